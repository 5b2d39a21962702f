"""Checks editions for the screen: pages, structure, links, colours and claims, as pikepdf reads them."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

# Greatest sizes in bytes of a city's edition and of the network's.
LIMITS = {"network": 15e6}
LIMIT = 5e6
PPI = 150
# Names of structure types that hold others (ISO 32000-1, 14.8.4.2).
HEADING = re.compile(r"/H(\d)$")
# Operators that show text or paint, which all belong to the structure or are artifacts.
SHOWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
INKS = {"k", "K"}


def kids(element):
    """Returns what an element holds, as a list."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def is_element(kid):
    return isinstance(kid, Dictionary) and kid.get("/Type") not in (Name.MCR, Name.OBJR)


def elements(element, depth=0):
    """Yields an element and all its parts in reading order, each with its depth."""
    yield element, depth
    for kid in kids(element):
        if is_element(kid):
            yield from elements(kid, depth + 1)


def roots(pdf):
    return [root for root in kids(pdf.Root.StructTreeRoot) if is_element(root)]


def all_elements(pdf):
    return [(element, depth) for root in roots(pdf) for element, depth in elements(root)]


def numbers(pdf):
    """Returns page indices by the identity of pages."""
    return {page.objgen: index for index, page in enumerate(pdf.pages)}


def marked(pdf):
    """Returns the pages and numbers of marked content, in reading order."""
    pages, found = numbers(pdf), []

    def walk(element, page):
        page = element.get("/Pg", page)
        for kid in kids(element):
            if isinstance(kid, int):
                found.append((pages[page.objgen], kid))
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                found.append((pages[kid.get("/Pg", page).objgen], int(kid.MCID)))
            elif is_element(kid):
                walk(kid, page)

    for root in roots(pdf):
        walk(root, None)
    return found


def dump(path):
    """Returns the structure of a file as text: types, texts and pages."""
    with pikepdf.open(path) as pdf:
        lines = []
        for element, depth in all_elements(pdf):
            words = [str(element.S)[1:]]
            page = element.get("/Pg")
            if page is not None:
                words.append(f"p{numbers(pdf)[page.objgen] + 1}")
            words += [f"{key[1:]}={str(element[key])}" for key in ("/T", "/Alt", "/Lang") if key in element]
            attributes = element.get("/A", Array())
            for attribute in attributes if isinstance(attributes, Array) else [attributes]:
                words += [f"{key[1:]}={value}" for key, value in attribute.items() if key not in ("/O", "/BBox")]
            lines.append("  " * depth + " ".join(words))
        return "\n".join(lines) + "\n"


def check_size(pdf, path, edition):
    """Checks that mail and web take the file."""
    size, limit = path.stat().st_size, LIMITS.get(edition, LIMIT)
    if size >= limit:
        yield f"{size / 1e6:.1f} MB are not below {limit / 1e6:.0f} MB"


def check_pages(pdf, trim):
    """Checks that pages show their trim alone, are named by their folios, and are read right to left."""
    for index, page in enumerate(pdf.pages, 1):
        left, bottom, right, top = map(float, page.MediaBox)
        if any(abs(a - b) > 0.02 for a, b in zip((left, bottom, right, top), (0, 0, *trim))):
            yield f"page {index}: the media box is {left, bottom, right, top}"
        if other := {"/TrimBox", "/BleedBox", "/CropBox"} & set(page.obj.keys()):
            yield f"page {index} has {other}"
        if page.obj.get("/Tabs") != Name.S:
            yield f"page {index}: links do not follow the structure"
        wanted = str(index).translate({ord("0") + digit: 0x660 + digit for digit in range(10)})
        if page.label != wanted:
            yield f"page {index} is named {page.label}"
    preferences = pdf.Root.ViewerPreferences
    if preferences.Direction != Name.R2L or not preferences.DisplayDocTitle:
        yield "the viewer is not told to begin at the right, or to show the title"


def check_structure(pdf):
    """Checks direction, headings, bookmarks, and that no group is empty and no element untold."""
    root, *others = roots(pdf)
    if others or root.S != Name.Document:
        yield "the root is no document"
    if Name.RlTb not in [attribute.get("/WritingMode") for attribute in root.get("/A", [])]:
        yield "the document is not written from right to left"
    if not pdf.Root.MarkInfo.Marked or str(pdf.Root.Lang) != "ar":
        yield "the catalog says neither that the file is tagged nor its language"
    level, titles = 0, []
    for element, _ in all_elements(pdf):
        if heading := HEADING.match(str(element.S)):
            if int(heading[1]) > level + 1:
                yield f"heading {element.get('/T')} skips a level"
            level = int(heading[1])
            titles.append(str(element.T).strip())
        if not kids(element):
            yield f"an element {element.S} is empty"
    with pdf.open_outline() as outline:
        def flat(items):
            for item in items:
                yield item.title.strip()
                yield from flat(item.children)
        if list(flat(outline.root)) != titles:
            yield f"bookmarks are not the headings {titles}"


def check_order(pdf):
    """Checks that pages are read in their order, and each marked content once."""
    read = marked(pdf)
    if len(set(read)) != len(read):
        yield "content is read twice"
    if [page for page, _ in read] != sorted(page for page, _ in read):
        yield "pages are not read in their order"
    in_tree = set(read)
    for index, page in enumerate(pdf.pages):
        stack, told = [], set()
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BMC", "BDC"):
                properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else {}
                number = properties.get("/MCID")
                stack.append(("tree" if number is not None else "artifact" if operands[0] == Name.Artifact else "", number))
                if number is not None:
                    told.add(int(number))
            elif operator == "EMC":
                stack.pop()
            elif operator in SHOWS and not any(kind for kind, _ in stack):
                yield f"page {index + 1}: {operator} is neither read nor an artifact"
            elif operator in INKS:
                yield f"page {index + 1}: inks are left"
            if operator == "BDC" and stack and len({kind for kind, _ in stack if kind}) > 1:
                yield f"page {index + 1}: an artifact holds what is read, or the other way round"
        if told != {number for at, number in in_tree if at == index}:
            yield f"page {index + 1}: marked content and structure differ"


def records(data, edition):
    """Returns the groups' names and the photographs' descriptions of an edition, as its records have them."""
    names, descriptions = [], []
    cities = [edition] if edition != "network" else [path.parent.name for path in sorted(data.glob("*/city.yaml"))]
    for city in cities:
        text = (data / city / "city.yaml").read_text("utf-8")
        groups = re.findall(r"^  - ([\w-]+)$", text.split("partners:")[1].split("\n\n")[0], re.M)
        own = re.search(r"^name: (.*)$", text, re.M)[1]
        for record, default in [(text, own)] + [((data / city / f"{group}.yaml").read_text("utf-8"), None) for group in groups]:
            name = re.search(r"^name: (.*)$", record, re.M)[1]
            label = re.search(r"^label: (.*)$", record, re.M)
            if default is None:
                names.append(name)
            default = default or (label or [None, name])[1]
            for photograph in re.findall(r"^(?:  - |cover: *\n  )file: .*\n(?:    (?:\w+:|#) .*\n)*", record, re.M):
                keys = dict(re.findall(r"^    (\w+): (.*)$", photograph, re.M))
                descriptions.append(keys.get("alt") or keys.get("caption") or default)
    return names, descriptions


def check_records(pdf, data, edition):
    """Checks that groups are headings in their order, and photographs have the descriptions of their records."""
    names, descriptions = records(data, edition)
    found = [element for element, _ in all_elements(pdf)]
    headings = [str(element.T).strip() for element in found if element.S == Name.H2]
    if (headings if edition != "network" else sorted(headings)) != (names if edition != "network" else sorted(names)):
        yield f"groups are {headings}, not {names}"
    figures = [str(element.get("/Alt", "")) for element in found if element.S == Name.Figure]
    if sorted(figures) != sorted(descriptions):
        yield f"figures are {sorted(figures)}, not {sorted(descriptions)}"
    captions = [element for element in found if element.S == Name.Caption]
    for caption in captions:
        beside = [kid.S for kid in kids(caption.P) if is_element(kid)]
        if beside != [Name.Caption, Name.Figure]:
            yield f"a caption stands beside {beside}"
    # The picture that opens a city has its caption on the page before.
    openers = len([element for element in found if element.S == Name.Figure and element.P.S == Name.Document])
    if not captions or len(captions) + openers != len(figures):
        yield f"{len(captions)} captions of {len(figures)} figures"


def check_links(pdf, edition):
    """Checks that links lead to the page that they name, and are told to readers."""
    labels = {page.objgen: page.label for page in pdf.pages}
    tagged = {kid.Obj.objgen for element, _ in all_elements(pdf) for kid in kids(element)
              if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR}
    count = 0
    for index, page in enumerate(pdf.pages, 1):
        for link in page.get("/Annots", []):
            count += 1
            if link.objgen not in tagged or "/StructParent" not in link:
                yield f"page {index}: a link is not in the structure"
            if "/Dest" in link:
                wanted = f"صفحة {labels[link.Dest[0].objgen]}"
                if str(link.Contents) != wanted:
                    yield f"page {index}: a link to {wanted} says {link.Contents}"
            elif not str(link.get("/Contents", "")):
                yield f"page {index}: a link says nothing"
    groups = len([element for element, _ in all_elements(pdf) if element.S == Name.H2])
    least = 2 * (groups + 7) if edition == "network" else 1
    if count < least:
        yield f"{count} links are fewer than {least}"


def check_photographs(pdf):
    """Checks that photographs are small JPEGs in sRGB, and that nothing names inks."""
    count = 0
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image:
            count += 1
            if item.Filter != Name.DCTDecode or item.ColorSpace[0] != Name.ICCBased:
                yield f"an image is {item.Filter} in {item.ColorSpace}"
        if isinstance(item, (Dictionary, pikepdf.Stream)) and "/DeviceCMYK" in repr(item):
            yield "inks are left"
    if count == 0:
        yield "there are no photographs"


def check_claims(pdf):
    """Checks what the file claims, and that nothing in it is known to break it."""
    xmp = pdf.Root.Metadata.read_bytes().decode()
    for claim in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<", "pdfaSchema:prefix>pdfuaid<"]:
        if claim not in xmp:
            yield f"the file does not claim {claim}"
    if "/Filter" in pdf.Root.Metadata:
        yield "the metadata are compressed"
    [intent] = pdf.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    if intent.S != Name.GTS_PDFA1 or profile[12:20] != b"mntrRGB ":
        yield "the output intent is not that of a screen"
    forbidden = {"/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/OCProperties", "/AcroForm", "/NeedAppearances"}
    if found := forbidden & set(pdf.Root.keys()) | forbidden & set(pdf.Root.get("/Names", {}).keys()):
        yield f"the catalog has {found}"
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            if not {"/FontFile2", "/FontFile3"} & set(item.keys()):
                yield f"{item.FontName} is not embedded"
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" not in item and item.get("/Subtype") != Name.CIDFontType2 and item.get("/Subtype") != Name.CIDFontType0:
            yield f"{item.get('/BaseFont')} does not tell its characters"
        if isinstance(item, Dictionary) and item.get("/Subtype") == Name.Link and int(item.get("/F", 0)) != 4:
            yield "a link is not printed"
        if isinstance(item, pikepdf.Stream) and (item.get("/Interpolate") or item.get("/Filter") == Name.LZWDecode):
            yield "an image is smoothed, or a stream is packed as LZW"


def faults(path, edition, trim, data):
    """Yields all faults of an edition for the screen."""
    with pikepdf.open(path) as pdf:
        yield from check_size(pdf, path, edition)
        yield from check_pages(pdf, trim)
        yield from check_structure(pdf)
        yield from check_order(pdf)
        yield from check_records(pdf, data, edition)
        yield from check_links(pdf, edition)
        yield from check_photographs(pdf)
        yield from check_claims(pdf)

#!/usr/bin/env python3
"""Checks a PDF against rules of PDF/X-4 and PDF/X-1a:2003, with pikepdf.

usage: pdfx.py STANDARD FILE.pdf ...      (STANDARD: `PDF/X-4` or `PDF/X-1a:2003`)

It shares no code with Malzama: it reads the finished bytes and prints its findings. It verifies
the structures that it inspects, and proves nothing about the rest of the standards.
"""

import sys
import zlib
from datetime import datetime, timezone

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

X4, X1A = "PDF/X-4", "PDF/X-1a:2003"
DEVICE = {"/DeviceCMYK", "/DeviceGray"}
FILTERS = {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/RunLengthDecode", "/ASCII85Decode",
           "/ASCIIHexDecode"}
PATHS = {"S": "stroke", "s": "stroke", "f": "fill", "F": "fill", "f*": "fill", "B": "both",
         "B*": "both", "b": "both", "b*": "both"}
BLACK, WHITE = (0, 0, 0, 1), (0, 0, 0, 0)


def check_file(pdf, standard):
    """Checks header, object streams, identifiers, encryption and filters (section 5 of both parts)."""
    wanted = "1.6" if standard == X4 else "1.4"
    if pdf.pdf_version != wanted:
        yield f"the header says {pdf.pdf_version}, not {wanted}"
    if pdf.is_encrypted:
        yield "it is encrypted"
    identifiers = pdf.trailer.get("/ID")
    if not isinstance(identifiers, Array) or len(identifiers) != 2 \
            or any(len(bytes(one)) != 16 for one in identifiers):
        yield f"/ID is {identifiers}"
    for number, thing in enumerate(pdf.objects):
        if not isinstance(thing, Stream):
            continue
        if thing.get("/Type") in ("/ObjStm", "/XRef") and standard == X1A:
            yield "it has streams of objects"
        if "/F" in thing or "/FFilter" in thing:
            yield f"object {number} keeps its data elsewhere"
        if "/OPI" in thing or "/Ref" in thing:
            yield f"object {number} stands for something else"
        filters = thing.get("/Filter", Array())
        for one in filters if isinstance(filters, Array) else [filters]:
            if str(one) not in FILTERS:
                yield f"object {number} has the filter {one}"


def date_of(text):
    text = str(text).removeprefix("D:").replace("'", "")
    return datetime.strptime(text.replace("Z", "+0000"), "%Y%m%d%H%M%S%z").astimezone(timezone.utc)


def check_identification(pdf, standard):
    """Checks that information dictionary and XMP claim the standard and agree with each other."""
    info = pdf.trailer.get("/Info")
    if info is None:
        yield "there is no information dictionary"
        return
    for key in ["/Title", "/CreationDate", "/ModDate", "/Trapped", "/GTS_PDFXVersion"]:
        if key not in info:
            yield f"{key} is missing"
    if not isinstance(info.get("/Trapped"), Name) or info.Trapped not in ("/True", "/False"):
        yield f"/Trapped is {info.get('/Trapped')!r}"
    if str(info.get("/GTS_PDFXVersion")) != standard:
        yield f"/GTS_PDFXVersion is {info.get('/GTS_PDFXVersion')}"
    if standard == X1A and str(info.get("/GTS_PDFXConformance")) != standard:
        yield f"/GTS_PDFXConformance is {info.get('/GTS_PDFXConformance')}"
    if standard == X4 and "/GTS_PDFXConformance" in info:
        yield "/GTS_PDFXConformance is not for PDF/X-4"
    stream = pdf.Root.get("/Metadata")
    if stream is None or "/Filter" in stream:
        yield "the XMP metadata are missing or compressed"
        return
    with pdf.open_metadata() as xmp:
        same = [("dc:title", str(info.Title)), ("pdf:Trapped", str(info.Trapped)[1:]),
                ("pdf:Producer", str(info.Producer)), ("xmp:CreatorTool", str(info.Creator))]
        for name, value in same:
            if xmp.get(name) != value:
                yield f"{name} is {xmp.get(name)!r}, the information says {value!r}"
        dates = [("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate"),
                 ("xmp:MetadataDate", "/ModDate")]
        for name, key in dates:
            date = datetime.fromisoformat(xmp[name].replace("Z", "+00:00"))
            if date != date_of(info[key]):
                yield f"{name} is {date}, {key} is {info[key]}"
        claim = xmp.get("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion")
        if claim != (standard if standard == X4 else None):
            yield f"pdfxid:GTS_PDFXVersion is {claim}"
        for name in ["DocumentID", "InstanceID", "VersionID", "RenditionClass"]:
            if not xmp.get(f"xmpMM:{name}"):
                yield f"xmpMM:{name} is missing"


def check_output_intent(pdf, standard):
    """Checks that there is one output intent for PDF/X, with a CMYK output profile."""
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    intent = intents[0]
    for key in ["/OutputConditionIdentifier", "/OutputCondition", "/RegistryName", "/Info"]:
        if not str(intent.get(key, "")).strip():
            yield f"the output intent has no {key}"
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream) or not profile.is_indirect:
        yield "the output intent has no profile"
        return
    data = profile.read_bytes()
    header = (data[12:16], data[16:20], data[20:24].strip() in (b"Lab", b"XYZ"), data[36:40])
    if header != (b"prtr", b"CMYK", True, b"acsp"):
        yield f"the profile is of the kind {header}"
    if profile.get("/N") != 4:
        yield f"the profile's /N is {profile.get('/N')}"
    if data[8] > (2 if standard == X1A else 4) or len(data) != int.from_bytes(data[:4], "big"):
        yield f"the profile has the version {data[8]} and {len(data)} bytes"


def inside(inner, outer):
    near = 0.01
    return inner[0] >= outer[0] - near and inner[1] >= outer[1] - near \
        and inner[2] <= outer[2] + near and inner[3] <= outer[3] + near


def check_pages(pdf, standard):
    """Checks the boxes of every page, and that nothing on it is not printed."""
    for number, page in enumerate(pdf.pages, 1):
        boxes = {key: [float(side) for side in page.obj[key]]
                 for key in ("/MediaBox", "/BleedBox", "/TrimBox") if key in page.obj}
        if len(boxes) != 3:
            yield f"page {number} has only {sorted(boxes)}"
            continue
        if not inside(boxes["/TrimBox"], boxes["/BleedBox"]) \
                or not inside(boxes["/BleedBox"], boxes["/MediaBox"]):
            yield f"page {number}: the boxes do not lie within each other"
        for key in ["/CropBox", "/ArtBox", "/Rotate", "/UserUnit", "/Annots", "/AA", "/PresSteps"]:
            if key in page.obj:
                yield f"page {number} has {key}"
        group = page.obj.get("/Group")
        if group is not None and (standard == X1A or group.get("/CS") != "/DeviceCMYK"):
            yield f"page {number} is a group in {group.get('/CS')}"


def check_catalog(pdf, _):
    """Checks that there are no actions, forms, scripts, layers or attached files, and that bookmarks
    have plain destinations."""
    for key in ["/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/AF", "/Collection"]:
        if key in pdf.Root:
            yield f"the catalog has {key}"
    for key in pdf.Root.get("/Names", Dictionary()).keys():
        if key != "/Dests":
            yield f"the catalog names {key}"
    preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
    for key in ["/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"]:
        if preferences.get(key, Name.MediaBox) not in ("/MediaBox", "/BleedBox"):
            yield f"{key} is {preferences[key]}"
    if preferences.get("/Direction") != "/R2L":
        yield "it is not said to be read from right to left"
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/Title" in thing and "/Parent" in thing \
                and "/Dest" not in thing:
            yield f"the bookmark {thing.Title} does not point at a page"


def check_fonts(pdf, standard):
    """Checks that every font is embedded, and of an allowed kind."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
            if len(files) != 1:
                yield f"the font {thing.FontName} is not embedded"
            for key in files & {"/FontFile3"}:
                if standard == X1A and thing[key].get("/Subtype") == "/OpenType":
                    yield f"the font {thing.FontName} is OpenType"
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font" \
                and thing.get("/Subtype") not in ("/Type0", "/CIDFontType0", "/CIDFontType2"):
            yield f"a font is of the kind {thing.get('/Subtype')}"


def check_dictionaries(pdf, standard):
    """Checks colour spaces, images, transparency and graphics states, wherever they occur."""
    for number, thing in enumerate(pdf.objects):
        if not isinstance(thing, (Dictionary, Stream)):
            continue
        if thing.get("/Subtype") == "/Image":
            if str(thing.get("/ColorSpace")) not in DEVICE:
                yield f"picture {number} is in {thing.get('/ColorSpace')}"
            for key in ["/SMask", "/Mask", "/Alternates", "/Interpolate"]:
                if key in thing:
                    yield f"picture {number} has {key}"
            if thing.get("/BitsPerComponent") != 8:
                yield f"picture {number} has {thing.get('/BitsPerComponent')} bits"
        if "/ShadingType" in thing and str(thing.get("/ColorSpace")) not in DEVICE:
            yield f"shading {number} is in {thing.get('/ColorSpace')}"
        group = thing.get("/Group")
        if group is not None and (standard == X1A or group.get("/CS") != "/DeviceCMYK"):
            yield f"object {number} is a group in {group.get('/CS')}"
        if thing.get("/Type") == "/ExtGState":
            for key in {"/TR", "/TR2", "/HTP", "/HT", "/BG", "/UCR"} & set(thing.keys()):
                yield f"graphics state {number} has {key}"
            if standard == X1A and (str(thing.get("/SMask", "/None")) != "/None"
                                    or thing.get("/BM", Name.Normal) != "/Normal"
                                    or thing.get("/CA", 1) != 1 or thing.get("/ca", 1) != 1):
                yield f"graphics state {number} is see-through"
        resources = thing.get("/Resources")
        spaces = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
        for name, space in (spaces.items() if spaces is not None else ()):
            if str(space) not in DEVICE:
                yield f"object {number} names the colour space {name}"


class State:
    """The part of the graphics state on which overprint depends."""

    def __init__(self, scale=1.0):
        self.scale = scale
        self.colours = {"fill": None, "stroke": None}
        self.overprint = {"fill": False, "stroke": False}
        self.mode = 0
        self.width, self.size, self.render = 1.0, 0.0, 0

    def copy(self):
        other = State(self.scale)
        other.__dict__.update(self.__dict__)
        other.colours, other.overprint = dict(self.colours), dict(self.overprint)
        return other


def length(a, b):
    return (float(a) ** 2 + float(b) ** 2) ** 0.5


def check_overprint(pdf, _):
    """Checks that black text below 12 pt and black lines below 2 pt overprint in mode 1, and that
    nothing else overprints."""
    texts = 0
    for number, page in enumerate(pdf.pages, 1):
        state, stack, text, box = State(), [], 1.0, []
        states = page.obj.Resources.get("/ExtGState", Dictionary())
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "q":
                stack.append(state.copy())
            elif name == "Q":
                state = stack.pop()
            elif name == "cm":
                state.scale *= length(operands[2], operands[3])
            elif name in ("k", "K"):
                kind = "fill" if name == "k" else "stroke"
                state.colours[kind] = tuple(float(ink) for ink in operands)
            elif name in ("g", "rg", "G", "RG", "sh", "BI", "INLINE IMAGE"):
                yield f"page {number}: the operator {name}"
            elif name in ("cs", "CS") and str(operands[0]) not in DEVICE | {"/Pattern"}:
                yield f"page {number}: the colour space {operands[0]}"
            elif name in ("scn", "sc", "SCN", "SC"):
                state.colours["fill" if name[0] == "s" else "stroke"] = None
            elif name == "w":
                state.width = float(operands[0])
            elif name == "gs":
                chosen = states[str(operands[0])]
                if "/OP" in chosen or "/op" in chosen:
                    state.overprint["stroke"] = bool(chosen.get("/OP", False))
                    state.overprint["fill"] = bool(chosen.get("/op", chosen.get("/OP", False)))
                state.mode = int(chosen.get("/OPM", state.mode))
            elif name == "BT":
                text = 1.0
            elif name == "Tm":
                text = length(operands[2], operands[3])
            elif name == "Tf":
                state.size = float(operands[1])
            elif name == "Tr":
                state.render = int(operands[0])
            elif name in ("Tj", "TJ"):
                texts += 1
                kinds = {0: ["fill"], 1: ["stroke"], 2: ["fill", "stroke"]}[state.render]
                size = state.size * text * state.scale
                yield from overprint_of(state, kinds, size < 12, f"page {number}, text of {size:.1f} pt")
            elif name in ("m", "l", "c", "re"):
                box += [(float(operands[0]), float(operands[1]))]
                if name == "re":
                    box += [(float(operands[0]) + float(operands[2]),
                             float(operands[1]) + float(operands[3]))]
            elif name in PATHS:
                kind = PATHS[name]
                wide = max(x for x, _ in box) - min(x for x, _ in box)
                high = max(y for _, y in box) - min(y for _, y in box)
                if kind in ("stroke", "both"):
                    thin = state.width * state.scale < 2
                    yield from overprint_of(state, ["stroke"], thin, f"page {number}, a line")
                if kind in ("fill", "both"):
                    thin = min(wide, high) * state.scale < 2
                    yield from overprint_of(state, ["fill"], thin, f"page {number}, a shape")
                box = []
            elif name == "n":
                box = []
    if texts == 0:
        yield "there is no text at all"


def overprint_of(state, kinds, is_fine, what):
    for kind in kinds:
        colour, overprints = state.colours[kind], state.overprint[kind]
        if colour == BLACK and is_fine and not (overprints and state.mode == 1):
            yield f"{what}: fine black does not overprint"
        if overprints and not (colour == BLACK and is_fine):
            yield f"{what}: {colour} overprints"


CHECKS = [check_file, check_identification, check_output_intent, check_pages, check_catalog,
          check_fonts, check_dictionaries, check_overprint]


def faults(path, standard):
    """Yields all faults of a file, each with the name of the check that found it."""
    try:
        with pikepdf.open(path) as pdf:
            for check in CHECKS:
                for fault in check(pdf, standard):
                    yield f"{check.__name__}: {fault}"
    except (pikepdf.PdfError, zlib.error, KeyError, ValueError) as error:
        yield f"it cannot be read: {error!r}"


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in (X4, X1A):
        sys.exit(__doc__)
    found = [f"{path}: {fault}" for path in sys.argv[2:] for fault in faults(path, sys.argv[1])]
    print("\n".join(found) or f"{len(sys.argv) - 2} files: no fault found")
    sys.exit(bool(found))

"""A sound file made with pikepdf, and files that differ from it in one thing.

Where the makers break many rules at once, these tell which of the two preflights sees a fault at all.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

WINE = b"0.1 0.9 0.6 0.1 k 60 60 200 200 re f"
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdf:Trapped="False" xmp:CreateDate="2026-01-02T03:04:05Z"
 xmp:ModifyDate="2026-01-02T03:04:05Z" xmp:MetadataDate="2026-01-02T03:04:05Z" xmpMM:DocumentID="uuid:1"
 xmpMM:InstanceID="uuid:2" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Second opinion</rdf:li></rdf:Alt></dc:title>
CLAIM</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
CLAIM = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"


def sound(repository, x1a):
    """Returns a file without a fault; the information dictionary of X-4 repeats the claim, as old
    readers ask."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(420, 595))
    page.obj.BleedBox = Array([10, 10, 410, 585])
    page.obj.TrimBox = Array([20, 20, 400, 575])
    page.obj.Contents = pdf.make_stream(WINE)
    page.obj.Resources = Dictionary()
    standard = "PDF/X-1a:2003" if x1a else "PDF/X-4"
    date = String("D:20260102030405Z")
    pdf.trailer.Info = pdf.make_indirect(Dictionary(
        Title=String("Second opinion"), CreationDate=date, ModDate=date, Trapped=Name("/False"),
        GTS_PDFXVersion=String(standard)))
    if x1a:
        pdf.trailer.Info.GTS_PDFXConformance = String(standard)
    profile = repository / "data" / "press" / "icc" / "ISOcoated_v2_300_bas.icc"
    pdf.Root.OutputIntents = Array([Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
        OutputCondition=String("coated paper"), Info=String("coated paper"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=pdf.make_stream(profile.read_bytes(), N=4))])
    pdf.Root.Metadata = pdf.make_stream(XMP.replace("CLAIM", "" if x1a else CLAIM).encode(),
                                        Type=Name.Metadata, Subtype=Name.XML)
    return pdf


def paint(pdf, content, **resources):
    """Adds to what the page paints."""
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(WINE + b"\n" + content)
    page.Resources = Dictionary(**resources)


def type3(pdf):
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
                      FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(a=glyph),
                      Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
                      FirstChar=97, LastChar=97, Widths=Array([500]), Resources=Dictionary())
    paint(pdf, b"BT /F 24 Tf 0 0 0 1 k 60 400 Td (a) Tj ET", Font=Dictionary(F=pdf.make_indirect(font)))


def helvetica(pdf):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    paint(pdf, b"BT /F 24 Tf 0 0 0 1 k 60 400 Td (a) Tj ET", Font=Dictionary(F=font))


def arial(pdf):
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Arial, Flags=32, ItalicAngle=0,
                            Ascent=905, Descent=-212, CapHeight=716, StemV=80,
                            FontBBox=Array([-665, -325, 2000, 1006]))
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Arial, FirstChar=97,
                      LastChar=97, Widths=Array([556]), Encoding=Name.WinAnsiEncoding,
                      FontDescriptor=descriptor)
    paint(pdf, b"BT /F 24 Tf 0 0 0 1 k 60 400 Td (a) Tj ET", Font=Dictionary(F=font))


def unused(pdf):
    """Arial in the resources, without a text in it."""
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Arial)
    paint(pdf, b"", Font=Dictionary(F=font))


def in_form(pdf):
    """A font that is not embedded, of a form that the page draws."""
    arial(pdf)
    page = pdf.pages[0].obj
    form = pdf.make_stream(page.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form,
                           BBox=Array([0, 0, 420, 595]), Resources=page.Resources)
    paint(pdf, b"/X Do", XObject=Dictionary(X=form))


def profile_without_n(pdf, repository):
    profile = repository / "data" / "press" / "icc" / "sRGB-v2-magic.icc"
    space = Array([Name.ICCBased, pdf.make_stream(profile.read_bytes())])
    paint(pdf, b"/C cs 1 0 0 scn 60 300 9 9 re f", ColorSpace=Dictionary(C=space))


def inherited(pdf):
    box = pdf.pages[0].obj.MediaBox
    del pdf.pages[0].obj.MediaBox
    pdf.Root.Pages.MediaBox = box


def half_clear(pdf, hidden):
    """Opacity in the graphics state of the page, or of a form that it draws."""
    states = Dictionary(G=Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5))
    code = b"/G gs 60 300 99 99 re f"
    if not hidden:
        paint(pdf, code, ExtGState=states)
        return
    form = pdf.make_stream(code, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 420, 595]),
                           Resources=Dictionary(ExtGState=states))
    paint(pdf, b"/X Do", XObject=Dictionary(X=form))


def annotate(pdf, subtype, **more):
    note = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([60, 300, 160, 330]), F=4, **more)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def act(pdf, key, action):
    pdf.Root[key] = pdf.make_indirect(action)


def script():
    return Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def indirect(pdf):
    """The same values behind references, and an array of intents too."""
    page = pdf.pages[0].obj
    for key in ["/MediaBox", "/TrimBox", "/BleedBox", "/Resources"]:
        page[key] = pdf.make_indirect(page[key])
    pdf.Root.OutputIntents[0] = pdf.make_indirect(pdf.Root.OutputIntents[0])
    pdf.Root.OutputIntents = pdf.make_indirect(pdf.Root.OutputIntents)


def archive_too(pdf):
    """An intent of PDF/A in front of that of PDF/X."""
    intent = Dictionary(pdf.Root.OutputIntents[0])
    intent.S = Name.GTS_PDFA1
    pdf.Root.OutputIntents.insert(0, intent)


def default_rgb(pdf, repository):
    """DeviceRGB for which the page names a profile."""
    profile = repository / "data" / "press" / "icc" / "sRGB-v2-magic.icc"
    space = Array([Name.ICCBased, pdf.make_stream(profile.read_bytes(), N=3)])
    paint(pdf, b"1 0 0 rg 60 300 9 9 re f", ColorSpace=Dictionary(DefaultRGB=space))


def with_state(pdf, **entries):
    states = Dictionary(G=Dictionary(Type=Name.ExtGState, **entries))
    paint(pdf, b"/G gs 60 300 9 9 re f", ExtGState=states)


def masked(pdf):
    """A picture with a soft mask."""
    sort = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}
    mask = pdf.make_stream(b"\x80", ColorSpace=Name.DeviceGray, **sort)
    picture = pdf.make_stream(b"\x10\x80\x80\0", ColorSpace=Name.DeviceCMYK, SMask=mask, **sort)
    paint(pdf, b"q 9 0 0 9 60 300 cm /P Do Q", XObject=Dictionary(P=picture))


def boxes(pdf, name, *sides):
    pdf.pages[0].obj[name] = Array(sides)


def without(dictionary, *keys):
    for key in keys:
        del dictionary[key]


def changes(repository):
    """Returns what is changed in each file, by the file's name; X-1a where it ends so."""
    rgb = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\0\0\0\0\xff")])
    return {
        "sound": lambda pdf: None,
        "sound-x1a": lambda pdf: None,
        "untrapped": lambda pdf: without(pdf.trailer.Info, "/Trapped"),
        "unclaimed": lambda pdf: without(pdf.trailer.Info, "/GTS_PDFXVersion"),
        "uninformed": lambda pdf: without(pdf.trailer, "/Info"),
        "unconforming-x1a": lambda pdf: without(pdf.trailer.Info, "/GTS_PDFXConformance"),
        "unconditioned": lambda pdf: without(pdf.Root.OutputIntents[0], "/OutputConditionIdentifier"),
        "no-intent": lambda pdf: without(pdf.Root, "/OutputIntents"),
        "no-profile": lambda pdf: without(pdf.Root.OutputIntents[0], "/DestOutputProfile"),
        "archive-intent": lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFA1),
        "no-xmp": lambda pdf: without(pdf.Root, "/Metadata"),
        "no-trim": lambda pdf: without(pdf.pages[0].obj, "/TrimBox"),
        "wide-trim": lambda pdf: boxes(pdf, "/TrimBox", 5, 5, 415, 590),
        "wide-bleed": lambda pdf: boxes(pdf, "/BleedBox", -5, -5, 425, 600),
        "trim-and-art": lambda pdf: boxes(pdf, "/ArtBox", 30, 30, 390, 565),
        "inherited-media": inherited,
        "open-script": lambda pdf: act(pdf, "/OpenAction", script()),
        "named-script": lambda pdf: act(pdf, "/Names", Dictionary(JavaScript=Dictionary(
            Names=Array([String("a"), script()])))),
        "catalog-actions": lambda pdf: act(pdf, "/AA", Dictionary(WC=script())),
        "open-page": lambda pdf: act(pdf, "/OpenAction", Dictionary(
            S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))),
        "link": lambda pdf: annotate(pdf, Name.Link, Border=Array([0, 0, 0])),
        "printer-mark": lambda pdf: annotate(pdf, Name.PrinterMark),
        "movie": lambda pdf: annotate(pdf, Name.Movie),
        "rgb": lambda pdf: paint(pdf, b"1 0 0 rg 60 300 9 9 re f"),
        "rgb-x1a": lambda pdf: paint(pdf, b"1 0 0 rg 60 300 9 9 re f"),
        "rgb-palette-x1a": lambda pdf: paint(pdf, b"/C cs 1 scn 60 300 9 9 re f",
                                             ColorSpace=Dictionary(C=rgb)),
        "rgb-unused-x1a": lambda pdf: paint(pdf, b"", ColorSpace=Dictionary(C=Name.DeviceRGB)),
        "profile-without-n": lambda pdf: profile_without_n(pdf, repository),
        "type3": type3,
        "helvetica": helvetica,
        "arial": arial,
        "arial-unused": unused,
        "arial-form": in_form,
        "transfer": lambda pdf: with_state(pdf, TR=Name.Identity),
        "multiply": lambda pdf: with_state(pdf, BM=Name.Multiply),
        "multiply-x1a": lambda pdf: with_state(pdf, BM=Name.Multiply),
        "multiply-listed-x1a": lambda pdf: with_state(pdf, BM=Array([Name.Multiply, Name.Normal])),
        "soft-x1a": lambda pdf: with_state(pdf, SMask=Dictionary(
            Type=Name.Mask, S=Name.Luminosity, G=pdf.make_stream(
                b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
                Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray)))),
        "opaque-x1a": lambda pdf: with_state(pdf, BM=Name.Compatible, SMask=Name("/None"), ca=1, CA=1),
        "masked-x1a": masked,
        "indirect": indirect,
        "archive-too": archive_too,
        "default-rgb": lambda pdf: default_rgb(pdf, repository),
        "trapped-unknown": lambda pdf: pdf.trailer.Info.__setitem__("/Trapped", Name.Unknown),
        "trapped-text": lambda pdf: pdf.trailer.Info.__setitem__("/Trapped", String("False")),
        "art-only": lambda pdf: (without(pdf.pages[0].obj, "/TrimBox"),
                                 boxes(pdf, "/ArtBox", 30, 30, 390, 565)),
        "wide-art": lambda pdf: (without(pdf.pages[0].obj, "/TrimBox"),
                                 boxes(pdf, "/ArtBox", 5, -5, 415, 600)),
        "clear-x1a": lambda pdf: half_clear(pdf, False),
        "clear-form-x1a": lambda pdf: half_clear(pdf, True),
        "page-group-x1a": lambda pdf: pdf.pages[0].obj.__setitem__("/Group", Dictionary(
            S=Name.Transparency, CS=Name.DeviceCMYK)),
    }


def make(folder, repository):
    for name, change in changes(repository).items():
        with sound(repository, name.endswith("-x1a")) as pdf:
            change(pdf)
            version = "1.4" if name.endswith("-x1a") else "1.6"
            pdf.save(folder / f"pikepdf-{name}.pdf", force_version=version, static_id=True,
                     object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)

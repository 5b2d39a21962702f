"""Files of libraries: WeasyPrint, reportlab, fpdf2, cairo and img2pdf."""

import io

import cairocffi
import fpdf
import img2pdf
import weasyprint
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SIZE = (420, 595)
STYLE = """@page { size: 148mm 210mm; bleed: 3mm; marks: none }
@color-profile device-cmyk { src: url(PROFILE); components: cyan, magenta, yellow, black }
body { font-family: 'Vazirmatn'; color: device-cmyk(0 0 0 1) }
div { background: device-cmyk(0.1 0.9 0.6 0.1); height: 40mm }"""
PAGE = """<html lang="en"><head><title>Second opinion</title><style>STYLE</style></head>
<body><h1>Office</h1><div></div>MORE</body></html>"""

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><defs><linearGradient id="g">
<stop offset="0" stop-color="black"/><stop offset="1" stop-color="white" stop-opacity="0.2"/>
</linearGradient></defs><rect width="200" height="100" fill="url(#g)"/></svg>"""


def by_weasyprint(folder, repository):
    profile = repository / "data" / "press" / "icc" / "ISOcoated_v2_300_bas.icc"
    face = next((repository / "fonts" / "vazirmatn").glob("*Regular.ttf"))
    style = STYLE.replace("PROFILE", profile.as_uri())
    style = f"@font-face {{ font-family: 'Vazirmatn'; src: url({face.as_uri()}) }}\n{style}"
    clear = "<p style='opacity: 0.5'>half clear</p>"
    made = {
        "plain": ("body { font-family: Vazirmatn; color: #a03020 }", "", {}),
        "x4": (style, "", {"pdf_variant": "pdf/x-4"}),
        "x3": (style, "", {"pdf_variant": "pdf/x-3"}),
        "x1a": (style, "", {"pdf_variant": "pdf/x-1a"}),
        "clear-x4": (style, clear, {"pdf_variant": "pdf/x-4"}),
        "clear-x1a": (style, clear, {"pdf_variant": "pdf/x-1a"}),
        "drawing-x4": (style, DRAWING, {"pdf_variant": "pdf/x-4"}),
        "rgb-x4": (style, "<p style='color: red'>red light</p>", {"pdf_variant": "pdf/x-4"}),
        "link-x4": (style, "<a href='https://example.org'>link</a>", {"pdf_variant": "pdf/x-4"}),
    }
    for name, (css, more, options) in made.items():
        page = PAGE.replace("STYLE", css).replace("MORE", more)
        weasyprint.HTML(string=page).write_pdf(folder / f"weasyprint-{name}.pdf", **options)


def by_reportlab(folder, repository):
    face = next((repository / "fonts" / "vazirmatn").glob("*Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Vazirmatn", face))

    def canvas(name, **options):
        made = Canvas(str(folder / f"reportlab-{name}.pdf"), SIZE, invariant=1, **options)
        made.setTitle("Second opinion")
        return made

    made = canvas("standard")
    made.setFont("Helvetica", 24)
    made.drawString(60, 400, "Office")
    made.save()

    made = canvas("cmyk", enforceColorSpace="CMYK")
    made.setFont("Vazirmatn", 24)
    made.setFillColor(CMYKColor(0.1, 0.9, 0.6, 0.1))
    made.drawString(60, 400, "Office")
    made.save()

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    made = canvas("bare")
    made.setFont("HeiseiMin-W3", 24)
    made.drawString(60, 400, "Office")
    made.save()

    made = canvas("spot", enforceColorSpace="SEP_CMYK")
    made.setFillColor(CMYKColorSep(0.1, 0.9, 0.6, 0, spotName="Wine"))
    made.rect(60, 60, 200, 200, stroke=0, fill=1)
    made.save()

    made = canvas("clear")
    made.setFillColor(CMYKColor(0.1, 0.9, 0.6, 0.1, alpha=0.5))
    made.rect(60, 60, 200, 200, stroke=0, fill=1)
    made.save()

    made = canvas("form")
    made.acroForm.textfield(name="name", x=60, y=400, value="Office")
    made.showPage()
    made.save()

    made = canvas("encrypted", encrypt=StandardEncryption("", "owner"))
    made.setFont("Vazirmatn", 24)
    made.drawString(60, 400, "Office")
    made.save()


def by_fpdf(folder, repository):
    face = next((repository / "fonts" / "vazirmatn").glob("*Regular.ttf"))
    for name in ["standard", "face", "attached", "link", "clear"]:
        made = fpdf.FPDF(format=(148, 210))
        made.set_title("Second opinion")
        made.add_page()
        if name == "standard":
            made.set_font("Times", size=24)
        else:
            made.add_font("Vazirmatn", fname=face)
            made.set_font("Vazirmatn", size=24)
        made.cell(text="Office", link="https://example.org" if name == "link" else "")
        if name == "clear":
            with made.local_context(fill_opacity=0.5):
                made.rect(20, 60, 60, 60, style="F")
        if name == "attached":
            made.embed_file(bytes=b"notes", basename="notes.txt")
        made.output(folder / f"fpdf-{name}.pdf")


def by_cairo(folder):
    def surface(name):
        return cairocffi.PDFSurface(str(folder / f"cairo-{name}.pdf"), *SIZE)

    made = surface("text")
    context = cairocffi.Context(made)
    context.select_font_face("DejaVu Sans")
    context.set_font_size(24)
    context.move_to(60, 200)
    context.show_text("Office")
    made.finish()

    made = surface("clear")
    context = cairocffi.Context(made)
    context.set_source_rgba(0.6, 0.2, 0.1, 0.5)
    context.rectangle(60, 60, 200, 200)
    context.fill()
    context.set_source_rgb(0, 0, 0)
    context.paint_with_alpha(0.2)
    made.finish()

    made = surface("grey")
    context = cairocffi.Context(made)
    context.set_source_rgb(0, 0, 0)
    context.rectangle(60, 60, 200, 200)
    context.fill()
    made.finish()


def by_img2pdf(folder):
    ramp = [(column * 4) % 256 for _ in range(64) for column in range(64)]
    for mode, coding in [("CMYK", "JPEG"), ("RGB", "JPEG"), ("1", "TIFF"), ("L", "PNG")]:
        picture = Image.new("L", (64, 64))
        picture.putdata(ramp)
        data = io.BytesIO()
        picture.convert(mode).save(data, coding)
        name = {"1": "bits", "L": "grey"}.get(mode, mode.lower())
        (folder / f"img2pdf-{name}.pdf").write_bytes(img2pdf.convert(data.getvalue()))


def make(folder, repository):
    by_weasyprint(folder, repository)
    by_reportlab(folder, repository)
    by_fpdf(folder, repository)
    by_cairo(folder)
    by_img2pdf(folder)

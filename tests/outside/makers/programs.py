"""Files of programs: Scribus, LibreOffice, Ghostscript, Chromium, qpdf and poppler."""

import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

PAGE = """<html><head><title>Second opinion</title></head>
<body style="font-family: 'DejaVu Sans'"><h1>Second opinion</h1>
<p style="color: #a03020">Office, café</p><a href="https://example.org">a link</a></body></html>
"""

POSTSCRIPT = """%!PS
<< /PageSize [420 595] >> setpagedevice
/Times-Roman findfont 24 scalefont setfont
COLOUR 60 400 moveto (Ghostscript) show
60 60 200 200 rectfill showpage
"""

# The prologue that Ghostscript's own `PDFX_def.ps` gives as an example, filled in.
PDFX = """%!PS
[ /GTS_PDFXVersion (PDF/X-3:2002) /Title (Second opinion) /Trapped /False /DOCINFO pdfmark
[/_objdef {profile} /type /stream /OBJ pdfmark
[{profile} << /N 4 >> /PUT pdfmark
[{profile} (PROFILE) (r) file /PUT pdfmark
[/_objdef {intent} /type /dict /OBJ pdfmark
[{intent} << /Type /OutputIntent /S /GTS_PDFX /OutputCondition (coated paper)
  /OutputConditionIdentifier (FOGRA39) /Info (none) /RegistryName (http://www.color.org)
  /DestOutputProfile {profile} >> /PUT pdfmark
[{Catalog} << /OutputIntents [ {intent} ] >> /PUT pdfmark
"""


def run(*command, **more):
    """Runs a program, without a screen and with a home of its own; a failure raises an error."""
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, timeout=120,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | more)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-500:]}{done.stderr[-500:]}")


def scribus(folder, work):
    picture = work / "picture.png"
    Image.linear_gradient("L").resize((400, 400)).convert("RGB").save(picture)
    run("scribus", "-g", "-ns", "-py", Path(__file__).with_name("scribus.py"),
        SCRIBUS_OUT=str(folder), SCRIBUS_PICTURE=str(picture), HOME=str(work))


def libreoffice(folder, work):
    # LibreOffice takes a page of HTML as a document of its writer; 2 is PDF/A-2, 0 is PDF 1.7.
    for name, version in [("plain", 0), ("archive", 2)]:
        page = work / f"libreoffice-{name}.html"
        page.write_text(PAGE, "utf-8")
        options = '{"SelectPdfVersion":{"type":"long","value":"%d"}}' % version
        run("soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to",
            f"pdf:writer_web_pdf_Export:{options}", "--outdir", folder, page, HOME=str(work))
    # A draft in plain text, which gets other fonts.
    draft = work / "libreoffice-draft.txt"
    draft.write_text("A draft: office, café\n" * 80, "utf-8")
    run("soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", "pdf",
        "--outdir", folder, draft, HOME=str(work))


def chromium(folder, work):
    clear = "<div style='opacity: 0.5; background: linear-gradient(red, blue)'>half clear</div>"
    for name, more in [("page", ""), ("clear", clear)]:
        page = work / f"{name}.html"
        page.write_text(PAGE.replace("</body>", f"{more}</body>"), "utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/browser",
            "--no-pdf-header-footer", f"--print-to-pdf={folder}/chromium-{name}.pdf", page, HOME=str(work))


def ghostscript(folder, work, profile):
    written = {"rgb": "0.6 0.2 0.1 setrgbcolor", "cmyk": "0.1 0.9 0.6 0.1 setcmykcolor"}
    for name, colour in written.items():
        (work / f"{name}.ps").write_text(POSTSCRIPT.replace("COLOUR", colour), "ascii")
    prologue = work / "pdfx.ps"
    prologue.write_text(PDFX.replace("PROFILE", str(profile)), "utf-8")
    cmyk = ["-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK"]
    made = [
        ("rgb", ["rgb.ps"]),
        ("cmyk", ["cmyk.ps"]),
        ("old", ["-dCompatibilityLevel=1.3", "cmyk.ps"]),
        ("bare", ["-dEmbedAllFonts=false", "cmyk.ps"]),
        ("x3", ["-dPDFX", *cmyk, f"--permit-file-read={profile}", "pdfx.ps", "rgb.ps"]),
    ]
    for name, options in made:
        options = [work / one if one.endswith(".ps") else one for one in options]
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
            f"-sOutputFile={folder}/ghostscript-{name}.pdf", *options)
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
        f"-sOutputFile={folder}/ghostscript-again.pdf", folder / "scribus-x4.pdf")


def reworked(folder):
    """What qpdf and poppler make of files that others wrote."""
    sound = folder / "weasyprint-x4.pdf"
    run("qpdf", "--object-streams=generate", sound, folder / "qpdf-objects.pdf")
    run("qpdf", "--linearize", sound, folder / "qpdf-linear.pdf")
    run("qpdf", "--encrypt", "", "owner", "256", "--", sound, folder / "qpdf-encrypted.pdf")
    run("pdfunite", sound, folder / "scribus-x4.pdf", folder / "poppler-united.pdf")
    run("pdftocairo", "-pdf", sound, folder / "poppler-cairo.pdf")


def make(folder, repository):
    profile = repository / "data" / "press" / "icc" / "ISOcoated_v2_300_bas.icc"
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        scribus(folder, work)
        libreoffice(folder, work)
        chromium(folder, work)
        ghostscript(folder, work, profile)
        reworked(folder)

"""A page with text and shapes, and a richer one, written by Scribus to several standards.

Run by Scribus itself (`scribus -g -ns -py`), with the folder to write to in `SCRIBUS_OUT`
and a picture in `SCRIBUS_PICTURE`.
"""

import os

import scribus

FONT = "DejaVu Sans Book"
# The scripter's numbers of the versions of a PDF.
VERSIONS = {"x4": 10, "x1a": 11, "x3": 12, "plain": 14}
# To a printer, so that colours are written as inks.
PRINTER = 1


def save(name, version):
    pdf = scribus.PDFfile()
    pdf.version = version
    pdf.outdst = PRINTER
    pdf.info = "Second opinion"
    pdf.fonts = [FONT]
    pdf.file = os.path.join(os.environ["SCRIBUS_OUT"], f"scribus-{name}.pdf")
    pdf.save()


def main():
    margins = (10, 10, 10, 10)
    scribus.newDocument((148, 210), margins, scribus.PORTRAIT, 1, scribus.UNIT_MILLIMETERS,
                        scribus.PAGE_1, 0, 1)
    text = scribus.createText(20, 20, 100, 50)
    scribus.setText("Scribus: office, café", text)
    scribus.setFont(FONT, text)
    scribus.setFontSize(14, text)
    scribus.defineColorCMYK("Wine", 30, 240, 120, 20)
    shape = scribus.createRect(20, 100, 60, 60)
    scribus.setFillColor("Wine", shape)
    scribus.setLineColor("None", shape)
    for name, version in VERSIONS.items():
        save(name, version)
    # Then a spot colour, a layer, opacity and a picture in colours of light.
    scribus.createLayer("Stamp")
    scribus.setActiveLayer("Stamp")
    scribus.defineColorCMYK("Gold", 0, 60, 200, 30)
    scribus.setSpotColor("Gold", True)
    seal = scribus.createEllipse(90, 100, 40, 40)
    scribus.setFillColor("Gold", seal)
    scribus.setLineColor("None", seal)
    scribus.setFillTransparency(0.5, seal)
    picture = scribus.createImage(20, 170, 30, 30)
    scribus.loadImage(os.environ["SCRIBUS_PICTURE"], picture)
    save("rich-x4", VERSIONS["x4"])
    save("rich-x1a", VERSIONS["x1a"])


main()

"""A page of text, a filled shape and a line, written by Scribus to several standards.

Run by Scribus itself (`scribus -g -ns -py`), with the folder to write to in `SCRIBUS_OUT`.
"""

import os

import scribus

FONT = "DejaVu Sans Book"
# The scripter's numbers of the versions of a PDF.
VERSIONS = {"x4": 10, "x1a": 11, "x3": 12, "plain": 14}
# To a printer, so that colours are written as inks.
PRINTER = 1


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
        pdf = scribus.PDFfile()
        pdf.version = version
        pdf.outdst = PRINTER
        pdf.info = "Second opinion"
        pdf.fonts = [FONT]
        pdf.file = os.path.join(os.environ["SCRIBUS_OUT"], f"scribus-{name}.pdf")
        pdf.save()


main()

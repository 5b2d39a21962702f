"""Draws the contact sheet of the README: every page of the print PDFs, one edition a row.

    python docs/contact_sheet.py out/print docs/editions.jpg

Needs poppler's `pdftoppm` and Pillow. Spreads stand as a reader of a right-bound book sees
them, from right to left; pages are shown as cut, without their bleed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

EDITIONS = "jerusalem hebron nazareth gaza nablus jaffa acre network".split()
WIDTH = 84
SPREADS = 9
GAP = 6
BLEED = 3 / (148 + 6)
DESK = (232, 230, 226)


def pages(pdf, folder):
    """All pages of a PDF as small pictures, cut to the trim."""
    subprocess.run(["pdftoppm", "-r", "50", "-png", pdf, folder / "page"], check=True)
    for path in sorted(folder.glob("page*.png")):
        with Image.open(path) as page:
            cut = round(page.width * BLEED)
            page = page.convert("RGB").crop((cut, cut, page.width - cut, page.height - cut))
            height = round(page.height * WIDTH / page.width)
            yield page.resize((WIDTH, height), Image.Resampling.LANCZOS)
        path.unlink()


def spreads(numbered):
    """Pairs of left and right page: the first page alone, then two and two."""
    pictures = list(numbered)
    yield pictures[0], None
    for at in range(1, len(pictures), 2):
        yield pictures[at + 1] if at + 1 < len(pictures) else None, pictures[at]


def main():
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for edition in EDITIONS:
            book = list(spreads(pages(source / f"{edition}.pdf", Path(folder))))
            rows += [book[at : at + SPREADS] for at in range(0, len(book), SPREADS)]
    height = next(page for page in rows[0][0] if page).height
    size = (GAP + SPREADS * (2 * WIDTH + GAP), GAP + len(rows) * (height + GAP))
    sheet = Image.new("RGB", size, DESK)
    for row, book in enumerate(rows):
        for column, pair in enumerate(book):
            x = size[0] - (column + 1) * (2 * WIDTH + GAP)
            for side, page in enumerate(pair):
                if page:
                    sheet.paste(page, (x + side * WIDTH, GAP + row * (height + GAP)))
    sheet.save(target, quality=82, optimize=True, progressive=True)


main()

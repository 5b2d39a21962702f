#!/usr/bin/env python3
"""Draws spreads of the network edition before and after a change of layouts, side by side.

    python docs/before_after.py target/release/malzama REVISION docs/layouts/before-after.jpg

Builds the edition in both layouts, with the layouts of a revision of Git and with those of the
working tree. Of each pair, the spread on the right is the earlier one. Needs poppler's `pdftoppm`
and Pillow. Pages are shown as cut, without their bleed.
"""

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["data", "fonts", "photos", "malzama.yaml"]

# The spreads that strangers found weakest, by their first page.
SPREADS = {"market": [2, 4, 8, 10, 20, 38, 42, 46, 60, 62], "reading": [48, 50, 54, 56, 60, 62]}

BLEED = 3 / (148 + 6)
DESK = (232, 230, 226)
INK = (60, 60, 60)
WIDTH = 148
GAP = 8
LABEL = 14
COLUMNS = 2


def build(program, folder, layout, revision):
    """Builds the network edition of a copy of the project, and returns its PDF."""
    folder.mkdir()
    for source in SOURCES:
        path = ROOT / source
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
    if revision:
        command = ["git", "-C", ROOT, "archive", revision, "layouts"]
        archive = subprocess.run(command, check=True, capture_output=True).stdout
        tarfile.open(fileobj=io.BytesIO(archive)).extractall(folder, filter="data")
    else:
        shutil.copytree(ROOT / "layouts", folder / "layouts")
    settings = folder / "malzama.yaml"
    settings.write_text(settings.read_text().replace("layout: market", f"layout: {layout}"))
    subprocess.run([program, "build", "network"], cwd=folder, check=True, capture_output=True)
    return folder / "out" / "print" / "network.pdf"


def page(pdf, number):
    """Returns a page as a small picture, cut to the trim."""
    command = ["pdftoppm", "-r", "90", "-png", "-singlefile", "-f", str(number), "-l", str(number)]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, pdf, Path(folder) / "page"], check=True, capture_output=True)
        with Image.open(Path(folder) / "page.png") as picture:
            cut = round(picture.width * BLEED)
            picture = picture.convert("RGB").crop((cut, cut, picture.width - cut, picture.height - cut))
            size = (WIDTH, round(picture.height * WIDTH / picture.width))
            return picture.resize(size, Image.Resampling.LANCZOS)


def spread(pdf, first):
    """Lays two pages side by side, as a right-bound book opens."""
    right, left = page(pdf, first), page(pdf, first + 1)
    sheet = Image.new("RGB", (2 * WIDTH, right.height))
    sheet.paste(left, (0, 0))
    sheet.paste(right, (WIDTH, 0))
    return sheet


def main():
    program, revision, target = Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3])
    cells = []
    with tempfile.TemporaryDirectory() as folder:
        for layout, firsts in SPREADS.items():
            before = build(program, Path(folder) / f"{layout}-before", layout, revision)
            after = build(program, Path(folder) / f"{layout}-after", layout, None)
            for first in firsts:
                cells.append((f"{layout} {first}-{first + 1}", spread(before, first), spread(after, first)))
    high = cells[0][1].height
    wide = 4 * WIDTH + GAP
    rows = -(-len(cells) // COLUMNS)
    size = (COLUMNS * (wide + 2 * GAP), rows * (high + LABEL + GAP) + GAP)
    sheet = Image.new("RGB", size, DESK)
    draw = ImageDraw.Draw(sheet)
    for index, (name, before, after) in enumerate(cells):
        x = size[0] - (index % COLUMNS + 1) * (wide + 2 * GAP) + GAP
        y = index // COLUMNS * (high + LABEL + GAP) + GAP // 2
        draw.text((x, y), f"{name}: after", fill=INK)
        draw.text((x + 2 * WIDTH + GAP, y), f"{name}: before", fill=INK)
        sheet.paste(after, (x, y + LABEL))
        sheet.paste(before, (x + 2 * WIDTH + GAP, y + LABEL))
    sheet.save(target, quality=78, optimize=True, progressive=True)


main()

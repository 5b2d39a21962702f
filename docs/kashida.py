#!/usr/bin/env python3
"""Draws forty lines without and with kashidas, from a copy of this repository's own project.

    python docs/kashida.py target/release/malzama

Needs poppler's `pdftoppm` and the Python package Pillow. The texts of the groups are set in columns of
60 mm, in which spaces vary most; kashidas stand in the left one. The picture is written to
`docs/layouts/kashida.png`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "layouts" / "kashida.png"
SOURCES = ["data", "fonts", "layouts", "photos", "malzama.yaml"]
RESOLUTION = 170
LINES = 40
MARGIN = 10
BLEED = 3
PAPER = 255
LAYOUT = f"""
#import "base.typ": base, lines, reading
#let manuscript = json("/manuscript.json")
#let (width, height, bleed) = manuscript.page
#set page(width: width * 1mm, height: height * 1mm, bleed: bleed * 1mm, margin: {MARGIN}mm)
#show: base.with(manuscript)
#let texts = manuscript.cities.map(city => city.partners.map(group => group.body)).flatten()
#for _ in range(4) {{ page(block(width: 60mm, height: lines({LINES}) - 2.5mm, clip: true, reading(texts))) }}
"""


def column(program, folder, is_on):
    """Returns forty lines as a picture."""
    (folder / "layouts/main.typ").write_text(LAYOUT)
    theme = folder / "layouts/reading/theme.typ"
    theme.write_text(theme.read_text() + f"\n#let kashida = {str(is_on).lower()}\n")
    command = [program, "build", "network", "--force"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", "-singlefile", "-f", "1", "-l", "1"]
    subprocess.run([*command, folder / "out/print/network.pdf", folder / "column"], check=True)
    with Image.open(folder / "column.png") as page:
        return page.convert("L")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for source in SOURCES:
            path = ROOT / source
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
        settings = folder / "malzama.yaml"
        text = settings.read_text().replace("layout: market", "layout: reading")
        height = 2 * MARGIN + LINES * 6.25
        text = text.replace("{ width: 148 mm, height: 210 mm }", f"{{ width: 80 mm, height: {height} mm }}")
        settings.write_text(text)
        program = Path(sys.argv[1]).resolve()
        columns = [column(program, folder, is_on) for is_on in (True, False)]
    sheet = Image.new("L", (sum(it.width for it in columns), columns[0].height), PAPER)
    sheet.paste(columns[0], (0, 0))
    sheet.paste(columns[1], (columns[0].width, 0))
    sheet.quantize(16).save(TARGET, optimize=True)


main()

#!/usr/bin/env python3
"""Draws the pictures of the guides, from a copy of this repository's own project.

    python docs/pictures.py target/release/malzama

Needs poppler's `pdftoppm`, a Chromium, and the Python packages Pillow and playwright. Pages are
those of the program's PDFs, as cut, without their bleed; the preview and the report are what a
browser shows. Each picture is written to `docs/pictures/`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
SOURCES = ["data", "fonts", "layouts", "photos", "malzama.yaml"]
CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
BLEED = 3 / (148 + 6)
DESK = (232, 230, 226)
HEIGHT = 460
GAP = 14

# The record of a new group and of a new city, as the guides show them.
GROUP = "name: مجموعة الوادي\n\nbody: |\n  الفقرة الأولى.\n\n  الفقرة الثانية.\n"
CITY = "name: حيفا\nheading: مجموعات حيفا\n\npartners:\n  - wadi\n"


class Project:
    """A copy of the project, and the program to run on it."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        for source in SOURCES:
            path = ROOT / source
            (shutil.copytree if path.is_dir() else shutil.copy)(path, self.folder / source)

    def run(self, *arguments, status=0):
        """Runs the program, which must end as expected."""
        run = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, text=True)
        assert run.returncode == status, run.stdout + run.stderr

    def edit(self, path, old, new):
        """Replaces a text in a file."""
        path = self.folder / path
        text = path.read_text()
        assert old in text, f"{path}: no {old}"
        path.write_text(text.replace(old, new, 1))

    def write(self, path, text):
        """Writes a file, and its folder if there is none."""
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def pages(self, pdf, *numbers):
        """Returns pages of a PDF as pictures, cut to the trim."""
        pictures = []
        with tempfile.TemporaryDirectory() as folder:
            for number in numbers:
                command = ["pdftoppm", "-r", "110", "-png", "-singlefile", "-f", str(number), "-l", str(number)]
                subprocess.run([*command, self.folder / pdf, Path(folder) / "page"], check=True)
                with Image.open(Path(folder) / "page.png") as page:
                    cut = round(page.width * BLEED)
                    page = page.convert("RGB").crop((cut, cut, page.width - cut, page.height - cut))
                    size = (round(page.width * HEIGHT / page.height), HEIGHT)
                    pictures.append(page.resize(size, Image.Resampling.LANCZOS))
        return pictures


def spread(right, left):
    """Lays two pages side by side, as a right-bound book opens."""
    sheet = Image.new("RGB", (right.width + left.width, HEIGHT), DESK)
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    return sheet


def save(name, *pictures):
    """Saves pictures beside each other, the first on the right."""
    width = sum(it.width for it in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), DESK)
    x = width
    for picture in pictures:
        x -= picture.width + GAP
        sheet.paste(picture, (x, GAP))
    sheet.save(TARGET / name, quality=82, optimize=True, progressive=True)


def shrink(path, width=900):
    """Makes a browser's picture small."""
    with Image.open(path) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    small.save(path.with_suffix(".jpg"), quality=80, optimize=True, progressive=True)
    path.unlink()


def report(project, browser):
    """Draws the head of the report, with a booklet that is withheld."""
    page = browser.new_page(viewport={"width": 1200, "height": 720})
    page.goto((project.folder / "out/report/index.html").as_uri())
    page.wait_for_timeout(1500)
    page.screenshot(path=TARGET / "report.png")
    page.close()
    shrink(TARGET / "report.png")


def preview(project, browser):
    """Draws the preview: pages as they were saved, and a record with an error."""
    command = [project.program, "preview", "--no-open"]
    process = subprocess.Popen(command, cwd=project.folder, stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://[\w.:/-]+", process.stderr.readline()).group()
        page = browser.new_page(viewport={"width": 1200, "height": 720})
        page.goto(f"{address}#edition=acre&page=6&lang=ar")
        page.wait_for_timeout(25000)
        page.screenshot(path=TARGET / "preview.png")
        project.edit("data/acre/acre-5000.yaml", "label: ", "label:")
        page.wait_for_timeout(6000)
        page.screenshot(path=TARGET / "preview-error.png")
        page.close()
    finally:
        process.terminate()
        process.wait()
    project.edit("data/acre/acre-5000.yaml", "label:", "label: ")
    shrink(TARGET / "preview.png")
    shrink(TARGET / "preview-error.png")


def main():
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        project = Project(Path(sys.argv[1]).resolve(), folder)
        project.run("build")
        preview(project, browser)
        save("group.jpg", spread(*project.pages("out/print/acre.pdf", 6, 7)))
        save("cover.jpg", *project.pages("out/print/acre.pdf", 1), spread(*project.pages("out/print/acre.pdf", 4, 5)))
        project.run("build", "acre", "--draft")
        save("proof.jpg", spread(*project.pages("out/draft/acre.pdf", 6, 7)))
        market = spread(*project.pages("out/print/acre.pdf", 6, 7))
        project.edit("malzama.yaml", "layout: market", "layout: reading")
        project.run("build", "acre")
        save("layouts.jpg", market, spread(*project.pages("out/print/acre.pdf", 6, 7)))
        project.edit("malzama.yaml", "layout: reading", "layout: market")
        # A new city, in spare colours.
        project.write("data/haifa/city.yaml", CITY)
        project.write("data/haifa/wadi.yaml", GROUP)
        project.edit("malzama.yaml", "  - acre\n", "  - acre\n  - haifa\n")
        project.run("build", "haifa")
        save("city.jpg", *project.pages("out/print/haifa.pdf", 1), spread(*project.pages("out/print/haifa.pdf", 4, 5)))
        # A photograph that is not there, and has no illustration.
        project.edit("data/haifa/wadi.yaml", "body:", "photographs:\n  - file: haifa/wadi.jpg\n\nbody:")
        project.run("build", status=1)
        save("missing.jpg", spread(*project.pages("out/draft/haifa.pdf", 6, 7)))
        report(project, browser)
        browser.close()


main()

#!/usr/bin/env python3
"""The second suite: sheets, covers and barcodes, looked at by tools that share no code with Malzama.

usage: sheets.py MALZAMA      (the built program)

Imposes all editions of this repository and compares each place of each sheet with its page, as pictures
(pdfium); compares plates of both (Ghostscript); folds the sheets of a copy shop and reads the booklet; reads
the barcode of a back cover (zbar); and asks qpdf, pdf_oxide and the program's own preflight what they find on
sheets and covers that they do not find on the pages.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy
import pdf_oxide
import pikepdf
import pypdfium2
from PIL import Image

from chromium import REPOSITORY
from projects import copy_project
from second_opinion import second

os.environ["MALZAMA_LANG"] = "en"
TARGET = REPOSITORY / "target" / "outside" / "sheets"
POINTS = 72 / 25.4
SCALE = 36 / 72
# Mean difference of two pictures of one page, of 255: stitches and edges lie otherwise on the pixels.
SAME = 20
GLUED = """
paper:
  text: { stock: matt coated, weight: 135 g/m2, caliper: 0.12 mm }
  cover: { weight: 300 g/m2, caliper: 0.3 mm }
copies: 500
sheets: { scheme: signatures-16, gutter: 6 mm }
"""

# What the checks of this process have said: whether all is right, and what it is about.
said = []


def check(is_right, what):
    said.append((bool(is_right), what))


def checked(task):
    """Runs a function with its arguments, in a process of its own; returns what its checks said."""
    function, *arguments = task
    said.clear()
    function(*arguments)
    return list(said)


def run(*command, cwd=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        raise SystemExit(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def boxes(path):
    """Returns the TrimBox of each page, in points from the lower left corner of its MediaBox."""
    with pikepdf.open(path) as pdf:
        found = []
        for page in pdf.pages:
            left, bottom, *_ = (float(it) for it in page.MediaBox)
            trim = [float(it) for it in page.TrimBox]
            found.append([trim[0] - left, trim[1] - bottom, trim[2] - left, trim[3] - bottom])
        return found


def pictures(path):
    """Returns a grey picture of each whole page."""
    pdf = pypdfium2.PdfDocument(path)
    return [page.render(scale=SCALE).to_pil().convert("L") for page in pdf]


def crop(picture, box, size=None):
    """Returns what stands in a box of points from the lower left corner, as numbers."""
    left, bottom, right, top = (edge * SCALE for edge in box)
    part = picture.crop((left, picture.height - top, right, picture.height - bottom))
    return numpy.asarray(part.resize(size or (105, 149), Image.Resampling.BOX), dtype=float)


def pages_of(path):
    return [crop(picture, box) for picture, box in zip(pictures(path), boxes(path))]


def is_page(found, pages, number, where):
    """Checks that what was found is a page, and no other one is more like it."""
    distances = [numpy.abs(found - page).mean() for page in pages]
    own = distances[number - 1]
    check(own < SAME and own <= min(distances) + 0.5,
          f"{where}: not page {number} ({own:.1f}), rather {distances.index(min(distances)) + 1}")


def halves(box):
    left, bottom, right, top = box
    middle = (left + right) / 2
    return (left, bottom, middle, top), (middle, bottom, right, top)


def check_places(pages_path, sheets_path, where):
    """Compares the places of saddle-stitched sheets, two pages a side, bound at the right."""
    pages, count = pages_of(pages_path), len(boxes(pages_path))
    sides = list(zip(pictures(sheets_path), boxes(sheets_path)))
    check(len(sides) == count // 2, f"{where}: {len(sides)} sides for {count} pages")
    for index, (picture, box) in enumerate(sides):
        sheet, is_back = divmod(index, 2)
        front = (2 * sheet + 1, count - 2 * sheet)
        back = (count - 2 * sheet - 1, 2 * sheet + 2)
        for half, number in zip(halves(box), back if is_back else front):
            is_page(crop(picture, half), pages, number, f"{where}, side {index + 1}")


def check_plates(pages_path, sheets_path, where):
    """Compares plates at 300 dpi: places of the first side with their pages."""
    box, page_boxes = boxes(sheets_path)[0], boxes(pages_path)
    count = len(page_boxes)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for half, number in zip(halves(box), (1, count)):
            plates = []
            for name, path, page, part in (("page", pages_path, number, page_boxes[number - 1]),
                                           ("sheet", sheets_path, 1, half)):
                cut = folder / f"{name}.pdf"
                with pikepdf.open(path) as pdf:
                    kept = pdf.pages[page - 1]
                    left, bottom, *_ = (float(it) for it in kept.MediaBox)
                    part = [part[0] + left, part[1] + bottom, part[2] + left, part[3] + bottom]
                    kept.MediaBox = [round(edge, 3) for edge in part]
                    for key in ("/CropBox", "/BleedBox", "/TrimBox"):
                        if key in kept:
                            del kept[key]
                    del pdf.pages[page:]
                    del pdf.pages[:page - 1]
                    pdf.save(cut)
                tiff = folder / f"{name}.tif"
                run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r300",
                    "-o", tiff, cut)
                with Image.open(tiff) as image:
                    plates.append(numpy.asarray(image).astype(int))
            same = plates[0].shape == plates[1].shape
            most = int(numpy.abs(plates[0] - plates[1]).max()) if same else 255
            check(most <= 1, f"{where}: plates of page {number} differ by {most} of 255")


def check_copy_shop(program, pages_path, where):
    """Folds the pictures of A4 sheets, turned about the short edge, and reads the booklet."""
    sheets_path = TARGET / f"{where}-copy-shop.pdf"
    run(program, "impose", pages_path, "--scheme", "copy-shop", "--sheet", "A4", "--out", sheets_path)
    with pikepdf.open(sheets_path) as pdf:
        for page in pdf.pages:
            size = [round(float(it) / POINTS) for it in page.MediaBox[2:]]
            check(size == [297, 210], f"{where}: a sheet of {size}")
    pages = pages_of(pages_path)
    sides = [[crop(picture, half) for half in halves(box)]
             for picture, box in zip(pictures(sheets_path), boxes(sheets_path))]
    fronts, backs = sides[::2], sides[1::2]
    # A leaf of a sheet is a half of its front with the other half of its back behind it. Folded with
    # the front outside and nested, the left leaves come first, and the right ones in reverse.
    read = [side for front, back in zip(fronts, backs) for side in (front[0], back[1])]
    read += [side for front, back in zip(fronts[::-1], backs[::-1]) for side in (back[0], front[1])]
    check(len(read) == len(pages), f"{where}: {len(read)} pages when folded")
    for number, found in enumerate(read, 1):
        is_page(found, pages, number, f"{where}, copy shop")


def rules(program, path, cwd):
    """Returns the rules that the preflight finds broken, outside of any project."""
    command = [str(program), "preflight", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return {finding["rule"] for finding in json.loads(done.stdout)["findings"]
            if finding["severity"] != "note"}


def check_file(program, path, pages):
    """Checks that nothing is found in a file that is not found in the pages it is made of."""
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    check(done.returncode == 0, f"{path.name}: qpdf: {done.stdout}{done.stderr}")
    with tempfile.TemporaryDirectory() as empty:
        new = rules(program, path, empty) - rules(program, pages, empty)
        check(not new, f"{path.parent.name}/{path.name}: the preflight finds {new}")
    new = second("", path) - second("", pages)
    check(not new, f"{path.parent.name}/{path.name}: pdf_oxide finds {new}")


def check_cover(out, edition, flaps, spine):
    """Checks the cover in one piece: its width, front on the left, back on the right."""
    pages_path, path = out / f"print/{edition}.pdf", out / f"print/{edition}-cover.pdf"
    pages, outside = pages_of(pages_path), boxes(path)[0]
    width = (outside[2] - outside[0]) / POINTS
    check(abs(width - 2 * 148 - spine - 2 * flaps) < 0.01, f"{edition}: a cover of {width} mm")
    picture = pictures(path)[0]
    left, bottom, right, top = outside
    left, right = left + flaps * POINTS, right - flaps * POINTS
    front = (left, bottom, left + 148 * POINTS, top)
    back = (right - 148 * POINTS, bottom, right, top)
    is_page(crop(picture, front), pages, 1, f"{edition}: the front")
    is_page(crop(picture, back), pages, len(pages), f"{edition}: the back")


def check_barcode(program, layout):
    """Reads the barcode of a back cover."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        copy_project(folder)
        settings = folder / "malzama.yaml"
        settings.write_text(re.sub(r"layout: \w+", f"layout: {layout}", settings.read_text("utf-8")), "utf-8")
        record = folder / "data/acre/city.yaml"
        record.write_text(record.read_text("utf-8") + "\nisbn: 978-1-4920-6766-5\n", "utf-8")
        run(program, "build", "acre", cwd=folder)
        pdf = pypdfium2.PdfDocument(folder / "out/print/acre.pdf")
        pdf[len(pdf) - 1].render(scale=300 / 72).to_pil().save(folder / "back.png")
        done = subprocess.run(["zbarimg", "-q", folder / "back.png"], capture_output=True, text=True)
        check("EAN-13:9781492067665" in done.stdout, f"{layout}: zbar reads {done.stdout!r}")


def main(program):
    pdf_oxide.disable_logging()
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    out = TARGET / "stapled"
    run(program, "build", "--sheets", "--out", out, cwd=REPOSITORY)
    editions = sorted(path.stem for path in (out / "sheets").glob("*.pdf"))
    check(len(editions) == 8, f"sheets of {editions}")
    for edition in editions:
        pages, sheets = ((out / f"{kind}/{edition}.pdf").stat().st_size for kind in ("print", "sheets"))
        check(sheets <= 1.02 * pages, f"{edition}: sheets of {sheets} bytes, pages of {pages}")
    press = TARGET / "press"
    shutil.copytree(REPOSITORY / "data/press", press)
    contract = (press / "coated.yaml").read_text("utf-8").replace("binding: saddle-stitch", "binding: perfect")
    glued = TARGET / "glued"
    (press / "flaps.yaml").write_text(contract + GLUED + "flaps: 80 mm\n", "utf-8")
    run(program, "build", "acre", "network", "--press", press / "flaps.yaml", "--out", glued, cwd=REPOSITORY)
    def of(edition):
        return out / f"print/{edition}.pdf", out / f"sheets/{edition}.pdf"

    tasks = [
        # The longest first.
        (check_places, *of("network"), "network"),
        *((check_file, program, *reversed(of(edition))) for edition in ("network", "acre")),
        *((check_file, program, glued / f"print/{edition}-{part}.pdf", glued / f"print/{edition}.pdf")
          for edition in ("network", "acre") for part in ("cover", "text")),
        (check_file, program, glued / "sheets/acre.pdf", glued / "print/acre-text.pdf"),
        # Half as many leaves as pages of text, each of 0.12 mm.
        (check_cover, glued, "network", 80, 60 / 2 * 0.12),
        (check_cover, glued, "acre", 80, 8 / 2 * 0.12),
        (check_plates, *of("acre"), "acre"),
        (check_copy_shop, program, out / "print/acre.pdf", "acre"),
        *((check_barcode, program, layout) for layout in ("market", "reading")),
        *((check_places, *of(edition), edition) for edition in editions if edition != "network"),
    ]
    results = list(said)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for some in pool.map(checked, tasks):
            results += some
    failed = [what for is_right, what in results if not is_right]
    for what in failed:
        print(f"  FAILED {what}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())

"""Checks the plates of pages, as separated by Ghostscript."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy
from PIL import Image

# Pages with thin lines are rendered beyond Pillow's limit, or the lines would grow to whole pixels.
Image.MAX_IMAGE_PIXELS = None

INKS = ["Cyan", "Magenta", "Yellow", "Black"]
# GWG 2022, R0026: total area coverage is averaged over a square with this side, in mm.
SQUARE = 15


def ghostscript(*arguments):
    """Runs Ghostscript; any output, or a failure, raises an error."""
    done = subprocess.run(["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", *map(str, arguments)],
                          capture_output=True, text=True)
    said = (done.stdout + done.stderr).strip()
    if done.returncode or said:
        raise RuntimeError(f"Ghostscript: {said or done.returncode}")


def separations(pdf, page, ppi=100):
    """Returns the plates of a page, spot colours included, as arrays from 0 (no ink) to 1."""
    with tempfile.TemporaryDirectory() as folder:
        ghostscript("-sDEVICE=tiffsep", f"-r{ppi}", f"-dFirstPage={page}", f"-dLastPage={page}",
                    f"-sOutputFile={folder}/p.tif", pdf)
        plates = {}
        for path in Path(folder).glob("p(*).tif"):
            with Image.open(path) as picture:
                name = re.search(r"\((.*)\)", path.name).group(1)
                plates[name] = 1 - numpy.asarray(picture, dtype=float) / 255
        return plates


def most_ink(pdf, ppi=100, page=None):
    """Yields the highest total area coverage of any square, in percent, for every page or for one."""
    pages = [] if page is None else [f"-dFirstPage={page}", f"-dLastPage={page}"]
    with tempfile.TemporaryDirectory() as folder:
        ghostscript("-sDEVICE=tiff32nc", f"-r{ppi}", *pages, f"-sOutputFile={folder}/%05d.tif", pdf)
        for path in sorted(Path(folder).glob("*.tif")):
            with Image.open(path) as picture:
                inks = numpy.asarray(picture).sum(axis=2, dtype=numpy.uint16)
            # Fine renderings are averaged down to about 100 ppi first.
            block = max(ppi // 100, 1)
            height, width = (side // block for side in inks.shape)
            inks = inks[:height * block, :width * block]
            inks = inks.reshape(height, block, width, block).mean(axis=(1, 3)) / 2.55
            side = round(SQUARE / 25.4 * ppi / block)
            sums = numpy.pad(inks.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
            windows = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] \
                + sums[:-side, :-side]
            yield windows.max() / side ** 2


def check_ink(pdf, limit):
    """Checks that no square of 15 mm exceeds the contract's ink limit, and that Ghostscript renders
    every page without a message."""
    try:
        found = list(most_ink(pdf))
    except RuntimeError as error:
        yield str(error)
        return
    for page, ink in enumerate(found, 1):
        # Ghostscript rounds each of the four inks to steps of 1/255.
        if ink > limit + 0.2:
            yield f"page {page} has {ink:.1f} % of ink over {SQUARE} mm, the limit is {limit:.0f} %"
    print(f"  at most {max(found):.0f} % of ink over {SQUARE} mm, the limit is {limit:.0f} %")


def check_black_text(pdf, page):
    """Checks that a page of text has its text on the black plate alone."""
    plates = separations(pdf, page)
    if set(plates) != set(INKS):
        yield f"the plates are {sorted(plates)}"
        return
    # The text is in the middle of the page; header and folio are in the city's colour.
    middle = {name: plate[plate.shape[0] // 5:-plate.shape[0] // 5] for name, plate in plates.items()}
    if middle["Black"].max() < 0.9:
        yield f"page {page} has no black text"
    for name in INKS[:3]:
        if middle[name].max() > 0:
            yield f"page {page} has {name} on it"


LAYOUT = """
#let manuscript = json("/manuscript.json")
#set page(width: 148mm, height: 210mm, margin: 20mm, bleed: manuscript.page.bleed * 1mm)
#set block(spacing: 0pt)
#set text(font: "Amiri", fill: cmyk(0%, 0%, 0%, 100%))
#for page in range(4) {
  let ground = cmyk(100%, 74%, 0%, 20%)
  let word(size, paint) = block(width: 100%, height: 30mm, fill: ground, text(size: size, fill: paint, "سوق عكا"))
  word(11pt, cmyk(0%, 0%, 0%, 100%))
  word(11pt, cmyk(0%, 0%, 0%, 0%))
  word(40pt, cmyk(0%, 0%, 0%, 100%))
  block(width: 100%, height: 30mm, fill: ground, line(start: (0mm, 15mm), length: 60mm, stroke: 1.5pt + cmyk(0%, 0%, 0%, 100%)))
  if page < 3 { pagebreak() }
}
"""


def ground_project(folder, repository):
    """Makes a project whose pages have black and white type on a coloured background."""
    shutil.copytree(repository / "tests" / "project" / "files", folder)
    shutil.copytree(repository / "fonts" / "vazirmatn", folder / "fonts" / "vazirmatn")
    shutil.copytree(repository / "data" / "press", folder / "data" / "press")
    record = folder / "data" / "acre" / "group.yaml"
    text = record.read_text("utf-8")
    record.write_text(re.sub(r"photographs:\n(  .*\n)+", "", text), "utf-8")
    (folder / "layouts" / "main.typ").write_text(LAYOUT.replace("Amiri", "Vazirmatn"), "utf-8")


def check_grounds(pdf):
    """Checks that small black type and fine black lines overprint the background, while white type
    and large black type knock it out."""
    plates = separations(pdf, 1, ppi=300)
    millimetre = 300 / 25.4
    top = lambda index: round((3 + 20 + 30 * index) * millimetre)

    def inked(index, where):
        """Returns the lowest and highest cyan where the band's black satisfies `where`; None if too few
        pixels do."""
        band = slice(top(index) + 20, top(index) + round(28 * millimetre))
        black, cyan = plates["Black"][band, 300:1400], plates["Cyan"][band, 300:1400]
        chosen = cyan[where(black)]
        return (chosen.min(), chosen.max()) if chosen.size > 50 else None

    solid, bare = (lambda black: black > 0.99), (lambda black: black < 0.01)
    cases = [("small black type", 0, solid, 1), ("white type", 1, bare, 0),
             ("large black type", 2, solid, 0), ("a fine black line", 3, solid, 1)]
    for what, index, where, wanted in cases:
        found = inked(index, where)
        if found is None:
            yield f"{what} is not found"
        elif max(abs(found[0] - wanted), abs(found[1] - wanted)) > 0.02:
            yield f"under {what} there is {found[0]:.0%} to {found[1]:.0%} of cyan, not {wanted:.0%}"


def check_preflight_ink(malzama, pdf, project, ppi):
    """Checks that the preflight's coverage agrees with Ghostscript's within 3 percentage points on
    every page."""
    done = subprocess.run([malzama, "preflight", pdf, "--format", "json", "--project", project],
                          capture_output=True, text=True)
    pages = json.loads(done.stdout)["pages"]
    largest = 0
    for page in pages:
        found = next(most_ink(pdf, ppi, page["page"]))
        difference = page["most_ink"] - found
        largest = max(largest, abs(difference))
        if abs(difference) > 3:
            yield f"page {page['page']}: {page['most_ink']:.1f} %, Ghostscript {found:.1f} %"
    print(f"  {len(pages)} pages: ink within {largest:.1f} points of Ghostscript's")

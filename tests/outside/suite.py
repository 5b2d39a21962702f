#!/usr/bin/env python3
"""The second suite: checks finished PDFs with tools that share no code with Malzama.

usage: suite.py MALZAMA      (the built program)

Makes this repository's print PDFs to both contracts in both standards and its screen PDFs,
below `target/outside/`, and inspects them with `pdfinfo`, `pdffonts`, `pdfimages` (poppler-utils),
`qpdf`, `gs` (ghostscript) and the packages of requirements.txt. Every check runs on every
PDF, and every failure is printed. It covers structure, ink and images; it certifies nothing.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import inkpages
import pdfx
import plates
import screen
import text_layer

# What the program says is compared in English, whatever the project speaks.
os.environ["MALZAMA_LANG"] = "en"

REPOSITORY = Path(__file__).resolve().parents[2]
SETTINGS = (REPOSITORY / "malzama.yaml").read_text("utf-8")
EDITIONS = re.findall(r"^  - (\S+)$", SETTINGS, re.M)
POINTS_PER_MM = 72 / 25.4
TRIM = tuple(float(re.search(rf"{side}: (\S+) mm", SETTINGS).group(1)) * POINTS_PER_MM
             for side in ("width", "height"))
PRESS = REPOSITORY / "data" / "press"
CONTRACTS = ["coated", "uncoated"]
COATED = (PRESS / "coated.yaml").read_text("utf-8")
BLEED = float(re.search(r"^bleed: (\S+) mm", COATED, re.M).group(1)) * POINTS_PER_MM
TARGET_PPI = float(re.search(r"target: (\S+) ppi", COATED).group(1))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def check_syntax(pdf):
    """Checks that qpdf finds no fault in the file's structure."""
    code, output = run("qpdf", "--check", pdf)
    if code or "WARNING" in output:
        yield f"qpdf: {output.strip()}"


def check_boxes(pdf):
    """Checks that every page has the trim and bleed, and that the page count is a multiple of 4."""
    _, output = run("pdfinfo", "-box", "-f", "1", "-l", "9999", pdf)
    pages = int(re.search(r"^Pages:\s+(\d+)", output, re.M).group(1))
    if pages == 0 or pages % 4:
        yield f"{pages} pages are no multiple of 4"
    for name, low, high in [("TrimBox", BLEED, TRIM), ("BleedBox", 0, TRIM), ("MediaBox", 0, TRIM)]:
        boxes = re.findall(rf"^Page\s+(\d+) {name}:\s+(.*)$", output, re.M)
        if len(boxes) != pages:
            yield f"{len(boxes)} boxes {name} on {pages} pages"
        for page, box in boxes:
            left, bottom, right, top = map(float, box.split())
            size = (right - left, top - bottom)
            extra = 0 if name == "TrimBox" else 2 * BLEED
            wanted = (TRIM[0] + extra, TRIM[1] + extra)
            if any(abs(a - b) > 0.02 for a, b in zip(size, wanted)):
                yield f"page {page}: {name} is {size}, not {wanted}"
            if any(abs(start - low) > 0.02 for start in (left, bottom)):
                yield f"page {page}: {name} begins at {left}, {bottom}, not {low}"


def check_catalog(pdf):
    """Checks that title, language, reading direction and bookmarks are present."""
    _, output = run("pdfinfo", pdf)
    if not re.search(r"^Title:\s+\S", output, re.M):
        yield "the document has no title"
    code, output = run("qpdf", "--json", "--json-key=qpdf", pdf)
    if code or '"/Direction": "/R2L"' not in output:
        yield "the catalog does not say /Direction /R2L"
    if '"/Lang": "u:ar"' not in output and '"/Lang": "b:6172"' not in output:
        yield "the catalog does not say /Lang ar"
    if '"/Outlines"' not in output:
        yield "there are no bookmarks"


def check_photographs(pdf):
    """Checks that every photograph is an 8-bit CMYK JPEG within 2 % of the target resolution."""
    _, output = run("pdfimages", "-list", pdf)
    lines = output.splitlines()[2:]
    if not lines:
        yield "there are no photographs"
    for line in lines:
        columns = line.split()
        colours, bits, coding = columns[5], columns[7], columns[8]
        ppi = (float(columns[12]), float(columns[13]))
        if (colours, bits, coding) != ("cmyk", "8", "jpeg"):
            yield f"page {columns[0]}: {colours} {bits} {coding}"
        if any(abs(value - TARGET_PPI) > 0.02 * TARGET_PPI for value in ppi):
            yield f"page {columns[0]}: {ppi} ppi"


def check_traces(pdf):
    """Checks that no metadata tells where, when or with what a photograph was taken."""
    content = Path(pdf).read_bytes()
    # Shorter markers would occur by chance in megabytes of compressed images.
    for trace in [b"Exif\0\0", b"ICC_PROFILE\0", b"Photoshop 3.0", b"malzama illustration"]:
        if trace in content:
            yield f"the file holds {trace}"


def check_fonts(pdf):
    """Checks that every font is embedded as a subset."""
    _, output = run("pdffonts", pdf)
    lines = output.splitlines()
    columns = lines[1].split(" ")
    starts = [sum(len(dashes) + 1 for dashes in columns[:at]) for at in range(len(columns))]
    if len(lines) < 3:
        yield "no fonts at all"
    for line in lines[2:]:
        embedded, subset = (line[starts[at]:starts[at] + 3].strip() for at in (3, 4))
        if (embedded, subset) != ("yes", "yes"):
            yield f"font is not embedded as a subset: {line}"


def told(pdf):
    """Returns pdfinfo's output for a file, without values that change with any byte of it."""
    _, custom = run("pdfinfo", "-custom", pdf)
    _, boxes = run("pdfinfo", "-box", "-f", "1", "-l", "1", pdf)
    _, meta = run("pdfinfo", "-meta", pdf)
    boxes = "".join(line + "\n" for line in boxes.splitlines()
                    if re.match(r"Pages|Page +1 |PDF (version|subtype)", line))
    meta = re.sub(r"(InstanceID>)[^<]*", r"\1…", meta.strip()).replace("><", ">\n<")
    return f"{custom}{boxes}{meta}\n"


def check_snapshot(name, text):
    """Checks pdfinfo's output against the snapshot; `UPDATE=1` writes it again."""
    path = REPOSITORY / "tests" / "outside" / "snapshots" / f"{name}.txt"
    if os.environ.get("UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    wanted = path.read_text("utf-8") if path.exists() else ""
    if wanted != text:
        yield from difflib.unified_diff(wanted.splitlines(), text.splitlines(), "wanted", "found",
                                        lineterm="", n=1)


def tell(name, check, found):
    """Prints the findings of a check; returns whether it passed."""
    found = list(found)
    for fault in found:
        print(f"  FAILED {name} {check}: {fault}")
    return not found


def build(malzama, contract, standard, folder, *options):
    """Makes all print PDFs to a contract in a standard; returns their folder and the ink limit."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PRESS / "icc", folder / "icc", dirs_exist_ok=True)
    text = (PRESS / f"{contract}.yaml").read_text("utf-8")
    text, count = re.subn(r"^standard: .*$", f"standard: {standard}", text, flags=re.M)
    assert count == 1, "the contract names one standard"
    path = folder / f"{contract}.yaml"
    path.write_text(text, "utf-8")
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run([malzama, "build", "--project", REPOSITORY, "--press", path, "--out", out,
                    *options],
                   check=True, stdout=subprocess.DEVNULL)
    limit = float(re.search(r"^ink-limit: (\S+) %", text, re.M).group(1))
    return out / "print", limit


def check_screens(folder):
    """Checks the editions for the screen in a folder; returns which checks passed."""
    results = []
    for edition in EDITIONS:
        path = folder / f"{edition}.pdf"
        results.append(tell(edition, "check_syntax", check_syntax(path)))
        found = screen.faults(path, edition, TRIM, REPOSITORY / "data")
        results.append(tell(edition, "screen", found))
        results.append(tell(edition, "check_traces", check_traces(path)))
    text = screen.dump(folder / "acre.pdf")
    results.append(tell("acre", "structure", check_snapshot("screen-acre-structure", text)))
    return results


def main(malzama):
    results = []
    structure = [check_syntax, check_boxes, check_catalog, check_fonts, check_photographs,
                 check_traces]
    for contract in CONTRACTS:
        for standard in [pdfx.X4, pdfx.X1A]:
            name = f"{contract} {standard}"
            print(name)
            name = re.sub(r"\W", "-", name)
            # One contract is enough for the editions that no press sees.
            for_screen = (contract, standard) == (CONTRACTS[0], pdfx.X4)
            folder, limit = build(malzama, contract, standard,
                                  REPOSITORY / "target" / "outside" / name,
                                  *["--screen"] * for_screen)
            if for_screen:
                results += check_screens(folder.parent / "screen")
            text = "".join(f"=== {edition}\n{told(folder / f'{edition}.pdf')}"
                           for edition in EDITIONS)
            results.append(tell(name, "check_snapshot", check_snapshot(name, text)))
            for edition in EDITIONS:
                pdf = str(folder / f"{edition}.pdf")
                checks = structure + [text_layer.check] * (edition == "network")
                if not Path(pdf).exists():
                    results.append(tell(edition, "build", ["the file is missing"]))
                    continue
                results += [tell(edition, check.__name__, check(pdf)) for check in checks]
                results.append(tell(edition, "check_pdfx", pdfx.faults(pdf, standard)))
                results.append(tell(edition, "check_ink", plates.check_ink(pdf, limit)))
            # The second page of a group's spread has nothing but text.
            text_page = plates.check_black_text(str(folder / "acre.pdf"), 7)
            results.append(tell("acre", "check_black_text", text_page))
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "grounds"
        plates.ground_project(project, REPOSITORY)
        subprocess.run([malzama, "build", "acre", "--project", project], check=True,
                       stdout=subprocess.DEVNULL)
        grounds = plates.check_grounds(str(project / "out" / "print" / "acre.pdf"))
        results.append(tell("grounds", "check_grounds", grounds))
        pages = Path(temporary) / "inks.pdf"
        inkpages.write(pages)
        inks = plates.check_preflight_ink(malzama, pages, REPOSITORY, 400)
        results.append(tell("test pages", "check_preflight_ink", inks))
    # The stitches of these editions are so fine that they need the resolution of a press.
    for edition in ["acre", "jerusalem"]:
        pdf = REPOSITORY / "target" / "outside" / "coated-PDF-X-4" / "out" / "print" / f"{edition}.pdf"
        inks = plates.check_preflight_ink(malzama, pdf, REPOSITORY, 1200)
        results.append(tell(edition, "check_preflight_ink", inks))
    assert EDITIONS, "no editions found in malzama.yaml"
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(not all(results))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())

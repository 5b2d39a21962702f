#!/usr/bin/env python3
"""Runs the program and its peers in turn on the same job, and prints a table of ratios: wall time, CPU time, peak memory.

usage: peers.py [--runs 9] [--typst TYPST] [--python PYTHON]

Three jobs, each as whole processes, cold but for the disk cache, in one call, so that all meet the same machine:
- text: all eight editions of this project with tiny pictures; ours judges each PDF, Typst's command runs eight times;
- photographs: 13 of 12 megapixels, to CMYK at 1748 pixels; the peer is vips;
- whole: eight editions with these photographs for the press, judged; the peer is vips, then WeasyPrint (PDF/X-1a,
  no judgement). Ours makes CMYK, PDF/X and the report.

Set up, each in a line:
    cargo build --release --bin malzama --example photo-step
    cargo install typst-cli --version 0.15.1 --locked
    apt-get install libvips-tools
    python3 -m pip install weasyprint==70.0    (PYTHON has it; Debian's libpango comes first)

A ratio below 1 means that the program needs less. Trust the ratios; the seconds are of the machine.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from processes import measure, medians
from same_job import REPOSITORY, WIDTH, editions, make_photographs, make_project, make_project_with, vipsthumbnail

RELEASE = REPOSITORY / "target" / "release"
MALZAMA, PHOTO_STEP = RELEASE / "malzama", RELEASE / "examples" / "photo-step"


def build(project):
    """Makes all editions of a project with nothing kept from before."""
    for kept in [".malzama", "out"]:
        shutil.rmtree(project / kept, ignore_errors=True)
    return measure([[MALZAMA, "build", "--project", project]])


def manuscript(edition, project, path):
    command = [MALZAMA, "manuscript", edition, "--project", project, "--out", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def text(temporary, typst):
    """Sets the text of all editions; Typst's command sets the same layouts, manuscripts and fonts."""
    ours = temporary / "text"
    make_project(ours)
    commands = []
    for edition in editions(ours):
        # Layouts read the manuscript from the project's root, so each edition needs a root of its own.
        root = temporary / f"typst-{edition}"
        make_project(root)
        manuscript(edition, root, root / "manuscript.json")
        commands.append([typst, "compile", "--root", root, "--ignore-system-fonts", "--font-path", root / "fonts",
                         root / "layouts" / "main.typ", root / "out.pdf"])
    return {"malzama": lambda: build(ours), "typst × 8": lambda: measure(commands)}


def photographs(temporary, paths):
    """Prepares the photographs alone."""
    ours, theirs = temporary / "ours", temporary / "vips"
    theirs.mkdir()
    step = [PHOTO_STEP, ours, str(WIDTH), *paths]
    return {"malzama": lambda: measure([step]), "vipsthumbnail": lambda: measure([vipsthumbnail(paths, theirs)])}


def whole(temporary, paths, python):
    """Makes all editions for the press from records and large photographs."""
    ours, manuscripts, prepared, out = (temporary / name for name in ("whole", "manuscripts", "prepared", "weasyprint"))
    make_project_with(paths, ours)
    manuscripts.mkdir()
    prepared.mkdir()
    for edition in editions(ours):
        manuscript(edition, ours, manuscripts / f"{edition}.json")
    booklets = Path(__file__).parent / "weasyprint_booklets.py"
    commands = [vipsthumbnail(paths, prepared), [python, booklets, manuscripts, prepared, out]]
    return {"malzama": lambda: build(ours), "vips + WeasyPrint": lambda: measure(commands)}


def show(job, found):
    """Prints one line of the table: what both need, and the ratios."""
    (ours, theirs), peer = found.values(), list(found)[1]
    ratios = " | ".join(f"**{one / other:.2f}**" for one, other in zip(ours, theirs))
    needs = [f"{wall:.2f} s, {cpu:.2f} s, {peak:.0f} MiB" for wall, cpu, peak in (ours, theirs)]
    print(f"| {job} | {peer} | {needs[0]} | {needs[1]} | {ratios} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--typst", default=shutil.which("typst"))
    parser.add_argument("--python", default=sys.executable)
    given = parser.parse_args()
    if not given.typst:
        sys.exit("no `typst`: cargo install typst-cli --version 0.15.1 --locked")
    print(f"Medians of {given.runs} runs in turn on {os.cpu_count()} cores; wall, CPU, peak.\n")
    print("| job | peer | malzama | peer | wall | CPU | peak |\n| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        temporary = Path(temporary)
        paths = make_photographs(temporary / "photographs")
        show("text of all eight, judged", medians(text(temporary, given.typst), given.runs))
        show("13 photographs", medians(photographs(temporary, paths), given.runs))
        show("the whole job, judged", medians(whole(temporary, paths, given.python), given.runs))


if __name__ == "__main__":
    main()

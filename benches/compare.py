#!/usr/bin/env python3
"""Compares `malzama build` with eight sequential runs of `typst compile` on the same
layouts, manuscripts, fonts and tiny pictures, and prints ratios of medians.

usage: compare.py MALZAMA TYPST [RUNS]

MALZAMA and TYPST are the two binaries (`cargo install typst-cli --version 0.15.1` builds the
second). TYPST_FLAGS in the environment adds flags to the second, such as `--no-pdf-tags`.
Both are timed as whole processes, in turn, cold each time; cpu time is that of all child
processes. Needs Python 3 and a Unix system; no packages.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TINY = REPOSITORY / "benches" / "tiny.jpg"


def make_project(folder):
    """A copy of the repository's project with a tiny picture for every photograph."""
    for part in ["data", "fonts", "layouts"]:
        shutil.copytree(REPOSITORY / part, folder / part)
    shutil.copy(REPOSITORY / "malzama.yaml", folder)
    # A print shop that takes pictures of any size.
    contract = folder / "data" / "press" / "coated.yaml"
    text = contract.read_text("utf-8")
    contract.write_text(text.replace("225 ppi", "1 ppi").replace("150 ppi", "1 ppi"), "utf-8")
    for photograph in (REPOSITORY / "photos").glob("*/*.jpg"):
        target = folder / photograph.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TINY, target)


def editions(folder):
    lines = (folder / "malzama.yaml").read_text("utf-8").splitlines()
    start = lines.index("editions:") + 1
    return [line.strip("- ") for line in lines[start:] if line.startswith("  - ")]


def measure(commands):
    """Wall and cpu seconds of commands run one after another, and the largest peak in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    peak = 0
    for command in commands:
        # The tiny pictures have no credits, which `malzama` warns of every time.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        peak = max(peak, usage.ru_maxrss)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak / 1024


def main(malzama, typst, runs=9):
    with tempfile.TemporaryDirectory() as temporary:
        ours = Path(temporary) / "malzama"
        ours.mkdir()
        make_project(ours)
        build = [[malzama, "build", "--force", "--project", ours]]
        compile_all = []
        flags = os.environ.get("TYPST_FLAGS", "").split()
        for edition in editions(ours):
            # Typst reads the manuscript at the root, so each edition has a root of its own.
            root = Path(temporary) / edition
            make_project(root)
            subprocess.run([malzama, "manuscript", edition, "--project", root],
                           check=True, stdout=subprocess.DEVNULL)
            compile_all.append([typst, "compile", *flags, "--root", root, "--ignore-system-fonts",
                                "--font-path", root / "fonts", root / "layouts" / "main.typ",
                                root / "out.pdf"])
        results = {"malzama": [], "typst": []}
        for run in range(int(runs) + 1):
            for name, commands in [("malzama", build), ("typst", compile_all)]:
                result = measure(commands)
                if run:  # the first is a warm-up of the disk's cache
                    results[name].append(result)
        medians = {name: [statistics.median(column) for column in zip(*rows)]
                   for name, rows in results.items()}
        for name, (wall, cpu, peak) in medians.items():
            print(f"{name:8} wall {wall:6.3f} s   cpu {cpu:6.3f} s   peak {peak:6.0f} MiB")
        ratios = [ours / theirs for ours, theirs in zip(medians["malzama"], medians["typst"])]
        print("ratio    wall {:6.2f}     cpu {:6.2f}     peak {:6.2f}".format(*ratios))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])

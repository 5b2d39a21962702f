#!/usr/bin/env python3
"""Compares `malzama build` with eight sequential runs of `typst compile` on the same
layouts, manuscripts, fonts and tiny images, and prints ratios of medians.

usage: compare.py MALZAMA TYPST [RUNS]

MALZAMA and TYPST are the two binaries (`cargo install typst-cli --version 0.15.1` builds the
second). TYPST_FLAGS in the environment adds flags to the second, such as `--no-pdf-tags`.
Both are timed as whole processes, alternating, with no cache; CPU time covers all child
processes. Needs Python 3 and a Unix system, but no packages.
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
    """Copies the repository's project, with a tiny image in place of every photograph."""
    for part in ["data", "fonts", "layouts"]:
        shutil.copytree(REPOSITORY / part, folder / part)
    shutil.copy(REPOSITORY / "malzama.yaml", folder)
    # Accept images of any resolution.
    contract = folder / "data" / "press" / "coated.yaml"
    text = contract.read_text("utf-8")
    contract.write_text(text.replace("225 ppi", "1 ppi").replace("150 ppi", "1 ppi"), "utf-8")
    illustrations = REPOSITORY / "photos" / "illustrations"
    for illustration in illustrations.glob("*/*.jpg"):
        target = folder / "photos" / illustration.relative_to(illustrations)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TINY, target)


def editions(folder):
    lines = (folder / "malzama.yaml").read_text("utf-8").splitlines()
    start = lines.index("editions:") + 1
    return [line.strip("- ") for line in lines[start:] if line.startswith("  - ")]


def measure(commands):
    """Runs commands in sequence; returns wall and CPU seconds, and peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    peak = 0
    for command in commands:
        # Output is discarded: `malzama` warns every time that the tiny images have no credits.
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
            # The manuscript is read from the project root, so each edition needs its own root.
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
                if run:  # the first run warms the disk cache
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

#!/usr/bin/env python3
"""Times the preparation of photographs for the press, as whole processes, and prints medians.

usage: photographs.py [RUNS]

Makes 13 noisy JPEGs of 12 megapixels, then measures, alternating:
- the photo step alone (read, decode, resample to 1748 pixels, convert, encode) against
  `vipsthumbnail` on the same files with the same profiles;
- `malzama build` of all editions with these photographs, with cold and with warm cache,
  against the same project with tiny images, including peak memory.

Needs Python 3, vips (Debian: libvips-tools) and a Unix system. First run:
`cargo build --release --bin malzama --example photo-step`
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from compare import REPOSITORY, make_project, measure

RELEASE = REPOSITORY / "target" / "release"
ICC = REPOSITORY / "data" / "press" / "icc"
NUMBER = 13
WIDTH = 1748


def make_photograph(path, seed):
    """Makes a JPEG (4:2:0) of 4000 by 3000 pixels with soft light, edges and camera noise."""
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: str(Path(folder) / f"{name}.v")
        planes = []
        for channel in range(3):
            name = at(channel)
            subprocess.run(["vips", "perlin", at("soft"), "4000", "3000", "--cell-size", "500",
                            "--seed", str(seed * 3 + channel)], check=True)
            subprocess.run(["vips", "worley", at("edge"), "4000", "3000", "--cell-size", "130",
                            "--seed", str(seed)], check=True)
            subprocess.run(["vips", "gaussnoise", at("noise"), "4000", "3000", "--mean", "0",
                            "--sigma", "5"], check=True)
            subprocess.run(["vips", "linear", at("soft"), at("soft90"), "80", "100"], check=True)
            subprocess.run(["vips", "linear", at("edge"), at("edge1"), "0.5", "0"], check=True)
            subprocess.run(["vips", "add", at("soft90"), at("edge1"), at("both")], check=True)
            subprocess.run(["vips", "add", at("both"), at("noise"), at("sum")], check=True)
            subprocess.run(["vips", "cast", at("sum"), name, "uchar"], check=True)
            planes.append(name)
        subprocess.run(["vips", "bandjoin", " ".join(planes), at("picture")], check=True)
        subprocess.run(["vips", "copy", at("picture"), at("srgb"), "--interpretation", "srgb"],
                       check=True)
        subprocess.run(["vips", "jpegsave", at("srgb"), str(path), "--Q", "90"], check=True)


def medians(title, tasks, runs):
    """Runs the named tasks alternately; prints and returns their medians."""
    results = {name: [] for name in tasks}
    for run in range(runs + 1):
        for name, task in tasks.items():
            result = task()
            if run:  # the first run warms the disk cache
                results[name].append(result)
    print(title)
    found = {}
    for name, rows in results.items():
        found[name] = wall, cpu, peak = [statistics.median(column) for column in zip(*rows)]
        print(f"  {name:14} wall {wall:6.2f} s   cpu {cpu:6.2f} s   peak {peak:5.0f} MiB")
    return found


def main(runs=5):
    with tempfile.TemporaryDirectory() as temporary:
        temporary = Path(temporary)
        photographs = []
        for number in range(NUMBER):
            path = temporary / f"p{number + 1:02}.jpg"
            make_photograph(path, number)
            photographs.append(path)
        vips = ["vipsthumbnail", *photographs, "--size", f"{WIDTH}x",
                "--iprofile", ICC / "sRGB-v2-magic.icc",
                "--eprofile", ICC / "ISOcoated_v2_300_bas.icc",
                "--intent", "relative", "-o", f"{temporary}/vips-%s.jpg[Q=90,strip]"]
        step = [RELEASE / "examples" / "photo-step", temporary / "ours", str(WIDTH), *photographs]
        found = medians("photo step alone", {
            "ours": lambda: measure([step]), "vipsthumbnail": lambda: measure([vips])}, runs)
        print("  ratio of wall {:.2f}".format(found["ours"][0] / found["vipsthumbnail"][0]))

        tiny, real = temporary / "tiny", temporary / "real"
        for folder in (tiny, real):
            folder.mkdir()
            make_project(folder)
        for number, target in enumerate(sorted((real / "photos").glob("*/*.jpg"))):
            shutil.copy(photographs[number % NUMBER], target)

        def build(folder, cold=False):
            if cold:
                shutil.rmtree(folder / ".malzama", ignore_errors=True)
            return measure([[RELEASE / "malzama", "build", "--force", "--project", folder]])

        found = medians("all editions", {
            "tiny pictures": lambda: build(tiny),
            "cold cache": lambda: build(real, cold=True),
            "warm cache": lambda: build(real)}, runs)
        print("  ratio of wall, warm to tiny {:.2f}".format(
            found["warm cache"][0] / found["tiny pictures"][0]))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    main(*map(int, sys.argv[1:]))

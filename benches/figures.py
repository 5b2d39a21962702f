#!/usr/bin/env python3
"""Times whole runs of the program on this repository's project, and prints the table of `docs/developers.md`.

usage: benches/figures.py target/release/malzama [--against OTHER] [--runs N]

Each run is a separate process on a copy of the project: cold (no caches), forced (with cached
photographs and preflight results), after an edit to one text, with nothing changed, and a preflight
of the network edition. Prints medians of wall time, CPU time and peak memory. With a second binary
the two alternate, and the ratios of their medians are printed as well: trust those rather than the
seconds.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["data", "fonts", "layouts", "photos", "malzama.yaml"]
EDITED = "data/acre/acre-5000.yaml"


class Project:
    """A copy of the project for one binary to run on."""

    def __init__(self, binary: Path, folder: Path):
        self.binary, self.folder, self.edits = binary, folder, 0
        for source in SOURCES:
            path = ROOT / source
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
        self.record = (folder / EDITED).read_bytes()

    def run(self, *arguments: str) -> tuple[float, float, float]:
        """Runs the binary; returns wall seconds, CPU seconds, and peak memory in MiB."""
        start = time.perf_counter()
        process = subprocess.Popen(
            [self.binary, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{self.binary} {' '.join(arguments)} ended with {process.returncode}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def cold(self):
        for kept in [".malzama", "out"]:
            shutil.rmtree(self.folder / kept, ignore_errors=True)
        return self.run("build")

    def forced(self):
        return self.run("build", "--force")

    def edited(self):
        self.edits += 1
        (self.folder / EDITED).write_bytes(self.record + f"\n  كلمة {self.edits}.\n".encode())
        return self.run("build")

    def unchanged(self):
        return self.run("build")

    def preflight(self):
        return self.run("preflight", "out/print/network.pdf", "--format", "json")


CASES = [
    ("cold: nothing kept", Project.cold),
    ("`--force`: photographs and judgements kept", Project.forced),
    ("one text edited: its city and the network", Project.edited),
    ("nothing changed", Project.unchanged),
    ("preflight of the network edition", Project.preflight),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    binaries = [binary.resolve() for binary in [arguments.binary, arguments.against] if binary]
    with tempfile.TemporaryDirectory() as folder:
        projects = []
        for index, binary in enumerate(binaries):
            place = Path(folder) / str(index)
            place.mkdir()
            projects.append(Project(binary, place))
        ratio = " wall ratio | cpu ratio | memory ratio |" if arguments.against else ""
        print(f"| run | wall | cpu | peak memory |{ratio}")
        print("| --- |" + " --- |" * (6 if arguments.against else 3))
        for name, case in CASES:
            found = [[] for _ in projects]
            for turn in range(arguments.runs):
                # Alternate, and let each binary go first equally often.
                order = range(len(projects)) if turn % 2 == 0 else reversed(range(len(projects)))
                for index in order:
                    found[index].append(case(projects[index]))
            medians = [[statistics.median(column) for column in zip(*runs)] for runs in found]
            wall, cpu, memory = medians[0]
            line = f"| {name} | {wall:.2f} s | {cpu:.2f} s | {memory:.0f} MiB |"
            if arguments.against:
                line += "".join(f" {new / old:.3f} |" for new, old in zip(*medians))
            print(line, flush=True)


if __name__ == "__main__":
    main()

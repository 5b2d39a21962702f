#!/usr/bin/env python3
"""Times the program on projects of many cities, and prints the table of `docs/many-editions.md`.

usage: benches/many.py target/release/malzama [--cities 10 100 1000] [--kept FOLDER]

Each city has ten groups, each group a text and a small picture (`benches/cities.py`); there is no edition of all
cities. The last row is of long editions: seven cities of 100 groups each and an edition of all of them. Each run is a
separate process: from nothing (photographs, PDFs, judgement), with nothing changed, after an edit of one text, and
after another one with only its edition asked for. Prints wall time, CPU time, peak memory and pages a second; a run is
made once, as it is long. With `--kept`, projects are made in that folder and used again.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import cities as generator

GROUPS = 10
LONG = 100


def run(program, project, *arguments):
    """Runs the program; returns wall seconds, CPU seconds, peak memory in MiB, and the pages of the editions made."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([program, *arguments], cwd=project, stdout=out, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "MALZAMA_LANG": "en"})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{program} {' '.join(arguments)} ended with {process.returncode}")
        out.seek(0)
        lines = [line.split() for line in out if "/print/" in line]
    pages = sum(int(line[1]) for line in lines if "unchanged" not in line)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, pages


def edit(project, turn):
    """Adds a word to a text of the first city."""
    record = project / f"data/{generator.slug('city', 1)}/{generator.slug('group', 1)}.yaml"
    record.write_text(record.read_text("utf-8") + f"\n  كلمة {turn}.\n", "utf-8")


def cases(program, project):
    """Runs all cases on a project; yields the name and the figures of each."""
    for kept in (".malzama", "out"):
        shutil.rmtree(project / kept, ignore_errors=True)
    yield "from nothing", run(program, project, "build")
    # What has just been written is hashed once more.
    run(program, project, "build")
    yield "nothing changed", run(program, project, "build")
    turn = time.time_ns()
    edit(project, turn)
    yield "one text edited", run(program, project, "build")
    edit(project, turn + 1)
    yield "one text edited, its edition asked for", run(program, project, "build", generator.slug("city", 1))


def row(name, run, figures):
    """Prints a row of the table."""
    wall, cpu, memory, pages = figures
    rate = f"{pages / wall:.0f}" if pages > 100 else ""
    print(f"| {name} | {run} | {pages:,} | {wall:.2f} s | {cpu:.2f} s | {memory:,.0f} MiB | {rate} |", flush=True)


def project_of(folder, cities, groups, network=False):
    """Returns the project of so many cities and groups in a folder, made if it is not there."""
    project = folder / f"cities-{cities}-{groups}"
    if not project.exists():
        generator.generate(project, cities, groups, network)
    return project


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--cities", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--kept", type=Path)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    print("| cities | run | pages made | wall | cpu | peak memory | pages a second |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.kept or Path(temporary)
        for cities in arguments.cities:
            for name, figures in cases(program, project_of(folder, cities, GROUPS)):
                row(f"{cities:,}", name, figures)
        long = cases(program, project_of(folder, 7, LONG, network=True))
        row(f"7 of {LONG} groups, and all", *next(long))


if __name__ == "__main__":
    main()

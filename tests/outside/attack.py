#!/usr/bin/env python3
"""Attacks the program: kills, full disks, races, hostile requests and bad inputs, by fixed seeds.

usage: attack.py MALZAMA [--long] [--seed N] [--only PART]      (the built program)

The short form is part of `.ci/run`; `--long` does 1,000 kills of builds and of saving, 100 races, 1,000 bad inputs and 10,000 edits.
Every failed check is printed with what it takes to see it again. Parts: kills, disks, races,
requests, inputs, saves, edits. What they show, and what they do not, stands in `docs/reliability.md`.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import attack_desk
import attack_requests

REPOSITORY = Path(__file__).resolve().parents[2]
PHOTOGRAPHS = sorted((REPOSITORY / "photos").rglob("*.jpg"))
RECORD = "data/acre/group.yaml"
DOCUMENTED = {0, 1, 2, 3}

# What is said is looked for in English.
os.environ["MALZAMA_LANG"] = "en"

FAULTS = []
CHECKS = 0


def check(holds, what):
    global CHECKS
    CHECKS += 1
    if not holds:
        FAULTS.append(what)
        print(f"FAILED: {what}", flush=True)


def project_in(folder):
    """Makes the small project of the tests, with a photograph of 12 megapixels."""
    shutil.copytree(REPOSITORY / "tests/project/files", folder, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "fonts/amiri", folder / "fonts/amiri")
    shutil.copytree(REPOSITORY / "data/press", folder / "data/press")
    (folder / "photos/acre").mkdir(parents=True)
    shutil.copy(PHOTOGRAPHS[0], folder / "photos/acre/group.jpg")
    return folder


def run(program, project, *arguments, timeout=120):
    """Runs the program; returns its status and all that it says."""
    done = subprocess.run([program, *arguments], cwd=project, capture_output=True, timeout=timeout)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def hashes(project):
    pdfs = sorted((project / "out/print").glob("*.pdf"))
    return {pdf.name: hashlib.sha256(pdf.read_bytes()).hexdigest() for pdf in pdfs}


def forget(project):
    for kept in [".malzama", "out"]:
        shutil.rmtree(project / kept, ignore_errors=True)


def from_nothing(program, project):
    """Returns the hashes of the PDFs that a build without anything kept makes of a project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".malzama", "out"), symlinks=True)
        status, said = run(program, copy, "build")
        check(status == 0, f"a build from nothing ends with {status}: {said[-300:]}")
        return hashes(copy)


def kills(program, folder, count, chance):
    """Kills builds at random moments, cold and warm."""
    project = project_in(folder / "kills")
    texts = [(project / RECORD).read_text(), (project / RECORD).read_text() + "\n  فقرة أخرى.\n"]
    good = []
    for text in texts:
        (project / RECORD).write_text(text)
        good.append(from_nothing(program, project))
    check(good[0] != good[1], "two texts give two PDFs")
    known = {name: {pdfs[name] for pdfs in good} for name in good[0]}
    # What processes tell each other lies in the folder for temporary files.
    shared = folder / "temporary"
    shared.mkdir()
    os.environ["TMPDIR"] = str(shared)
    run(program, project, "build")
    for turn in range(count):
        cold = turn % 3 == 0
        if cold:
            shutil.rmtree(project / ".malzama", ignore_errors=True)
        wanted = turn % 2
        (project / RECORD).write_text(texts[wanted])
        process = subprocess.Popen([program, "build"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        time.sleep(chance.random() * (0.6 if cold else 0.25))
        # The process that was started, or that and the one that it started.
        if chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for name, found in hashes(project).items():
            check(found in known[name], f"kill {turn}: {name} is neither old nor new")
        status, said = run(program, project, "build")
        check(status == 0 and hashes(project) == good[wanted], f"kill {turn}: the next build ends with {status}: {said[-300:]}")
        left = [str(path) for path in [*project.rglob(".malzama-*"), *shared.iterdir()]]
        check(not left, f"kill {turn}: left {left}")


def disks(program, folder):
    """Builds on small disks that fill up."""
    if os.geteuid() != 0:
        print("disks: NOT RUN, a small disk can be mounted by root only", flush=True)
        return
    project = project_in(folder / "disks")
    status, _ = run(program, project, "build")
    before = hashes(project)
    for place, size in [(".malzama", "8k"), (".malzama", "64k"), ("out", "64k"), ("out/print", "200k")]:
        target = project / place
        if place == ".malzama":
            shutil.rmtree(target, ignore_errors=True)
        else:
            shutil.rmtree(project / "out", ignore_errors=True)
        target.mkdir(parents=True, exist_ok=True)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", target], capture_output=True)
        if mounted.returncode != 0:
            print(f"disks: NOT RUN, nothing can be mounted here: {mounted.stderr.decode().strip()}", flush=True)
            return
        try:
            status, said = run(program, project, "build", "--force")
            check(status == 3, f"{place} of {size}: ended with {status}: {said[-400:]}")
            check("no space left" in said, f"{place} of {size}: does not say so: {said[-400:]}")
            check("fault of its own" not in said and "panicked" not in said, f"{place} of {size}: {said[-400:]}")
            if place == ".malzama":
                check(said.count("no space left") == 1, f"{place} of {size}: says it {said.count('no space left')} times")
                check(hashes(project) == before, f"{place} of {size}: a PDF was touched")
        finally:
            subprocess.run(["umount", target], check=True)
        status, _ = run(program, project, "build")
        check(status == 0 and hashes(project) == before, f"{place} of {size}: the next build ends with {status}")


def races(program, folder, count, chance):
    """Changes photographs and records while builds and a preview run."""
    project = project_in(folder / "races")
    pictures = [path.read_bytes() for path in PHOTOGRAPHS[:3]]
    text = (project / RECORD).read_text()
    preview = subprocess.Popen([program, "preview", "--no-open"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for turn in range(count):
            ends = threading.Event()

            def change():
                own = random.Random(chance.random())
                while not ends.is_set():
                    if own.random() < 0.5:
                        (project / "photos/acre/group.jpg").write_bytes(own.choice(pictures))
                    else:
                        (project / RECORD).write_text(text + f"\n  فقرة {own.randrange(3)}.\n")
                    time.sleep(own.random() * 0.05)

            changer = threading.Thread(target=change)
            changer.start()
            builds = [
                subprocess.Popen([program, "build"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for _ in range(2)
            ]
            for build in builds:
                check(build.wait(120) in DOCUMENTED, f"race {turn}: a build ended with {build.returncode}")
            ends.set()
            changer.join()
            (project / "photos/acre/group.jpg").write_bytes(chance.choice(pictures))
            (project / RECORD).write_text(text + f"\n  فقرة {chance.randrange(3)}.\n")
            status, said = run(program, project, "build")
            check(status == 0, f"race {turn}: the last build ended with {status}: {said[-300:]}")
            check(hashes(project) == from_nothing(program, project), f"race {turn}: the PDFs are not what the files say")
        check(preview.poll() is None, "the preview is alive after the races")
    finally:
        preview.kill()
        preview.wait()


SIGNS = ["\t", "\u00a0", "\u200f", "\ufeff", "\0", "\x1b[31m", ":", "- ", "'", '"', "#", "&a", "*a", "!!x", "{", "[", "|", "%",
         "@", "`", "؛", "\u0301" * 300, "ا" * 60000, "ا ب " * 30000, "\n" * 3000, "- x\n" * 2000, "[" * 2000, "\ud7ff", "\u2028"]


def spoil(content, chance):
    """Returns the bytes of a file as an accident or an enemy may leave them."""
    at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    kind = chance.randrange(7)
    if kind == 0:
        return content[:at]
    if kind == 1:
        return content[:at] + content[end:]
    if kind == 2:
        return content[:at] + bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9))) + content[at:]
    if kind == 3:
        return content[:at] + content[at:end] * chance.randrange(2, 40) + content[end:]
    lines = content.split(b"\n")
    line = chance.randrange(len(lines))
    if kind == 4:
        lines[line] = b" " * chance.randrange(1, 9) + lines[line]
    elif kind == 5:
        other = chance.randrange(len(lines))
        lines[line], lines[other] = lines[other], lines[line]
    else:
        sign = chance.choice(SIGNS).encode("utf-8", "surrogatepass")
        place = chance.randrange(len(lines[line]) + 1)
        lines[line] = lines[line][:place] + sign + lines[line][place:]
    return b"\n".join(lines)


def inputs(program, folder, count, chance):
    """Gives the program spoilt records, settings, contracts, layouts and photographs."""
    project = project_in(folder / "inputs")
    run(program, project, "build")
    victims = [RECORD, "data/acre/city.yaml", "data/network.yaml", "malzama.yaml", "data/press/coated.yaml",
               "photos/acre/group.jpg", "layouts/main.typ", "data/press/icc/ISOcoated_v2_300_bas.icc",
               "fonts/amiri/Amiri-Regular.ttf"]
    whole = {victim: (project / victim).read_bytes() for victim in victims}
    for turn in range(count):
        victim = chance.choice(victims[:5]) if turn % 3 else chance.choice(victims)
        spoilt = spoil(whole[victim], chance)
        (project / victim).write_bytes(spoilt)
        began = time.monotonic()
        what = f"input {turn}: {victim}"
        try:
            process = subprocess.Popen(
                [program, "build"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
            said = process.stdout.read().decode(errors="replace")
            _, status, usage = os.wait4(process.pid, 0)
            status = os.waitstatus_to_exitcode(status)
            process.returncode = status
            took = time.monotonic() - began
            check(status in DOCUMENTED, f"{what}: ended with {status}: {said[-300:]}")
            check("panicked" not in said and "fault of its own" not in said, f"{what}: {said[-300:]}")
            check(took < 10, f"{what}: took {took:.1f} s")
            check(usage.ru_maxrss < 1 << 20, f"{what}: held {usage.ru_maxrss >> 10} MiB")
            if status == 1:
                check("error: " in said and "--> " in said, f"{what}: names no place: {said[-300:]}")
        finally:
            kept = folder / "spoilt"
            if FAULTS and FAULTS[-1].startswith(what):
                kept.mkdir(exist_ok=True)
                shutil.copytree(project, kept / str(turn), dirs_exist_ok=True)
            (project / victim).write_bytes(whole[victim])
    status, said = run(program, project, "build")
    check(status == 0, f"after all bad inputs, the good ones build: {status}: {said[-300:]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    chance = random.Random(arguments.seed)
    long = {"kills": 1000, "races": 100, "inputs": 1000, "saves": 1000, "edits": 10000}
    counts = long if arguments.long else {"kills": 40, "races": 5, "inputs": 120, "saves": 100, "edits": 1500}
    parts = {
        "kills": lambda folder: kills(program, folder, counts["kills"], chance),
        "disks": lambda folder: disks(program, folder),
        "races": lambda folder: races(program, folder, counts["races"], chance),
        "requests": lambda folder: attack_requests.attack(program, project_in(folder / "requests"), check),
        "inputs": lambda folder: inputs(program, folder, counts["inputs"], chance),
        "saves": lambda folder: attack_desk.saves(program, project_in(folder / "saves"), counts["saves"], chance, check),
        "edits": lambda folder: attack_desk.edits(program, project_in(folder / "edits"), counts["edits"], check),
    }
    folder = Path(tempfile.mkdtemp(prefix="malzama-attack-"))
    for name, part in parts.items():
        if arguments.only in (None, name):
            before, began = CHECKS, time.monotonic()
            part(folder)
            print(f"{name}: {CHECKS - before} checks in {time.monotonic() - began:.0f} s", flush=True)
    if FAULTS:
        print(f"files are left in {folder}")
    else:
        shutil.rmtree(folder)
    print(f"attack: {CHECKS} checks, {len(FAULTS)} failed")
    sys.exit(bool(FAULTS))


if __name__ == "__main__":
    main()

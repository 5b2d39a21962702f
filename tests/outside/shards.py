#!/usr/bin/env python3
"""Builds many editions in shards: under Snakemake, as the Kubernetes Job and the CI matrix of `deploy/` say, and with kills.

usage: shards.py MALZAMA [--cities N] [--kills N] [--only PART]      (the built program)

The short form is part of `.ci/run`; `--cities 48 --kills 20` is the long one. Parts: workflow, kills, kubernetes,
matrix, faults. The files of `deploy/` are read and their commands are run here as they stand there; no cluster and no
server of GitHub is asked. What is shown, and what is not, stands in `docs/many-editions.md`.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "benches"))
import cities as generator  # noqa: E402

SNAKEFILE = REPOSITORY / "deploy/snakemake/Snakefile"
SHARDS = 16
WORKERS = 2

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


def copy(project, folder):
    """Copies a project without what was made of it."""
    return Path(shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".malzama", "out", ".snakemake")))


def run(program, project, *arguments):
    """Runs the program; returns its status and all that it says."""
    done = subprocess.run([program, *arguments], cwd=project, capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def made(project):
    """Returns the hashes of all files of the output folder."""
    out = project / "out"
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*")) if path.is_file()}


def snakemake(program, project, *more):
    """Starts the workflow in a process group of its own."""
    command = [Path(sys.executable).with_name("snakemake"), "--snakefile", SNAKEFILE, "--cores", str(WORKERS),
               "--keep-going", "--rerun-incomplete", "--nolock", "--quiet", "all",
               "--config", f"malzama={program}", f"shards={SHARDS}", *more]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            start_new_session=True)


def lines_of_shards(project):
    """Counts the editions that the last runs of the shards have made, and those that they found up to date."""
    logs = [path.read_text("utf-8", errors="replace") for path in (project / ".malzama/workflow").glob("*.log")]
    lines = [line for log in logs for line in log.splitlines() if re.search(r"\s+\d+ pages? .*out/print/", line)]
    unchanged = sum("unchanged" in line for line in lines)
    return len(lines) - unchanged, unchanged


def workflow(program, project, one_run, folder):
    """16 shards under Snakemake with 2 workers make the files of one run, byte for byte."""
    copied = copy(project, folder / "workflow")
    begun = time.monotonic()
    process = snakemake(program, copied)
    said = process.communicate()[0].decode(errors="replace")
    print(f"workflow: {SHARDS} shards with {WORKERS} workers in {time.monotonic() - begun:.1f} s", flush=True)
    check(process.returncode == 0, f"the workflow ends with {process.returncode}: {said[-800:]}")
    other = made(copied)
    differing = sorted(name for name in one_run.keys() | other.keys() if one_run.get(name) != other.get(name))
    check(not differing, f"the workflow makes other files than one run: {differing[:5]}")
    newest = {path: path.stat().st_mtime_ns for path in (copied / "out").rglob("*.pdf")}
    process = snakemake(program, copied)
    process.communicate()
    check(process.returncode == 0, "the workflow, begun again, does not end well")
    check(newest == {path: path.stat().st_mtime_ns for path in newest}, "the workflow makes again what is there")


def kills(program, project, one_run, folder, count, took):
    """A workflow that is killed at any moment and begun again loses no more than the editions in work."""
    chance = random.Random(7)
    for turn in range(count):
        copied = copy(project, folder / f"kill-{turn}")
        process = snakemake(program, copied)
        # The first seconds belong to Snakemake and to reading the project.
        moment = took * (turn + chance.random()) / count
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        there = len(list((copied / "out/print").glob("city-*.pdf")))
        finished = len(list((copied / ".malzama/workflow").glob(f"*-of-{SHARDS}")))
        by_finished = lines_of_shards(copied) if finished else (0, 0)
        process = snakemake(program, copied)
        said = process.communicate()[0].decode(errors="replace")
        check(process.returncode == 0, f"kill {turn}: begun again, it ends with {process.returncode}: {said[-500:]}")
        now, unchanged = lines_of_shards(copied)
        again = now + unchanged
        # Logs of shards that had finished before the kill stay: what these made was not made again.
        kept = unchanged + by_finished[0]
        lost = there - kept
        print(f"kill {turn} after {moment:.1f} s: {there} PDFs were there, {lost} of them made again", flush=True)
        check(again == len([name for name in one_run if name.startswith("print/")]),
              f"kill {turn}: the shards tell of {again} editions")
        check(lost <= WORKERS, f"kill {turn}: {lost} editions were lost, with {WORKERS} in work")
        check(made(copied) == one_run, f"kill {turn}: other files than those of one run")
        shutil.rmtree(copied)


def program_on_path(program, folder):
    """Returns an environment in which the program is called `malzama`."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    if not (tools / "malzama").exists():
        (tools / "malzama").symlink_to(program)
    return {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}


def kubernetes(program, project, one_run, folder):
    """The commands of the Jobs, run here with each index, make the files of one run."""
    copied, environment = copy(project, folder / "kubernetes"), program_on_path(program, folder)
    jobs = list(yaml.safe_load_all((REPOSITORY / "deploy/kubernetes/job.yaml").read_text("utf-8")))
    check([job["kind"] for job in jobs] == ["Job"] * 3, "there are not three Jobs")
    for job in jobs:
        command = job["spec"]["template"]["spec"]["containers"][0]["command"]
        for index in range(job["spec"].get("completions", 1)):
            done = subprocess.run(command, cwd=copied, capture_output=True,
                                  env={**environment, "JOB_COMPLETION_INDEX": str(index)})
            check(done.returncode == 0, f"{command} ends with {done.returncode}: {done.stderr[-400:]}")
    check(made(copied) == one_run, "the Jobs make other files than one run")
    check(any((copied / "cache/photographs").rglob("*")), "no photograph is in the shared cache")


def matrix(program, project, one_run, folder):
    """The steps of the CI matrix, each job in a folder of its own, make the files of one run."""
    environment = program_on_path(program, folder)
    jobs = yaml.safe_load((REPOSITORY / "deploy/github/booklets.yml").read_text("utf-8"))["jobs"]

    def job(name, place, **values):
        for step in jobs[name]["steps"]:
            if "run" in step:
                command = re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found: str(values[found[1]]), step["run"])
                done = subprocess.run(["bash", "-e", "-c", command], cwd=place, env=environment, capture_output=True)
                check(done.returncode == 0, f"`{command}` ends with {done.returncode}: {done.stderr[-400:]}")
    uploaded = [step["with"]["path"].split() for step in jobs["shard"]["steps"]
                if "upload-artifact" in step.get("uses", "")][0]
    plan = copy(project, folder / "matrix-plan")
    job("plan", plan)
    gathered = copy(project, folder / "matrix-gather")
    shutil.copy(plan / "plan.json", gathered)
    for number in jobs["shard"]["strategy"]["matrix"]["number"]:
        place = copy(project, folder / f"matrix-{number}")
        shutil.copy(plan / "plan.json", place)
        job("shard", place, number=number)
        for path in uploaded:
            if (place / path).exists():
                shutil.copytree(place / path, gathered / path, dirs_exist_ok=True)
        shutil.rmtree(place)
    job("gather", gathered)
    check(made(gathered) == one_run, "the matrix makes other files than one run")


def faults(program, project, folder):
    """What is wrong is told, and does no harm."""
    copied = copy(project, folder / "faults")
    for shard in ("0/3", "5/3", "x", "3"):
        status, said = run(program, copied, "build", "--shard", shard)
        check(status == 2 and f"`{shard}`" in said, f"--shard {shard}: {status}, {said}")
    status, said = run(program, copied, "build", "--plan", "plan.json")
    check(status == 2, f"a plan without a shard: {status}, {said}")
    for text in ("", "{}", '{"schema": 9}', "[1"):
        (copied / "plan.json").write_text(text)
        status, said = run(program, copied, "build", "--shard", "1/2", "--plan", "plan.json")
        check(status == 2 and "plan.json" in said, f"the plan {text!r}: {status}, {said}")
    plan = lambda: subprocess.run([program, "plan", "--json"], cwd=copied, capture_output=True).stdout
    planned = plan()
    check(planned == plan(), "the same project gives another plan")
    (copied / "plan.json").write_bytes(planned)

    # Two of one shard at once, and shards of another division meanwhile.
    first = subprocess.Popen([program, "build", "--shard", "1/2"], cwd=copied, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    lock = copied / ".malzama/shards/1-of-2.lock"
    while not lock.exists() and first.poll() is None:
        time.sleep(0.01)
    time.sleep(0.05)
    status, said = run(program, copied, "build", "--shard", "1/2")
    check(status == 1 and "already at work" in said, f"two of one shard: {status}, {said[-300:]}")
    status, said = run(program, copied, "build", "--shard", "1/3")
    check(status == 1 and "another division" in said, f"another division: {status}, {said[-300:]}")
    check(first.wait() == 0, "the first of two shards does not end well")

    status, said = run(program, copied, "gather", "--plan", "plan.json")
    check(status == 1 and "has not been made" in said and "--shard 2/2" in said, f"half is made: {status}, {said[-300:]}")
    status, said = run(program, copied, "build", "--shard", "2/2", "--plan", "plan.json")
    check(status == 0, f"the other half: {status}, {said[-300:]}")
    status, said = run(program, copied, "gather", "--plan", "plan.json")
    check(status == 0, f"all is made: {status}, {said[-300:]}")

    # A clock that is wrong: the records are of tomorrow, and the same.
    tomorrow = time.time() + 86400
    for path in (copied / "data").rglob("*.yaml"):
        os.utime(path, (tomorrow, tomorrow))
    status, said = run(program, copied, "gather", "--plan", "plan.json")
    check(status == 0, f"records of tomorrow: {status}, {said[-300:]}")

    # A plan that is older than the records.
    record = sorted((copied / "data").rglob("group-*.yaml"))[0]
    before = record.read_text("utf-8")
    record.write_text(before + "  كلمة.\n", "utf-8")
    for command in (["build", "--shard", "1/1"], ["gather"]):
        status, said = run(program, copied, *command, "--plan", "plan.json")
        check(status == 1 and "older than the project" in said and record.name in said,
              f"an old plan, {command}: {status}, {said[-300:]}")
    # A record with a fault keeps its own edition back, and no shard.
    record.write_text(before.replace("name:", "nmae:"), "utf-8")
    for number in (1, 2):
        status, said = run(program, copied, "build", "--shard", f"{number}/2")
        check(status == 0, f"shard {number} beside a faulty record: {status}, {said[-300:]}")
    status, said = run(program, copied, "gather")
    check(status == 1 and record.name in said, f"a faulty record, gathered: {status}, {said[-300:]}")
    record.write_text(before, "utf-8")

    caches(program, copied, folder)


def caches(program, project, folder):
    """A shared cache that is damaged, unreachable or full costs time and nothing else."""
    cache = folder / "cache"
    forget = lambda: [shutil.rmtree(project / kept, ignore_errors=True) for kept in (".malzama", "out")]
    forget()
    status, said = run(program, project, "build", "--cache", cache)
    check(status == 0, f"with a shared cache: {status}, {said[-300:]}")
    wanted, entries = made(project), [path for path in cache.rglob("*") if path.is_file()]
    check(len(entries) > 0, "nothing is in the shared cache")
    contents = {path: path.read_bytes() for path in entries}
    for path in entries[::2]:
        path.write_bytes(contents[path][:100])
    forget()
    status, said = run(program, project, "build", "--cache", cache)
    check(status == 0 and made(project) == wanted, f"a damaged cache: {status}, {said[-300:]}")
    check(all(path.read_bytes() == contents[path] for path in entries), "damaged entries were not made anew")
    forget()
    blocked = folder / "file"
    blocked.write_text("no folder")
    status, said = run(program, project, "build", "--cache", blocked / "cache")
    check(status == 0 and said.count("was left alone") == 1, f"an unreachable cache: {status}, {said[-300:]}")
    check(made(project) == wanted, "an unreachable cache changes files")
    small = folder / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True)
    if mounted.returncode != 0:
        print("faults: a full cache was NOT RUN, as nothing can be mounted here", flush=True)
        return
    try:
        forget()
        status, said = run(program, project, "build", "--cache", small)
        check(status == 0 and said.count("was left alone") == 1, f"a full cache: {status}, {said[-300:]}")
        check(made(project) == wanted, "a full cache changes files")
    finally:
        subprocess.run(["umount", small], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--cities", type=int, default=10)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--only", choices=["workflow", "kills", "kubernetes", "matrix", "faults"])
    arguments = parser.parse_args()
    program, only = arguments.program.resolve(), arguments.only
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = folder / "project"
        generator.generate(project, arguments.cities, groups=2)
        small = folder / "small-project"
        generator.generate(small, 5, groups=1)

        def one_run(project, name):
            copied = copy(project, folder / name)
            # The second build finds all of them unchanged, as whoever gathers does.
            for _ in range(2):
                status, said = run(program, copied, "build")
                check(status == 0, f"one run ends with {status}: {said[-500:]}")
            return made(copied)
        if only in (None, "workflow", "kills"):
            whole = one_run(project, "one-run")
        if only in (None, "workflow"):
            workflow(program, project, whole, folder)
        if only in (None, "kills"):
            started = time.monotonic()
            process = snakemake(program, copy(project, folder / "measured"))
            process.communicate()
            kills(program, project, whole, folder, arguments.kills, time.monotonic() - started)
        if only in (None, "kubernetes", "matrix"):
            whole = one_run(small, "small-one-run")
        if only in (None, "kubernetes"):
            kubernetes(program, small, whole, folder)
        if only in (None, "matrix"):
            matrix(program, small, whole, folder)
        if only in (None, "faults"):
            faults(program, small, folder)
    print(f"{CHECKS} checks, {len(FAULTS)} failed, {time.monotonic() - begun:.0f} s", flush=True)
    raise SystemExit(1 if FAULTS else 0)


if __name__ == "__main__":
    main()

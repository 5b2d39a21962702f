"""Measures whole processes: wall time, CPU time and memory, in turn and as medians."""

import os
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path


def measure(commands, environment=None):
    """Runs commands one after another; returns wall and CPU seconds, and peak memory in MiB.

    CPU time covers all child processes; the peak is that of the largest of the commands.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    peak = 0
    for command in commands:
        # Output is discarded: `malzama` warns every time of pictures that have no credits.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={**os.environ, **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        peak = max(peak, usage.ru_maxrss)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak / 1024


def medians(tasks, runs):
    """Runs named tasks in turn, so that other load meets all of them; returns the medians of each.

    The first turn warms the disk cache and is not counted.
    """
    rows = {name: [] for name in tasks}
    for turn in range(runs + 1):
        for name, task in tasks.items():
            measured = task()
            if turn:
                rows[name].append(measured)
    return {name: [statistics.median(column) for column in zip(*measured)] for name, measured in rows.items()}


def resident(process):
    """Returns the memory in MiB that a process and its children hold: the preview sets its pages in a child."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    statuses = [Path(f"/proc/{pid}/status").read_text() for pid in [process.pid, *children]]
    return sum(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) for status in statuses) / 1024

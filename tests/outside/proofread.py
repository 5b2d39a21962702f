#!/usr/bin/env python3
"""Proof-reads the manuscript and the records with Debian's Arabic dictionary (hunspell-ar).

usage: proofread.py PROOFREAD [DICTIONARY]      (the built example of malzama-proofread, and a .dic file)

The dictionary (Ayaspell: GPL-2, LGPL-2.1 or MPL-1.1) stays outside of the project. Prints how many words were
read, what was found, and how long it took; fails if true faults are missed, if more than 0.3 % of the words
are false alarms, or if reading takes longer than the limits.
"""

import collections
import json
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DICTIONARY = "/usr/share/hunspell/ar.dic"
MANUSCRIPT = REPOSITORY / "tests" / "manuscript.txt"
# The largest share of false alarms, and the most milliseconds of a processor for reading 10,000 words, without a
# dictionary and with one that is loaded first; the start of the program and what it prints count in.
SHARE, WITHOUT, WITH_DICTIONARY, TRIES = 0.003, 50, 300, 5
# What is truly wrong in the manuscript, by rule, as often as it stands there.
FAULTS = {
    "hamza": "الى الى الى الى الى الافريقية الاثناء اسوار باشكال الاساسية واحيائها الانشطة الانساني الإستثمار افلام اساسية"
             " الاسرائيلي الاسرائيلي الاسرائيلية اخرى",
    "run-together": "وفقرؤية",
    "spelling": "الواتي",
    "doubled-word": "على\u00a0على",
    "file-name": "_",
    "placeholder-credit": "فلان",
    "mixed-digits": "١٩٩١ ٣٠ ١٩٨٩",
    "anna-before-verb": "أن أن أن أن أن أن أن",
    "space-after-waw": "و و",
    "misplaced-mark": "سك ا",
    # Beside the «…» in which the layouts set sentences that they lift out.
    "mixed-quotes": " ".join('"' * 26),
}
MARKS = re.compile("[\u064b-\u0652\u0640]")


def names():
    """The names of the records, and their labels."""
    for record in sorted((REPOSITORY / "data").glob("*/*.yaml")):
        yield from re.findall(r"^(?:name|label): (.+)$", record.read_text(), re.MULTILINE)


def bodies():
    """The running text of every record."""
    for record in sorted((REPOSITORY / "data").glob("*/*.yaml")):
        block = re.search(r"^body: \|\n((?:(?:  .*)?\n)+)", record.read_text() + "\n", re.MULTILINE)
        if block:
            yield re.sub(r"^  ", "", block[1], flags=re.MULTILINE)


def read(program, files, *options):
    """What is found, and the numbers of words and milliseconds that are told at the end."""
    run = subprocess.run([program, *files, "--format", "json", "--time", *options], capture_output=True, check=True)
    *findings, times = run.stdout.decode().splitlines()
    return [json.loads(it) for it in findings], [float(it) for it in re.findall(r"[\d.]+", times)]


def processor_time(program, files, *options):
    """The milliseconds of a processor that a run takes, the least of several."""
    def once():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        read(program, files, *options)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
    return min(once() for _ in range(TRIES))


def wanted():
    for rule, words in FAULTS.items():
        for word in words.split(" "):
            yield rule, word.replace("\u00a0", " ")


def main():
    program, *rest = sys.argv[1:]
    dictionary = rest[0] if rest else DICTIONARY
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "names.txt"
        known.write_text("\n".join(names()))
        options = ["--names", known, "--dictionary", dictionary]
        records = []
        for number, body in enumerate(bodies()):
            records.append(Path(folder) / f"{number}.txt")
            records[-1].write_text(body)
        # The labels of the manuscript are names themselves, so it is read without those of the records first.
        plain, _ = read(program, [MANUSCRIPT], "--guillemets")
        found = collections.Counter((it["rule"], MARKS.sub("", it["excerpt"]).strip() or it["excerpt"]) for it in plain)
        missed = collections.Counter(wanted()) - found
        if missed:
            faults.append(f"not found: {dict(missed)}")
        others = {it: count for it, count in (found - collections.Counter(wanted())).items() if it[0] != "double-space"}
        print(f"manuscript, without a dictionary: {sum(found.values())} findings, {len(others)} of them false alarms: {others}")
        if others:
            faults.append("there are false alarms without a dictionary")

        for what, files in [("manuscript", [MANUSCRIPT]), ("records", records)]:
            findings, (words, *_) = read(program, files, *options)
            unknown = [it["excerpt"] for it in findings if it["rule"] == "unknown-word"]
            share = len(unknown) / words
            print(f"{what}, with {dictionary}: {words:.0f} words, {len(findings)} findings, "
                  f"{len(unknown)} words that it does not know ({share:.2%}): {' '.join(unknown)}")
            if words < 2000:
                faults.append(f"the {what} have {words:.0f} words only")
            if share > SHARE:
                faults.append(f"{share:.2%} of the words of the {what} are false alarms")

        # The manuscript over and over, up to 10,000 words.
        long = Path(folder) / "long.txt"
        long.write_text("\n\n".join([MANUSCRIPT.read_text()] * 4))
        _, (words, *_) = read(program, [long])
        without = processor_time(program, [long]) * 10_000 / words
        together = processor_time(program, [long], *options) * 10_000 / words
        _, (_, loaded, time) = read(program, [long], *options)
        print(f"{words:.0f} words; for 10,000: {without:.0f} ms of a processor by the rules, {together:.0f} ms with the dictionary "
              f"(by the clock of this busy or idle machine: {loaded:.0f} ms to load it, {time:.0f} ms to read)")
        if without > WITHOUT or together > WITH_DICTIONARY:
            faults.append("reading takes too long")
    for fault in faults:
        print(f"FAULT: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

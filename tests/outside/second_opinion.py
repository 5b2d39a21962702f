#!/usr/bin/env python3
"""Compares the preflight's verdicts on PDF/X with those of `pdf_oxide`, finding by finding.

usage: second_opinion.py MALZAMA      (the built program; run suite.py before)

Both judge the print PDFs that suite.py left below `target/outside/`, and small files that other
programs and libraries make here (`makers/`). A rule that only one of them names in a file is a
difference; `second_opinion.json` tells for each who is right and why. A difference without such a
row is a failure, and so is a row without its difference. `UPDATE=1` writes the rows anew, with what
is not explained yet at their end, and the tables of `crates/preflight/SECOND_OPINION.md`.

Only the clauses of PDF/X are compared: pdf_oxide has neither inks nor rules of the Ghent Workgroup.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdf_oxide

import makers

# What the program says is compared in English, whatever the project speaks.
os.environ["MALZAMA_LANG"] = "en"

REPOSITORY = Path(__file__).resolve().parents[2]
TARGET = REPOSITORY / "target" / "outside"
ROWS = Path(__file__).with_suffix(".json")
DOCUMENT = REPOSITORY / "crates" / "preflight" / "SECOND_OPINION.md"
# The builds that suite.py makes, and the contract that all X-1a files are judged by.
BUILDS = ["coated-PDF-X-4", "coated-PDF-X-1a-2003", "uncoated-PDF-X-4", "uncoated-PDF-X-1a-2003"]
X1A_CONTRACT = TARGET / "coated-PDF-X-1a-2003" / "coated.yaml"
RIGHT = {"malzama", "pdf_oxide", "both", "open"}

# The codes of pdf_oxide that its validator can give, what each says, and the clauses, in the
# preflight's words, under which the same fault is told.
CODES = {
    "XCOLOR-001": ("a space of RGB in the page's resources", {"colour"}),
    "XCOLOR-005": ("an ICC profile without `/N`", {"colour"}),
    "XCOLOR-006": ("a device space in the resources, without an intent", {"output-intent"}),
    "XTRANS-001": ("a page group, or an opacity below 1", {"transparency"}),
    "XTRANS-002": ("a blend mode", {"transparency"}),
    "XTRANS-004": ("a soft mask in a graphics state", {"transparency"}),
    "XFONT-001": ("a font is not embedded", {"fonts"}),
    "XFONT-002": ("a Type 3 font", {"fonts"}),
    "XMETA-001": ("no `/OutputIntents`", {"output-intent"}),
    "XMETA-002": ("no intent `GTS_PDFX`", {"output-intent"}),
    "XMETA-003": ("no `OutputConditionIdentifier`", {"output-intent"}),
    "XMETA-004": ("no `/Trapped`", {"information"}),
    "XMETA-005": ("no XMP metadata", {"metadata"}),
    "XMETA-006": ("no such claim in the XMP", {"claim"}),
    "XMETA-007": ("no `GTS_PDFXVersion` in the information", {"claim"}),
    "XMETA-008": ("no `GTS_PDFXConformance`", {"claim"}),
    "XBOX-001": ("neither TrimBox nor ArtBox", {"boxes"}),
    "XBOX-002": ("BleedBox beyond the MediaBox", {"boxes"}),
    "XBOX-003": ("TrimBox beyond BleedBox or MediaBox", {"boxes"}),
    "XBOX-004": ("no MediaBox", {"boxes"}),
    "XBOX-005": ("ArtBox beyond the MediaBox", {"boxes"}),
    "XCONT-001": ("it is encrypted", {"encryption"}),
    "XCONT-002": ("JavaScript", {"actions"}),
    "XANNOT-001": ("an annotation that may not be allowed", {"annotations"}),
    "XACTION-001": ("actions", {"actions"}),
}


def is_x1a(name):
    return "x1a" in name or "X-1a" in name


def second(name, path):
    """Returns the codes that pdf_oxide names. Its Python face knows no later X-1a than 2001."""
    verdict = pdf_oxide.PdfDocument(str(path)).validate_pdf_x("1a_2001" if is_x1a(name) else "4")
    said = verdict["errors"] + verdict["warnings"]
    return {re.match(r"\[([A-Z]+-\d+)\]", one).group(1) for one in said}


def first(malzama, name, path, empty):
    """Returns the clauses of PDF/X that the preflight names."""
    build = path.parent.parent.parent
    if build.name in BUILDS:
        contract = ["--press", build / f"{build.name.split('-')[0]}.yaml"]
    else:
        contract = ["--press", X1A_CONTRACT] if is_x1a(name) else []
    # Outside of a project, so that its contract does not count.
    done = subprocess.run([malzama, "preflight", "--format", "json", *contract, path], cwd=empty,
                          capture_output=True, text=True)
    rules = {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    return {rule.split("-", 1)[1] for rule in rules if rule.startswith("X")}


def files():
    """Yields all files with their names; the editions of one build share one."""
    for build in BUILDS:
        made = sorted((TARGET / build / "out" / "print").glob("*.pdf"))
        if not made:
            sys.exit(f"{build} is missing: run suite.py first")
        yield from ((f"malzama-{build}", path) for path in made)
    for path in makers.make(TARGET / "makers", REPOSITORY):
        yield path.stem, path


def compare(codes, clauses):
    """Yields pairs of what each names: the same fault, or a difference with None at one side."""
    unknown = codes - CODES.keys()
    if unknown:
        sys.exit(f"codes of pdf_oxide that are not in CODES: {sorted(unknown)}")
    for code in sorted(codes):
        same = CODES[code][1] & clauses
        yield from ((code, clause) for clause in sorted(same or {None}, key=str))
    for clause in sorted(clauses):
        if not any(clause in CODES[code][1] for code in codes):
            yield None, clause


def explained(rows):
    """Yields the faults of the rows themselves, apart from what was found."""
    seen = set()
    for row in rows:
        pair = row["pdf_oxide"], row["malzama"]
        if row["right"] not in RIGHT or not row["why"].strip():
            yield f"{pair} in {row['files']} is not explained"
        for name in row["files"]:
            if (name, pair) in seen:
                yield f"{name}: {pair} is explained twice"
            seen.add((name, pair))


def updated(rows, differences):
    """Returns the rows with the files in which their difference was found, then new ones."""
    left, made = set(differences), []
    for row in rows:
        pair = row["pdf_oxide"], row["malzama"]
        names = [name for name in row["files"] if (name, pair) in left]
        left -= {(name, pair) for name in names}
        if names:
            made.append(row | {"files": names})
    for pair in sorted({pair for _, pair in left}, key=str):
        names = sorted(name for name, other in left if other == pair)
        made.append({"pdf_oxide": pair[0], "malzama": pair[1], "right": "", "why": "", "files": names})
    return made


def tables(rows, found):
    """Returns the tables of the document: how often both agree, and all differences."""
    names = sorted({name for name, _ in found})
    pairs = [pair for _, some in found for pair in some]
    clauses = sorted({clause for _, clauses in CODES.values() for clause in clauses}
                     | {clause for _, clause in pairs if clause})
    out = [f"{len(found)} files under {len(names)} names.", "",
           "| clause | codes | named by both | by malzama alone |", "| --- | --- | --- | --- |"]
    for clause in clauses:
        codes = sorted(code for code, (_, some) in CODES.items() if clause in some)
        both = sum(any(code and other == clause for code, other in some) for _, some in found)
        alone = sum((None, clause) in some for _, some in found)
        out.append(f"| `{clause}` | {', '.join(codes) or '–'} | {both} | {alone} |")
    out += ["", f"{sum(len(row['files']) for row in rows)} differences:", "",
            "| file | pdf_oxide says | malzama says | right | why |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        code, clause = row["pdf_oxide"], row["malzama"]
        said = f"{code}: {CODES[code][0]}" if code else "nothing"
        clause = f"`{clause}`" if clause else "nothing"
        out.append(f"| {', '.join(row['files'])} | {said} | {clause} | {row['right']} | {row['why']} |")
    return "\n".join(out) + "\n"


def with_tables(document, text):
    return re.sub(r"(?s)(<!-- tables -->\n).*(<!-- end -->)", lambda it: it[1] + text + it[2], document)


def main(malzama):
    pdf_oxide.disable_logging()
    named = list(files())
    with tempfile.TemporaryDirectory() as empty, ThreadPoolExecutor(os.cpu_count()) as pool:
        clauses = list(pool.map(lambda one: first(malzama, *one, empty), named))
    found = [(name, list(compare(second(name, path), some)))
             for (name, path), some in zip(named, clauses)]
    differences = {(name, pair) for name, pairs in found for pair in pairs if None in pair}
    rows = json.loads(ROWS.read_text("utf-8")) if ROWS.exists() else []
    document = DOCUMENT.read_text("utf-8")
    if os.environ.get("UPDATE"):
        rows = updated(rows, differences)
        ROWS.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", "utf-8")
        document = with_tables(document, tables(rows, found))
        DOCUMENT.write_text(document, "utf-8")
    faults = list(explained(rows))
    told = {(name, (row["pdf_oxide"], row["malzama"])) for row in rows for name in row["files"]}
    faults += [f"{name}: {pair} has no row" for name, pair in sorted(differences - told, key=str)]
    faults += [f"{name}: {pair} has a row and does not occur" for name, pair in sorted(told - differences, key=str)]
    if with_tables(document, tables(rows, found)) != document:
        faults.append(f"the tables of {DOCUMENT.name} are not those of now: UPDATE=1 writes them")
    assert len(found) > 8 * len(BUILDS), "no files of other makers"
    for fault in faults:
        print(f"  FAILED {fault}")
    agreed = sum(None not in pair for _, pairs in found for pair in pairs)
    print(f"{len(found)} files: {agreed} findings of both, {len(differences)} differences in "
          f"{len(rows)} rows, {len(faults)} failed")
    sys.exit(bool(faults))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())

#!/usr/bin/env python3
"""Measures how much of the manuscript's text comes back out of PDFs, by several readers.

usage: text_layer.py [--pdfjs FOLDER] PDF ...

Readers: pdftotext (poppler), pdfium and MuPDF (the packages of requirements.txt), and pdf.js by `node`, if
FOLDER is an unpacked `pdfjs-dist` from npm. A word is *exact* if it comes back letter by letter, marks and
punctuation included; directional marks are dropped first, and words are counted as often as they stand in
the manuscript. The *character error* is the edit distance of each paragraph to the part of the text
that is most like it, by the length of the paragraph, averaged over all paragraphs.
"""

import collections
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import edlib
import pymupdf
import pypdfium2

REPOSITORY = Path(__file__).resolve().parents[2]
# The least share of exact words, and the largest character error, by reader.
LIMITS = {"pdfium": (0.99, 0.005), "MuPDF": (0.95, 1), "pdftotext": (0.85, 1), "pdf.js": (0.92, 1)}
DIRECTIONS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Node has no canvas; texts need none.
PDF_JS = """
globalThis.DOMMatrix = class {}; globalThis.ImageData = class {}; globalThis.Path2D = class {};
const { getDocument } = await import(process.argv[2] + '/legacy/build/pdf.mjs');
const { readFileSync } = await import('node:fs');
const data = new Uint8Array(readFileSync(process.argv[3]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  process.stdout.write(items.map((it) => it.str + (it.hasEOL ? '\\n' : '')).join('') + '\\n');
}
"""


def by_pdftotext(pdf):
    return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()


def by_pdfium(pdf):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def by_mupdf(pdf):
    return "\n".join(page.get_text() for page in pymupdf.open(pdf))


def by_pdf_js(folder):
    def read(pdf):
        with tempfile.NamedTemporaryFile("w", suffix=".mjs") as script:
            script.write(PDF_JS)
            script.flush()
            command = ["node", script.name, str(Path(folder).resolve()), str(pdf)]
            done = subprocess.run(command, check=True, capture_output=True)
        return done.stdout.decode()
    return read


READERS = {"pdfium": by_pdfium, "MuPDF": by_mupdf, "pdftotext": by_pdftotext}


def normalised(text):
    """Returns a text in NFC with single spaces, without directional marks and lines of page numbers."""
    text = unicodedata.normalize("NFC", text.replace("\f", "\n").translate(DIRECTIONS))
    text = re.sub(r"(?m)^[ \t]*[0-9٠-٩]+[ \t]*\r?$", " ", text)
    return " ".join(text.split())


def paragraphs():
    """Returns the paragraphs of the manuscript; lines without a full stop are names and headings."""
    lines = (REPOSITORY / "tests" / "manuscript.txt").read_text("utf-8").splitlines()
    return [normalised(line) for line in lines if len(line.split()) > 12]


def measure(text, wanted):
    """Returns the share of exact words, and the character error."""
    text = normalised(text)
    words = collections.Counter(word for paragraph in wanted for word in paragraph.split())
    found = words & collections.Counter(text.split())
    errors = [edlib.align(it, text, mode="HW")["editDistance"] / len(it) if text else 1 for it in wanted]
    return sum(found.values()) / sum(words.values()), sum(errors) / len(errors)


def check(pdf, readers=None):
    """Prints what each reader finds of a network edition; yields what is beyond its limits."""
    wanted = paragraphs()
    for name, read in (readers or READERS).items():
        share, error = measure(read(str(pdf)), wanted)
        print(f"  {name}: {share:.2%} of {sum(len(it.split()) for it in wanted)} words exact, "
              f"{error:.2%} characters wrong")
        least, most = LIMITS[name]
        if share < least or error > most:
            yield f"{name} finds {share:.2%} of the words and {error:.2%} characters wrong"


def main(arguments):
    readers = dict(READERS)
    if arguments[:1] == ["--pdfjs"]:
        readers["pdf.js"] = by_pdf_js(arguments[1])
        arguments = arguments[2:]
    failed = 0
    for pdf in arguments:
        print(pdf)
        for fault in check(pdf, readers):
            print(f"  FAILED {fault}")
            failed += 1
    return 1 if failed or not arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

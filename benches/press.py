#!/usr/bin/env python3
"""Times the whole job, from records and large photographs to eight print-ready PDFs, as one
process with a cold cache; optionally against another system on the same photographs.

usage: press.py [RUNS] [OTHER COMMAND ...]

The project is this repository's, with one photograph of 12 megapixels for each of the 13 groups
and no market photographs. OTHER COMMAND alternates with ours; in it, `{photos}` is replaced by the
folder with p01.jpg to p13.jpg, and `{out}` by an empty folder. Needs Python 3, vips (Debian:
libvips-tools) to make the photographs, and a Unix system.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from compare import make_project, measure
from photographs import NUMBER, RELEASE, make_photograph, medians


def make(folder, photographs):
    """Makes a project with one of these photographs for each group."""
    folder.mkdir()
    make_project(folder)
    for city in (folder / "data").glob("*/city.yaml"):
        text = city.read_text("utf-8")
        city.write_text(re.sub(r"\n# Market photographs.*", "\n", text, flags=re.S), "utf-8")
    for photograph in (folder / "photos").glob("*/market-*.jpg"):
        photograph.unlink()
    targets = sorted((folder / "photos").glob("*/*.jpg"))
    assert len(targets) == len(photographs), "one photograph for each group"
    for target, photograph in zip(targets, photographs):
        shutil.copy(photograph, target)


def main(runs, other):
    with tempfile.TemporaryDirectory() as temporary:
        temporary = Path(temporary)
        photos = temporary / "photos"
        photos.mkdir()
        photographs = [photos / f"p{number + 1:02}.jpg" for number in range(NUMBER)]
        for number, path in enumerate(photographs):
            make_photograph(path, number)
        project, out = temporary / "project", temporary / "out"
        make(project, photographs)

        def ours(cold):
            shutil.rmtree(project / "out", ignore_errors=True)
            if cold:
                shutil.rmtree(project / ".malzama", ignore_errors=True)
            return measure([[RELEASE / "malzama", "build", "--force", "--project", project]])

        def theirs():
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            places = {"{photos}": str(photos), "{out}": str(out)}
            return measure([[places.get(word, word) for word in other]])

        tasks = {"ours": lambda: ours(cold=True), "ours, kept": lambda: ours(cold=False)}
        if other:
            tasks["other"] = theirs
        found = medians("eight editions for the press, 13 photographs of 12 megapixels", tasks, runs)
        if other:
            print("  ratio of wall {:.2f}".format(found["ours"][0] / found["other"][0]))


if __name__ == "__main__":
    words = sys.argv[1:]
    count = int(words.pop(0)) if words and words[0].isdigit() else 5
    main(count, words)

"""Measures how soon a saved text reaches the browser, and whether memory grows with edits.

    python benches/preview.py target/release/malzama [EDITS]

Copies this project, starts `malzama preview` on it and edits one text repeatedly. Prints the
median of 20 edits, from writing the file to receiving the new image of its page as a browser
does, and the resident memory of the process after 100 edits and after EDITS (default 1,000).
Then once more with PDFs, which are made in a pause after each edit, of another city each time.
"""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from processes import resident

REPOSITORY = Path(__file__).resolve().parents[1]
EDITION, PAGE, RECORD, WORD = "acre", 7, "data/acre/acre-5000.yaml", "تهدف المجموعة"
CITIES = ["jaffa", "gaza", "hebron", "nablus"]
# Seconds in which the PDFs of all editions, and of two, have certainly been made.
ALL_MADE, TWO_MADE = 20, 5


class Preview:
    """A running preview, with the state that a browser would hold."""

    def __init__(self, program, project, *options):
        command = [program, "preview", "--no-open", "--lang", "en", *options]
        self.process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://\S+/", line):
                self.address = found.group(0)
            if "ready in" in line:
                break
        # Drain its output, or it blocks when the pipe is full.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.record = project / RECORD
        self.text = self.record.read_text("utf-8")
        self.key = self.key_now()
        self.events = urllib.request.urlopen(self.address + "events")

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read()

    def keys(self, edition):
        """Returns the keys of the pages of an edition, which change with their looks."""
        editions = json.loads(self.get("state.json"))["editions"]
        return [page["key"] for page in next(it["pages"] for it in editions if it["slug"] == edition)]

    def key_now(self):
        return self.keys(EDITION)[PAGE - 1]

    def edit(self, number):
        """Saves a text; returns the seconds until the image of its page has arrived."""
        start = time.perf_counter()
        self.record.write_text(self.text.replace(WORD, f"{WORD} {number}", 1), "utf-8")
        while True:
            if not self.events.readline().startswith(b"data:"):
                continue
            if (key := self.key_now()) != self.key:
                break
        self.key = key
        self.get(f"page/{EDITION}/{PAGE}/{key}.png?size=page")
        return time.perf_counter() - start


def edit_city(preview, project, city, word):
    """Saves a text of a city; returns the seconds until a page of it is another."""
    records = sorted((project / "data" / city).glob("*.yaml"))
    record = next(it for it in records if it.name != "city.yaml" and "body: |" in it.read_text("utf-8"))
    before, start = preview.keys(city), time.perf_counter()
    record.write_text(record.read_text("utf-8") + f"\n  {word}.\n", "utf-8")
    while preview.keys(city) == before:
        time.sleep(0.005)
    return time.perf_counter() - start


def main():
    program = str(Path(sys.argv[1]).resolve())
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "fonts", "layouts", "photos"):
            shutil.copytree(REPOSITORY / name, project / name)
        shutil.copy(REPOSITORY / "malzama.yaml", project)
        preview = Preview(program, project, "--no-pdf")
        try:
            times = []
            for number in range(20):
                time.sleep(0.4)
                times.append(preview.edit(number) * 1000)
            print(f"save to picture: median {statistics.median(times):.0f} ms, "
                  f"most {max(times):.0f} ms")
            for number in range(20, edits + 1):
                preview.edit(number)
                if number in (100, edits):
                    print(f"after {number} edits: {resident(preview.process):.0f} MiB")
        finally:
            preview.process.kill()
        preview = Preview(program, project)
        try:
            time.sleep(ALL_MADE)
            times = []
            for number, city in enumerate(CITIES * 2):
                times.append(edit_city(preview, project, city, f"كلمة {number}") * 1000)
                time.sleep(TWO_MADE)
            print(f"with PDFs, another city each time: median {statistics.median(times):.0f} ms")
        finally:
            preview.process.kill()


main()

"""Measures how soon a saved text reaches the browser, and whether memory grows with edits.

    python benches/preview.py target/release/malzama [EDITS]

Copies this project, starts `malzama preview` on it and edits one text repeatedly. Prints the
median of 20 edits, from writing the file to receiving the new image of its page as a browser
does, and the resident memory of the process after 100 edits and after EDITS (default 1,000).
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


class Preview:
    """A running preview, with the state that a browser would hold."""

    def __init__(self, program, project):
        command = [program, "preview", "--no-open", "--no-pdf", "--lang", "en"]
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

    def key_now(self):
        editions = json.loads(self.get("state.json"))["editions"]
        pages = next(it["pages"] for it in editions if it["slug"] == EDITION)
        return pages[PAGE - 1]["key"]

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


def main():
    program = str(Path(sys.argv[1]).resolve())
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "fonts", "layouts", "photos"):
            shutil.copytree(REPOSITORY / name, project / name)
        shutil.copy(REPOSITORY / "malzama.yaml", project)
        preview = Preview(program, project)
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


main()

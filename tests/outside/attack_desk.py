"""Attacks the desk: kills it while records are saved, and edits one record thousands of times."""

import http.client
import json
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import quote

RECORD = "data/acre/group.yaml"
PAGE = os.sysconf("SC_PAGE_SIZE")


class Desk:
    """A running preview, and requests to its desk."""

    def __init__(self, program, project):
        self.process = subprocess.Popen([program, "preview", "--no-open", "--no-pdf"], cwd=project, stderr=subprocess.PIPE,
                                        text=True, start_new_session=True)
        for line in self.process.stderr:
            if found := re.search(r"http://([^/\s]+)(/\w+/)", line):
                break
        self.host, self.path = found.groups()
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.connection = http.client.HTTPConnection(self.host, timeout=60)

    def ask(self, path, body=None):
        """Returns status and answer; nothing if the program is gone."""
        headers = {"Origin": f"http://{self.host}", "X-Malzama-Desk": "1"}
        try:
            if body is None:
                self.connection.request("GET", self.path + path)
            else:
                self.connection.request("POST", self.path + path, json.dumps(body), headers)
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            self.connection.close()
            return None, None

    def version(self):
        _, record = self.ask(f"desk/record.json?path={quote(RECORD, safe='')}")
        return record["version"]

    def name(self, version, name):
        """Gives the group a name; returns status and the version from then on."""
        edit = {"op": "set", "at": ["name"], "value": name}
        status, told = self.ask("desk/edit", {"path": RECORD, "version": version, "edits": [edit]})
        return status, told["record"]["version"] if status == 200 else None

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def memory(self):
        """Returns the memory in MiB that the processes of the preview hold."""
        held = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(stat.read_text().rsplit(")", 1)[1].split()[2]) == self.process.pid:
                    held += int((stat.parent / "statm").read_text().split()[1]) * PAGE
            except OSError:
                pass
        return held / (1 << 20)


def saves(program, project, count, chance, check):
    """Kills the preview while a record is saved: it is the old one or the new one, and the history is read."""
    record = project / RECORD
    with_name = lambda name: re.sub(r"(?m)^name: .*$", f"name: {name}", whole)
    whole, acknowledged, wanted, answered = record.read_text("utf-8"), 0, 0, 0
    for turn in range(count):
        desk = Desk(program, project)
        threading.Timer(chance.random() * 0.12, desk.kill).start()
        version, first = None, True
        while True:
            if first:
                # What was saved before is what is seen now.
                status, told = desk.ask(f"desk/record.json?path={quote(RECORD, safe='')}")
                if status is None:
                    break
                version, first = told["version"], False
            wanted += 1
            status, version = desk.name(version, f"اسم {wanted}")
            if status != 200:
                check(status is None, f"kill {turn}: an edit is answered with {status}")
                break
            acknowledged = wanted
            answered += 1
        desk.process.wait()
        now = record.read_text("utf-8")
        known = {with_name(f"اسم {number}") for number in range(acknowledged, wanted + 1)} | ({whole} if not acknowledged else set())
        check(now in known, f"kill {turn}: the record is neither what was saved nor what was to be: {now[:80]}")
    desk = Desk(program, project)
    status, told = desk.ask("desk/history.json")
    changes = [change for day in told["days"] for change in day["changes"]]
    check(status == 200 and len(changes) >= min(answered, 200), f"the history is read after {count} kills: {len(changes)} of {answered} changes")
    before = record.read_text("utf-8")
    status, told = desk.ask("desk/undo", {})
    check(status == 200 and record.read_text("utf-8") != before, f"the last change is undone after {count} kills: {status}")
    desk.kill()
    # What a killed program was writing is removed by the next one; the last one has just been killed, and saved nothing.
    left = [path.name for path in (project / "data").rglob(".malzama-*")]
    check(not left, f"after {count} kills nothing is left among the records: {left[:3]}")
    print(f"{answered} edits were saved between {count} kills", flush=True)


def edits(program, project, count, check):
    """Edits a record over and over: memory does not grow with the edits."""
    desk = Desk(program, project)
    try:
        version, held, began = desk.version(), {}, time.monotonic()
        for number in range(1, count + 1):
            status, version = desk.name(version, f"اسم {number}")
            if status != 200:
                check(False, f"edit {number} is answered with {status}")
                return
            # As a page does that is open meanwhile.
            if number % 10 == 0:
                desk.ask("state.json")
            if number in (count // 5, count):
                held[number] = desk.memory()
        took = time.monotonic() - began
        early, late = held[count // 5], held[count]
        print(f"{count} edits in {took:.0f} s: {early:.0f} MiB after {count // 5}, {late:.0f} MiB after all", flush=True)
        check(late - early < 48, f"memory grows with edits: {early:.0f} MiB after {count // 5}, {late:.0f} MiB after {count}")
        status, told = desk.ask("desk/history.json")
        check(status == 200 and told["more"], "the history of so many edits is told in parts")
    finally:
        desk.kill()

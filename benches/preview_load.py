"""Measures how soon the preview answers under load, and what memory it takes.

    python benches/preview_load.py target/release/malzama

Starts `malzama preview` on a copy of this project, and asks for the page, the state and a page
image again and again: alone; beside 840 connections that send nothing, 50 downloads that nobody
reads, and 50 requests whose bodies of 10 GB never come; and beside 300 thumbnails at once.
Prints the median and the longest time of each, and the resident memory.
"""

import json
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from processes import resident

REPOSITORY = Path(__file__).resolve().parents[1]


class Preview:
    """A running preview."""

    def __init__(self, program, project):
        command = [program, "preview", "--no-open", "--no-pdf", "--lang", "en"]
        self.process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://([^/]+):(\d+)(/\S*)", line):
                self.address, self.path = (found[1], int(found[2])), found[3]
            if "ready in" in line:
                break
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def send(self, path="", method="GET", field=""):
        """Sends a request, and reads nothing of the answer."""
        connection = socket.create_connection(self.address)
        connection.sendall(f"{method} {self.path}{path} HTTP/1.1\r\nHost: {self.address[0]}\r\n{field}\r\n".encode())
        return connection

    def get(self, path):
        return read(self.send(path))


def read(connection):
    pieces = []
    while piece := connection.recv(1 << 16):
        pieces.append(piece)
    connection.close()
    head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    assert head.split()[1] == b"200", head
    return body


def measure(name, preview, paths, rounds=30):
    for what, path in paths.items():
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            preview.get(path)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{name}: {what}: median {statistics.median(times):.1f} ms, most {max(times):.1f} ms")
    print(f"{name}: {resident(preview.process):.0f} MiB")


def main():
    program = str(Path(sys.argv[1]).resolve())
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most), most))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "fonts", "layouts", "photos"):
            shutil.copytree(REPOSITORY / name, project / name)
        shutil.copy(REPOSITORY / "malzama.yaml", project)
        (project / "out/print").mkdir(parents=True)
        (project / "out/print/acre.pdf").write_bytes(bytes(64 << 20))
        preview = Preview(program, project)
        try:
            editions = json.loads(preview.get("state.json"))["editions"]
            images = [f"page/{it['slug']}/{page['number']}/{page['key']}.png"
                      for it in editions for page in it["pages"]]
            paths = {"page": "", "state": "state.json", "picture": images[5]}
            measure("alone", preview, paths)
            idle = [socket.create_connection(preview.address) for _ in range(840)]
            unread = [preview.send("pdf/acre.pdf") for _ in range(50)]
            bodies = [preview.send("", "POST", "Content-Length: 10000000000\r\n") for _ in range(50)]
            measure("loaded", preview, paths)
            del idle, unread, bodies
            thumbs = [preview.send(f"{images[at % len(images)]}?size=thumb") for at in range(300)]
            measure("300 at once", preview, paths)
            for connection in thumbs:
                read(connection)
            for path in images * 2:
                preview.get(path)
            print(f"after {2 * len(images)} page images: {resident(preview.process):.0f} MiB")
            time.sleep(20)
            measure("afterwards", preview, paths)
        finally:
            preview.process.kill()


main()

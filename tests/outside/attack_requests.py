"""Hostile requests to the preview: other pages and programs of the machine that want to stop,
starve or read it."""

import re
import socket
import subprocess
import time
import urllib.parse
from pathlib import Path

PATIENCE = 30
# Generous: the machine that runs this may have other work.
QUICK = 0.1
MEMORY = 300


class Preview:
    def __init__(self, program, project):
        self.process = subprocess.Popen([program, "preview", "--no-open", "--no-pdf"], cwd=project,
                                        stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://\S+", line):
                address = urllib.parse.urlsplit(found.group(0))
                break
        else:
            raise SystemExit("the preview did not start")
        self.host, self.port, self.base = address.netloc, address.port, address.path.rstrip("/")

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, text):
        """Opens a connection, sends the bytes and returns it."""
        connection = self.connect()
        connection.sendall(text if isinstance(text, bytes) else text.encode())
        return connection

    def get(self, path):
        """Returns status, body and seconds of an honest request."""
        began = time.monotonic()
        with self.send(f"GET {self.base}{path} HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n\r\n") as connection:
            answer = b""
            while piece := connection.recv(1 << 16):
                answer += piece
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]) if head else 0, body, time.monotonic() - began

    def memory(self):
        """Returns the resident memory in MiB, with that of the process that it started."""
        own = self.process.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        statuses = [Path(f"/proc/{pid}/status").read_text() for pid in [own, *children]]
        return sum(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) for status in statuses) / 1024


def attack(program, project, check):
    preview = Preview(program, project)

    def answers(after):
        """Checks that honest requests are answered at once; the best of three counts, since others share the machine."""
        times = []
        for _ in range(3):
            status, _, took = preview.get("/state.json")
            check(status == 200, f"{after}: an honest request gets {status}")
            times.append(took)
        check(min(times) < QUICK, f"{after}: an honest request takes {min(times):.2f} s")
        check(preview.memory() < MEMORY, f"{after}: {preview.memory():.0f} MiB")
        check(preview.process.poll() is None, f"{after}: the preview has ended")

    try:
        for _ in range(PATIENCE * 10):
            _, state, _ = preview.get("/state.json")
            if b'"pages":[{' in state.replace(b" ", b""):
                break
            time.sleep(0.1)
        answers("at rest")
        check(preview.base != "", "the address has a secret part")
        rest = preview.memory()
        foreign = preview.send(f"GET / HTTP/1.1\r\nHost: {preview.host}\r\nConnection: close\r\n\r\n")
        check(b" 403 " in foreign.recv(200) or preview.base == "", "a stranger sees nothing")

        kept = []
        for length in ["1000000000000000", "10737418240", "18446744073709551615", "99999999999999999999999"]:
            for host in ["evil.example", preview.host]:
                kept.append(preview.send(f"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\nx"))
        answers("10 GB and more announced")
        kept += [preview.send(f"POST / HTTP/1.1\r\nHost: {preview.host}\r\nContent-Length: 100\r\n\r\n") for _ in range(50)]
        answers("50 bodies that never come")
        for connection in kept:
            connection.close()

        with preview.connect() as connection:
            sent = 0
            try:
                connection.sendall(f"GET / HTTP/1.1\r\nHost: {preview.host}\r\nX-Long: ".encode())
                while sent < 300 << 20:
                    sent += connection.send(b"x" * (1 << 20))
            except OSError:
                pass
            check(sent < 32 << 20, f"{sent >> 20} MiB of a header are taken")
        answers("a header of 300 MB")

        idle = []
        for _ in range(840):
            try:
                idle.append(preview.connect())
            except OSError:
                break
        answers(f"{len(idle)} idle connections")
        for connection in idle:
            connection.close()

        pages = re.findall(rb'"key":"([0-9a-f]{32})"', state.replace(b" ", b""))
        path = f"/page/acre/1/{pages[0].decode()}.png?size=large" if pages else "/main.js"
        request = f"GET {preview.base}{path} HTTP/1.1\r\nHost: {preview.host}\r\n\r\n"
        unread = [preview.send(request) for _ in range(50)]
        answers("50 downloads that nobody reads")
        for connection in unread:
            connection.close()

        many = [preview.send(f"GET {preview.base}/main.js HTTP/1.1\r\nHost: {preview.host}\r\nConnection: close\r\n\r\n") for _ in range(300)]
        answered = 0
        for connection in many:
            with connection:
                answered += connection.recv(12) == b"HTTP/1.1 200"
        check(answered == 300, f"of 300 requests at once, {answered} are answered")

        for _ in range(3):
            streams = [preview.send(f"GET {preview.base}/events HTTP/1.1\r\nHost: {preview.host}\r\n\r\n") for _ in range(60)]
            opened = 0
            for stream in streams:
                opened += stream.recv(12) == b"HTTP/1.1 200"
                stream.close()
            check(opened == 60, f"of 60 event streams, {opened} open")
            time.sleep(0.5)
        answers("closed event streams")
        for _ in range(PATIENCE):
            if preview.memory() < rest * 1.5 + 30:
                break
            time.sleep(1)
        check(preview.memory() < rest * 1.5 + 30, f"memory does not return: {rest:.0f} MiB before, {preview.memory():.0f} after")
    finally:
        preview.process.kill()
        preview.process.wait()

"""Headless Chromium, driven over a pipe, and the count of what was checked in it."""

import base64
import contextlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TARGET = REPOSITORY / "target" / "outside"
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
PATIENCE = 60


class Left(SystemExit):
    """The page was left while it was asked something."""


class Browser:
    """Chromium with one page, driven by the DevTools protocol over a pipe."""

    def __init__(self, profile):
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        if not program:
            raise SystemExit("chromium is not installed")
        to_read, self.to_browser = os.pipe()
        self.from_browser, to_write = os.pipe()

        def connect():
            # Chromium reads commands from descriptor 3 and writes answers to 4.
            copies = os.dup(to_read), os.dup(to_write)
            os.dup2(copies[0], 3)
            os.dup2(copies[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--remote-debugging-pipe", f"--user-data-dir={profile}",
             "about:blank"],
            pass_fds=(3, 4, to_read, to_write), preexec_fn=connect, close_fds=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.number, self.rest, self.session = 0, b"", None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.exceptions = []
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                read = os.read(self.from_browser, 1 << 20)
                if not read:
                    raise SystemExit("the browser has ended")
                self.rest += read
            answer, self.rest = self.rest.split(b"\0", 1)
            answer = json.loads(answer)
            self.hear(answer.get("method"), answer.get("params"))
            if answer.get("id") == self.number:
                if "error" in answer:
                    told = f"{method}: {answer['error']}"
                    raise Left(told) if "navigated" in told else SystemExit(told)
                return answer["result"]

    def hear(self, event, params):
        """Records errors within the page: exceptions, missing files, violations of its security policy."""
        told = None
        if event == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            told = details.get("exception", {}).get("description", details["text"]).split("\n")[0]
            told += f" ({details.get('url', 'no file')}:{details['lineNumber'] + 1})"
        elif event == "Log.entryAdded":
            source, url = params["entry"]["source"], params["entry"].get("url", "")
            if source in ("javascript", "security") or url.endswith((".js", ".css")):
                told = f"{params['entry']['text']} ({url})"
        # What is thrown at every save need not be told for each.
        if told and told not in self.exceptions:
            self.exceptions.append(told)

    def run(self, script):
        """Returns the value of a JavaScript expression in the page."""
        result = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait(self, script, what):
        """Waits until an expression is true; it may throw while the page is being rebuilt, and find it left."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(Left):
                if value := self.run(f"(() => {{ try {{ return {script} }} catch {{ return null }} }})()"):
                    return value
            time.sleep(0.03)
        fault(f"{what}: not within {PATIENCE} s ({script})")
        return None

    def size(self, width, height, phone=False):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=phone)

    def key(self, key):
        text = {"text": key} if len(key) == 1 else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key)

    def picture(self, name):
        data = self.send("Page.captureScreenshot", format="png")["data"]
        (TARGET / name).write_bytes(base64.b64decode(data))


FAULTS = []
CHECKS = 0


def fault(words):
    FAULTS.append(words)
    print(f"FAILED: {words}")


def check(holds, words):
    global CHECKS
    CHECKS += 1
    if not holds:
        fault(words)

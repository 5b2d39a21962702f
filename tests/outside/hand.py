"""What a person does in a browser: pointing, pressing keys, typing, pasting, tapping and dropping files."""

import json
import os
import time

from chromium import Browser, check

# The keys that do something by themselves, with the codes that a browser wants for it.
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "Backspace": 8, "Delete": 46, "Home": 36, "End": 35, "ArrowLeft": 37,
        "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "F2": 113, " ": 32}
ALT, CONTROL = 1, 2
# The number of an answer that nobody waits for.
DIALOG = 1 << 30


class Hand(Browser):
    """A browser with somebody in front of it."""

    def __init__(self, profile):
        self.phone, self.asked = False, 0
        super().__init__(profile)
        self.send("Network.enable")

    def hear(self, event, params):
        super().hear(event, params)
        # Leaving a page with something that is not saved is asked about, and answered with yes.
        if event == "Page.javascriptDialogOpening":
            self.asked += 1
            message = {"id": DIALOG, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}, "sessionId": self.session}
            os.write(self.to_browser, json.dumps(message).encode() + b"\0")

    def window(self, width, height):
        self.phone = width < 640
        self.size(width, height, phone=self.phone)
        self.send("Emulation.setTouchEmulationEnabled", enabled=self.phone)

    def spot(self, script):
        """Returns the middle of an element, which must be seen."""
        # What comes into view takes its own height only then, and moves what is below it.
        return self.run(f"""(async () => {{
            for (let turn = 0; turn < 3; turn += 1) {{
                {script}?.scrollIntoView({{ block: 'nearest' }});
                await new Promise((resolve) => setTimeout(resolve, 40));
            }}
            const box = ({script}).getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }})()""")

    def still(self, script):
        """Returns the box of an element once it moves no more: left, top, width and height."""
        measure = f"(() => {{ const it = ({script}).getBoundingClientRect(); return [it.left, it.top, it.width, it.height] }})()"
        box, last = self.run(measure), None
        while box != last:
            time.sleep(0.12)
            box, last = self.run(measure), box
        return box

    def point(self, x, y):
        """Clicks, or taps on a phone."""
        if self.phone:
            self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
            return
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def click(self, selector, what, nth=0):
        script = f"document.querySelectorAll({json.dumps(selector)})[{nth}]"
        if self.wait(f"Boolean({script}?.checkVisibility({{ visibilityProperty: true }}))", f"there is {what}"):
            self.point(*self.spot(script))

    def drag(self, start, end, steps=8):
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=start[0], y=start[1])
        self.send("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], button="left", clickCount=1)
        for step in range(1, steps + 1):
            x, y = (one + (other - one) * step / steps for one, other in zip(start, end))
            self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left")
        self.send("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1)

    def press(self, key, modifiers=0):
        code = KEYS.get(key) or ord(key.upper())
        named = {"key": key, "code": key if len(key) > 1 else f"Key{key.upper()}", "windowsVirtualKeyCode": code, "modifiers": modifiers}
        text = {"Enter": "\r", " ": " "}.get(key)
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **named, **({"text": text} if text else {}))
        self.send("Input.dispatchKeyEvent", type="keyUp", **named)

    def type(self, text):
        """Types letter by letter, with no pause between them."""
        for letter in text:
            self.send("Input.insertText", text=letter)

    def write(self, selector, text, nth=0):
        """Puts a text into a field in place of what is there."""
        has_focus = f"document.activeElement.matches({json.dumps(selector)})"
        self.click(selector, f"the field `{selector}`", nth)
        if not self.run(has_focus):
            # What came after the last change has moved it: a person sees that, and looks where it is now.
            self.still(f"document.querySelectorAll({json.dumps(selector)})[{nth}]")
            self.click(selector, f"the field `{selector}`", nth)
        self.run("document.activeElement.select?.()")
        if text:
            self.send("Input.insertText", text=text)
        else:
            self.press("Backspace")

    def paste(self, text, repeat=1):
        """Pastes a text; the clipboard of the machine stays out of it."""
        self.run(f"""(() => {{
            const data = new DataTransfer();
            data.setData('text/plain', {json.dumps(text)}.repeat({repeat}));
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));
        }})()""")

    def drop(self, file, x, y):
        data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.send("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)

    def offline(self, offline):
        self.send("Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def open(self, address, hash_):
        # Only another page is loaded anew, and one that is being left does not let itself be replaced.
        self.send("Page.navigate", url="about:blank")
        self.wait("location.href === 'about:blank'", "the page is left")
        self.send("Page.navigate", url=f"http://{address}/#{hash_}")
        self.wait("Boolean(document.body.dataset.shown)", f"`{hash_}` is shown")

    def active(self):
        return self.run("document.activeElement?.value ?? document.activeElement?.textContent")

    def soon(self, script, seconds=8):
        """Whether an expression becomes true within some seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.run(f"(() => {{ try {{ return Boolean({script}) }} catch {{ return false }} }})()"):
                return True
            time.sleep(0.05)
        return False

    def saved(self, what):
        """Waits until everything that was typed is in the files."""
        self.wait("!Object.keys(sessionStorage).some(it => it.startsWith('drafts '))", f"{what} is saved")


def until(holds, what, patience=20):
    """Waits until a function returns something true, and returns that."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if value := holds():
                return value
        except (OSError, KeyError, IndexError, TypeError):
            # A file may be on its way.
            pass
        time.sleep(0.03)
    check(False, f"{what}: not within {patience} s")
    return None

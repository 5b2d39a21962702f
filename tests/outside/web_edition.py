#!/usr/bin/env python3
"""Tests the web editions in a real browser, opened from disk: axe-core finds nothing serious,
nothing is wider than a telephone, and no request leaves the folder of an edition.

usage: web_edition.py MALZAMA      (the built program)

Screenshots are left in `target/outside/` for inspection. Every failed check is printed; nothing is skipped.
"""

import base64
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import chromium
from chromium import REPOSITORY, TARGET, Browser, check

# The first and the last for every edition, all of them for two.
WIDTHS = [320, 390, 768, 1280]
WHOLE = {"jerusalem", "network"}
SERIOUS = {"serious", "critical"}
# What WCAG 2.2 asks for at the levels A and AA, and what is good practice beyond.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Reader(Browser):
    """A browser that remembers what its page asked for."""

    def __init__(self, profile):
        self.asked = []
        super().__init__(profile)
        self.send("Network.enable")

    def hear(self, event, params):
        super().hear(event, params)
        if event == "Network.requestWillBeSent":
            self.asked.append(params["request"]["url"])

    def open(self, page, width, scheme="light"):
        self.size(width, 800, phone=width < 600)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=page.as_uri())
        self.wait("location.protocol === 'file:' && document.readyState === 'complete'", f"{page} opens")
        # Pictures further down would wait until somebody scrolls.
        self.run("document.querySelectorAll('img').forEach(it => it.loading = 'eager')")
        self.wait("[...document.images].every(it => it.complete)", f"{page}: all pictures come")
        self.run("document.fonts.ready.then(() => 1)")

    def whole(self, name):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        (TARGET / name).write_bytes(base64.b64decode(data))


def axe():
    """Returns the source of axe-core, which a Python package brings along."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def judge(browser, source, where):
    browser.run(source + "; 1")
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False})
    result = json.loads(browser.run(f"axe.run(document, {options}).then(it => JSON.stringify(it))"))
    check(len(result["passes"]) > 20, f"{where}: axe-core has looked ({len(result['passes'])} rules passed)")
    for found in result["violations"]:
        nodes = "; ".join(node["html"][:120] for node in found["nodes"][:3])
        told = f"{where}: {found['impact']}: {found['id']}: {found['help']}: {nodes}"
        check(found["impact"] not in SERIOUS, told)
        if found["impact"] not in SERIOUS:
            print(f"note: {told}")


def look(browser, page, source):
    edition = page.parent.name
    for width in WIDTHS if edition in WHOLE else WIDTHS[::3]:
        browser.asked.clear()
        scheme = "dark" if width == 1280 else "light"
        browser.open(page, width, scheme)
        wide = browser.run("document.documentElement.scrollWidth")
        check(wide <= width, f"{edition}: {wide} px wide in a window of {width} px")
        away = [url for url in browser.asked if not url.startswith((page.parent.as_uri() + "/", "about:", "data:"))]
        check(not away, f"{edition}: requests leave the folder: {away[:3]}")
        check(len(browser.asked) > 5, f"{edition}: requests were counted ({len(browser.asked)})")
        if width in WIDTHS[::3]:
            judge(browser, source, f"{edition}, {width} px, {scheme}")
            if edition in WHOLE:
                browser.whole(f"web-{edition}-{width}.png")
    lost = browser.run("[...document.images].filter(it => !it.naturalWidth).map(it => it.src)")
    check(lost == [], f"{edition}: pictures that do not load: {lost}")
    faces = browser.run("[...document.fonts].map(it => it.status)")
    check("loaded" in faces and "error" not in faces, f"{edition}: fonts: {faces}")
    scripts = browser.run("document.scripts.length + document.querySelectorAll('[onload],[onclick],[onerror]').length")
    check(scripts == 0, f"{edition}: a page without scripts")


def skip(browser, page):
    """The first stop of the keyboard is the link to the text, which is then seen."""
    browser.open(page, 320)
    before = browser.run("document.querySelector('.skip').getBoundingClientRect().bottom")
    browser.send("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    browser.send("Input.dispatchKeyEvent", type="keyUp", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    check(before <= 0, f"the link to the text is hidden at first ({before})")
    check(browser.run("document.activeElement.className") == "skip", "the link to the text is the first stop")
    seen = browser.run("(r => r.top >= 0 && r.right <= innerWidth && r.height > 20)"
                       "(document.activeElement.getBoundingClientRect())")
    check(seen, "the link to the text is seen where the keyboard is")


def main():
    program = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(parents=True, exist_ok=True)
    out = TARGET / "web"
    shutil.rmtree(out, ignore_errors=True)
    # In the repository itself, whose photographs are prepared already.
    build = subprocess.run([program, "--project", REPOSITORY, "build", "--web", "--out", out],
                           env=os.environ | {"MALZAMA_LANG": "en"}, capture_output=True, text=True)
    print(build.stdout, end="")
    check(build.returncode == 0, f"the build ends well: {build.stderr}")
    pages = sorted((out / "web").glob("*/index.html"))
    check(len(pages) == 8, f"a page for each edition: {pages}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Reader(Path(folder) / "profile")
        try:
            source = axe()
            for page in pages:
                look(browser, page, source)
            skip(browser, pages[0])
        finally:
            check(not browser.exceptions, "nothing goes wrong within the pages: " + "; ".join(browser.exceptions))
            browser.process.kill()
            browser.process.wait()
    print(f"web editions in the browser: {chromium.CHECKS} checks, {len(chromium.FAULTS)} failed")
    sys.exit(1 if chromium.FAULTS else 0)


main()

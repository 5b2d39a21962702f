#!/usr/bin/env python3
"""Tests the page of changes since an approval in a real browser: both languages, at the width of a desk and of a telephone.

usage: changes.py MALZAMA      (the built program)

Screenshots are left in `target/outside/` for inspection. Every failed check is printed; nothing is skipped.
"""

import base64
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import chromium
from chromium import TARGET, Browser, check
from projects import copy_project

WIDTHS = [390, 1280]
# What WCAG 2.2 asks for at the levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def run(program, project, *args, status=0):
    ended = subprocess.run([program, *args], cwd=project, env=os.environ | {"MALZAMA_LANG": "en"},
                           capture_output=True, text=True)
    check(ended.returncode == status, f"{args} ends with {ended.returncode}: {ended.stderr}")
    return ended.stdout


def edit(path, old, new):
    text = path.read_text()
    check(old in text, f"{path} has {old}")
    path.write_text(text.replace(old, new, 1))


def changed(program, project):
    """Approves two editions, changes words, a photograph and the order of groups, and returns the page of changes."""
    settings = project / "malzama.yaml"
    editions = "editions:\n  - jerusalem\n  - acre\n"
    settings.write_text(re.sub(r"editions:\n(  - .*\n)+", editions, settings.read_text()))
    for city in ("hebron", "nazareth", "gaza", "nablus", "jaffa"):
        for record in (project / "data" / city).iterdir():
            record.unlink()
        (project / "data" / city).rmdir()
    run(program, project, "build")
    run(program, project, "approve", "--by", "مجلس الشبكة")
    told = run(program, project, "diff")
    check(told.count("nothing changed") == 2, f"nothing changed yet: {told}")
    group = project / "data/acre/acre-5000.yaml"
    edit(group, "لخدمة مجتمعهم", "لخدمة مدينتهم الجميلة")
    edit(project / "data/acre/city.yaml", "acre/market-2.jpg", "acre/market-1.jpg")
    edit(project / "data/jerusalem/city.yaml", "  - old-city-youth\n", "")
    edit(project / "data/jerusalem/city.yaml", "  - burj-al-luqluq\n", "  - burj-al-luqluq\n  - old-city-youth\n")
    run(program, project, "build")
    run(program, project, "diff", status=4)
    return project / "out/report/changes.html"


def axe():
    """Returns the source of axe-core, which a Python package brings along."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def look(browser, page, language, width, source):
    where = f"{language}, {width} px"
    browser.size(width, 900, phone=width < 600)
    browser.send("Page.navigate", url="about:blank")
    browser.send("Page.navigate", url=f"{page.as_uri()}#{language}")
    browser.wait("location.protocol === 'file:' && document.readyState === 'complete'", f"{where}: the page opens")
    browser.wait("[...document.images].every(it => it.complete && it.naturalWidth > 0)", f"{where}: pictures come")
    check(browser.run("document.documentElement.scrollWidth <= innerWidth"), f"{where}: nothing is too wide")
    check(browser.run("document.documentElement.lang") == language, f"{where}: the language")
    title = {"ar": "تغيّرات منذ الموافقة", "en": "Changes since approval"}[language]
    check(browser.run("document.querySelector('h1').innerText") == title, f"{where}: its title")
    check(browser.run("document.title") == title, f"{where}: the title of the window")
    other = {"ar": "en", "en": "ar"}[language]
    hidden = f"[...document.querySelectorAll('.{other}:not(a)')].every(it => it.offsetParent === null)"
    check(browser.run(hidden), f"{where}: words of the other language are seen")
    # As approved stands before as it is, in the direction of the language; both are as large.
    pairs = json.loads(browser.run("""JSON.stringify([...document.querySelectorAll('.states')].map(it =>
        [...it.querySelectorAll('img')].map(it => it.getBoundingClientRect()).map(it => [it.x, it.width, it.height])))"""))
    pairs = [pair for pair in pairs if len(pair) == 2]
    check(len(pairs) >= 4, f"{where}: pages side by side ({len(pairs)})")
    for (one, width_one, height_one), (other, width_other, height_other) in pairs:
        check((one > other) == (language == "ar"), f"{where}: the order of the two states")
        check((width_one, height_one) == (width_other, height_other), f"{where}: both states are as large")
        check(width_one > 150, f"{where}: a page is {width_one} px wide")
    # Marks lie on the pictures, and not on all of them.
    marks = json.loads(browser.run("""JSON.stringify([...document.querySelectorAll('.spot')].map(it => {
        const mark = it.getBoundingClientRect(), page = it.parentElement.getBoundingClientRect();
        return [mark.left >= page.left - 3 && mark.right <= page.right + 8 && mark.top >= page.top - 3
            && mark.bottom <= page.bottom + 8, mark.width * mark.height / page.width / page.height] }))"""))
    check(len(marks) >= 8 and all(lies for lies, _ in marks), f"{where}: marks lie on their pages: {marks}")
    word = [share for _, share in marks if share < 0.05]
    check(word, f"{where}: a changed word is marked by a small frame")
    browser.run(source + "; 1")
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False})
    result = json.loads(browser.run(f"axe.run(document, {options}).then(it => JSON.stringify(it))"))
    check(len(result["passes"]) > 10, f"{where}: axe-core has looked ({len(result['passes'])} rules passed)")
    for found in result["violations"]:
        nodes = "; ".join(node["html"][:120] for node in found["nodes"][:3])
        check(False, f"{where}: {found['impact']}: {found['id']}: {found['help']}: {nodes}")
    data = browser.send("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
    (TARGET / f"changes-{language}-{width}.png").write_bytes(base64.b64decode(data))


def main():
    program = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        project = Path(folder) / "project"
        project.mkdir()
        copy_project(project)
        page = changed(program, project)
        browser = Browser(Path(folder) / "profile")
        try:
            source = axe()
            for language in ("ar", "en"):
                for width in WIDTHS:
                    look(browser, page, language, width, source)
            text = browser.run("document.body.innerText")
            for words in ("data/acre/acre-5000.yaml:", "Pages that moved", "photographs", "مجلس الشبكة"):
                check(words in text, f"the page tells {words}")
            # On paper no page is torn in two, and the whole is printed.
            printed = browser.send("Page.printToPDF", preferCSSPageSize=True)["data"]
            (TARGET / "changes.pdf").write_bytes(base64.b64decode(printed))
            pages = base64.b64decode(printed).count(b"/Type /Page\n")
            check(pages >= 4, f"it prints on {pages} pages")
        finally:
            check(not browser.exceptions, "nothing goes wrong within the page: " + "; ".join(browser.exceptions))
            browser.process.kill()
            browser.process.wait()
    print(f"changes since approval in the browser: {chromium.CHECKS} checks, {len(chromium.FAULTS)} failed")
    sys.exit(1 if chromium.FAULTS else 0)


main()

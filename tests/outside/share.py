#!/usr/bin/env python3
"""Tests proofs for others in a real browser, from the disk: places are marked by mouse, keys and finger, remarks are
saved as a file, and the desk opens that at the right fields.

usage: share.py MALZAMA      (the built program)

Works on a copy of this repository's project. Screenshots at desktop and phone width are left in `target/outside/` for
inspection. Every failed check is printed; nothing is skipped.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import chromium
from chromium import TARGET, check
from hand import Hand, until
from projects import copy_project, start

os.environ["MALZAMA_LANG"] = "en"

# What WCAG 2.2 asks for at the levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GROUP = "data/acre/acre-5000.yaml"
# Buttons and links that a finger hardly hits; places of a page are as large as what is printed there.
SMALL = """[...document.querySelectorAll('button:not(.place, .badge)')].filter(it => it.checkVisibility({ visibilityProperty: true }))
    .map(it => [it.innerText.trim() || it.id, it.getBoundingClientRect()]).filter(([, box]) => box.height < 43 && box.width > 0)
    .map(([name, box]) => `${name} ${box.width}x${box.height}`).join(', ')"""


class Reader(Hand):
    """A reader with a browser, whose requests are counted."""

    def __init__(self, profile, downloads):
        self.requests = []
        super().__init__(profile)
        session, self.session = self.session, None
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        self.session = session

    def hear(self, event, params):
        super().hear(event, params)
        if event == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"][:120])

    def read(self, page, language=None):
        self.send("Page.navigate", url="about:blank")
        self.wait("location.href === 'about:blank'", "the page is left")
        self.send("Page.navigate", url=page.as_uri())
        self.wait("Boolean(document.body.dataset.shown)", "the proof is shown")
        if language and self.run("document.documentElement.lang") != language:
            self.run("document.querySelector('#language').click()")

    def show(self, number):
        """Brings a page into view, and waits until it stands still."""
        self.run(f"document.querySelector('#page-{number}').scrollIntoView({{ block: 'start' }})")
        self.wait(f"document.querySelector('#page-{number} img').complete", f"page {number} is decoded")
        time.sleep(0.1)

    def word(self, number, line, word):
        """Returns the middle of a word on the screen, and what it says."""
        return self.run(f"""(() => {{
            const data = JSON.parse(document.querySelector('#data').textContent);
            const {{ band, words }} = data.pages[{number - 1}].lines[{line}];
            const [text, left, width] = words[{word}];
            const page = document.querySelector('#page-{number}');
            const box = page.getBoundingClientRect();
            return [box.left + (left + width / 2) / data.width * box.width, box.top + (band[0] + band[1] / 2) / data.height * box.height, text];
        }})()""")

    def say(self, remark, name=None):
        """Writes a remark into the form that is open, and keeps it."""
        self.wait("!document.querySelector('#writing').hidden", "the form is open")
        check(self.run("document.activeElement.id") == "said", "the cursor is in the remark")
        # A plaintext line without letters would begin at the left, whatever the direction.
        same = "(it => it.direction === document.documentElement.dir && (it.direction === 'ltr' || it.unicodeBidi !== 'plaintext'))(getComputedStyle(document.activeElement))"
        check(self.run(f"Boolean(document.activeElement.value) || {same}"), "an empty remark begins where its language does")
        # On a phone, the sheet rises.
        time.sleep(0.3 if self.phone else 0)
        self.send("Input.insertText", text=remark)
        if name:
            self.run("document.querySelector('#by').focus()")
            self.send("Input.insertText", text=name)
        self.click("#keep", "the button that keeps a remark")
        self.wait("document.querySelector('#writing').hidden", "the remark is kept")


def axe():
    """Returns the source of axe-core, which a Python package brings along."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def judge(reader, source, where):
    reader.run(source + "; 1")
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False})
    result = json.loads(reader.run(f"axe.run(document, {options}).then(it => JSON.stringify(it))"))
    check(len(result["passes"]) > 10, f"{where}: axe-core has looked ({len(result['passes'])} rules passed)")
    for found in result["violations"]:
        nodes = "; ".join(node["html"][:160] for node in found["nodes"][:3])
        check(False, f"{where}: {found['impact']}: {found['id']}: {found['help']}: {nodes}")


def lines(reader, number):
    return reader.run(f"""JSON.parse(document.querySelector('#data').textContent).pages[{number - 1}].lines
        .map((it, index) => [index, it.place, it.words.map(it => it[0])])""")


def page_of(reader, record, key):
    """Returns the page on which most lines of a field stand, and the indexes of these lines."""
    found = reader.run(f"""(() => {{
        const pages = JSON.parse(document.querySelector('#data').textContent).pages;
        const of = pages.map(page => page.lines.map((line, index) => [index, page.places[line.place]])
            .filter(([, place]) => place?.record === {json.dumps(record)} && place.at[0] === {json.dumps(key)}).map(it => it[0]));
        const most = Math.max(...of.map(it => it.length));
        const index = of.findIndex(it => it.length === most);
        return [index + 1, of[index]];
    }})()""")
    check(len(found[1]) > 1, f"`{key}` of {record} is found on page {found[0]}: {found[1]}")
    return found


def by_mouse(reader, page):
    """Marks by a click, a drag and the keyboard; changes and removes; returns what was marked."""
    reader.window(1280, 800)
    reader.read(page, "ar")
    check(reader.run("document.documentElement.dir") == "rtl", "the proof of an Arabic booklet runs from right to left")
    number, of_body = page_of(reader, GROUP, "body")
    reader.show(number)
    # Facing pages: even ones lie at the right, as the booklet is bound.
    sides = reader.run("[2, 3].map(it => document.querySelector('#page-' + it).getBoundingClientRect().left)")
    check(sides[0] > sides[1], f"pages 2 and 3 lie open from right to left: {sides}")
    x, y, word = reader.word(number, of_body[1], 2)
    reader.point(x, y)
    reader.say("أهذه الكلمة صحيحة؟", "ليلى")
    shown = reader.run("document.querySelector('#list blockquote').textContent")
    check(shown == word, f"the word that was clicked is quoted: {shown} for {word}")
    # A drag marks the words it covers.
    first, last = reader.word(number, of_body[-2], 0), reader.word(number, of_body[-2], 1)
    reader.drag((first[0] + 14, first[1] - 7), (last[0] - 14, last[1] + 7))
    reader.wait("!document.querySelector('#writing').hidden", "a drag opens the form")
    dragged = reader.run("document.querySelector('#writing-words').textContent")
    check(first[2] in dragged and last[2] in dragged, f"a drag marks the words it covers: {dragged}")
    check(reader.run("document.querySelector('#name-field').hidden"), "the name is asked for once")
    reader.say("حبّذا لو تُختصر <b>هذه</b> الجملة.")
    check(not reader.run("document.querySelector('#list b:not(.number)')"), "markup in a remark is text")
    # The keyboard goes through the places of a page.
    reader.run(f"document.querySelector('#page-{number} .place').focus()")
    reader.press("ArrowDown")
    label = reader.run("document.activeElement.getAttribute('aria-label')")
    reader.press("Enter")
    reader.wait("!document.querySelector('#writing').hidden", "Enter opens the form")
    words = reader.run("document.querySelector('#writing-words').textContent")
    check(words and words[:30] in label, f"the whole paragraph is marked: {words} for {label}")
    reader.send("Input.insertText", text="بلوحة المفاتيح")
    reader.run("document.querySelector('#keep').focus()")
    reader.press("Enter")
    reader.wait("document.querySelectorAll('#list li').length === 3", "three remarks")
    check(reader.run(f"Boolean(document.activeElement.closest('#page-{number}'))"), "the focus goes back to the place")
    # Change one, remove one, and put it back.
    index = reader.run("[...document.querySelectorAll('#list .said')].findIndex(it => it.textContent === 'بلوحة المفاتيح')")
    reader.run(f"document.querySelectorAll('#list li')[{index}].querySelectorAll('.small')[0].click()")
    reader.run("document.querySelector('#said').select()")
    reader.say("بلوحة المفاتيح، ثمّ تغيّرت")
    reader.run(f"document.querySelectorAll('#list li')[{index}].querySelectorAll('.small')[1].click()")
    reader.wait("document.querySelectorAll('#list li').length === 2", "one is removed")
    reader.press("Enter")
    reader.wait("document.querySelectorAll('#list li').length === 3", "and put back by the button that has the focus")
    # Escape closes the form, and nothing is kept of it.
    reader.point(x, y)
    reader.wait("!document.querySelector('#writing').hidden", "the form is open")
    reader.press("Escape")
    reader.wait("document.querySelector('#writing').hidden", "Escape closes it")
    # A remark leads to its place.
    reader.run("document.querySelector('#pages').scrollTo(0, 0)")
    reader.run("document.querySelector('#list .go').click()")
    reader.wait(f"(() => {{ const box = document.querySelector('#page-{number} .mark').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight }})()", "a remark leads to its place")
    return number, word, dragged


def saved(reader, downloads):
    """Saves the file of remarks; returns its path and content."""
    reader.run("document.querySelector('#save').scrollIntoView()")
    reader.click("#save", "the button that saves the file")
    path = until(lambda: next(downloads.glob("*.json"), None), "the file of remarks is saved")
    check(path and path.name == "remarks-acre-ليلى.json", f"it is named by edition and reader: {path}")
    return path, until(lambda: json.loads(path.read_text()), "the file is whole")


def by_finger(reader, page):
    reader.window(390, 844)
    reader.read(page, "ar")
    check(reader.run("document.querySelectorAll('#list li').length") == 3, "remarks are kept when the page is opened anew")
    number, of_body = page_of(reader, GROUP, "body")
    reader.run(f"""(() => {{ const data = JSON.parse(document.querySelector('#data').textContent); const box = document.querySelector('#page-{number}').getBoundingClientRect();
        scrollBy(0, box.top + data.pages[{number - 1}].lines[{of_body[0]}].band[0] / data.height * box.height - 200) }})()""")
    time.sleep(0.2)
    x, y, word = reader.word(number, of_body[0], 1)
    reader.point(x, y)
    reader.wait("!document.querySelector('#writing').hidden", "a tap opens the form")
    marked = reader.run("document.querySelector('#writing-words').textContent")
    check(marked == word, f"a tap marks the word under it: {marked} for {word}")
    time.sleep(0.3)
    seen = reader.run("(() => { const mark = document.querySelector('.mark.now').getBoundingClientRect(); return mark.top > 0 && mark.bottom <= document.querySelector('#panel').getBoundingClientRect().top })()")
    check(seen, "what is marked stays in sight above the form")
    reader.picture("share-writing-390-ar.png")
    check(not reader.run(SMALL), f"what a finger presses is large enough: {reader.run(SMALL)}")
    reader.say("بالإصبع")
    # The sheet of the remarks sinks.
    time.sleep(0.4)
    # An area is drawn once that is asked for; otherwise a finger scrolls.
    reader.click("#draw", "the button that lets an area be drawn")
    x, y, _ = reader.word(number, of_body[2], 0)
    other = reader.word(number, of_body[3], 3)
    reader.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x + 8, "y": y - 4}])
    for step in range(1, 6):
        reader.send("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": x + (other[0] - x) * step / 5, "y": y + (other[1] - y) * step / 5}])
    reader.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    reader.say("مساحة بالإصبع")
    check(reader.run("document.querySelector('#draw').getAttribute('aria-pressed')") == "false", "after that, a finger scrolls again")
    check(reader.run("document.querySelectorAll('.mark').length") == 5, "all five are marked on the pages")


def states(reader, page, source):
    """Looks at the proof at both widths in both languages."""
    for width, height in ((1280, 800), (390, 844)):
        reader.window(width, height)
        for language in ("ar", "en"):
            reader.read(page, language)
            where = f"{width} px, {language}"
            check(reader.run("document.documentElement.lang") == language, f"{where}: the language")
            reader.show(1 if width == 390 else 2)
            reader.picture(f"share-{width}-{language}.png")
            wide = reader.run("document.documentElement.scrollWidth")
            check(wide <= width, f"{where}: nothing is wider than {width}: {wide}")
            judge(reader, source, where)
            if width == 390:
                reader.click("#panel-open", "the button that opens the remarks")
                time.sleep(0.4)
                check(not reader.run(SMALL), f"{where}: what a finger presses is large enough: {reader.run(SMALL)}")
            else:
                number, of_body = page_of(reader, GROUP, "body")
                reader.show(number)
                x, y, _ = reader.word(number, of_body[1], 0)
                reader.point(x, y)
                reader.wait("!document.querySelector('#writing').hidden", f"{where}: the form")
            time.sleep(0.2)
            reader.picture(f"share-remarks-{width}-{language}.png")
            judge(reader, source, f"{where}, with the remarks")


def in_memory(reader, page):
    """Where a browser keeps nothing, the page says so."""
    reader.window(1280, 800)
    script = reader.send("Page.addScriptToEvaluateOnNewDocument",
                         source="Object.defineProperty(window, 'localStorage', { get() { throw new Error('none') } })")
    reader.read(page, "en")
    check(reader.run("!document.querySelector('#lost').hidden"), "it is told that remarks are kept nowhere")
    check(reader.run("document.querySelectorAll('#list li').length") == 0, "and there are none")
    reader.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def by_sending(reader, page):
    """Where the system sends files, the same file is handed to it."""
    reader.window(390, 844)
    script = reader.send("Page.addScriptToEvaluateOnNewDocument", source="""
        navigator.canShare = ({ files }) => files.every(it => it.type === 'text/plain');
        navigator.share = async ({ files: [file] }) => { window.sent = [file.name, await file.text()] };""")
    reader.read(page, "ar")
    reader.click("#panel-open", "the button that opens the remarks")
    time.sleep(0.3)
    reader.click("#send", "the button that sends the file")
    name, text = reader.wait("window.sent", "the file is handed over")
    check(name == "remarks-acre-ليلى.json.txt", f"under a name that the system takes: {name}")
    check(len(json.loads(text)["remarks"]) == 5, "with all remarks in it")
    reader.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def in_desk(reader, program, project, file, number, word, dragged, source):
    """Opens the file in the desk: each remark leads to its field, can be ticked, and tells what has become of its text."""
    preview, address = start(program, project, "--no-pdf", "--lang", "en", "--remarks", str(file))
    try:
        reader.window(1280, 800)
        reader.open(address, "pane=remarks")
        reader.wait("document.querySelectorAll('#remarks .remark').length === 3", "the desk begins with the remarks")
        check("ليلى" in reader.run("document.querySelector('#remarks h3').textContent"), "the reader is named")
        told = reader.run("[...document.querySelectorAll('#remarks .remark-standing')].map(it => it.dataset.standing)")
        check(told == [], f"nothing has changed yet: {told}")
        check(not reader.run("document.querySelector('#remarks .remark b')"), "what a file says is text")
        time.sleep(0.3)
        reader.picture("share-desk-1280-en.png")
        judge(reader, source, "the remarks in the desk")
        at = reader.run(f"[...document.querySelectorAll('#remarks .remark-words')].findIndex(it => it.textContent === {json.dumps(word)})")
        reader.click("#remarks .remark-go", "the remark", at)
        reader.wait(f"document.body.dataset.pane === 'record' && document.activeElement?.value?.includes({json.dumps(word)})", f"the field that has `{word}` is open")
        check(reader.run("document.querySelector('#record-title').textContent").strip() != "", "its record is named")
        reader.wait(f"Boolean(document.querySelector('.page[data-page=\"{number}\"] .mark'))", f"the place is marked on page {number}")
        reader.picture("share-desk-record-1280-en.png")
        # Ticked as done: kept in the project.
        reader.run("document.querySelector('[data-do=close-record]').click()")
        reader.click("#remarks .remark-done input", "the tick", at)
        kept = project / ".malzama/remarks"
        until(lambda: json.loads(next(kept.glob("*.json")).read_text())["done"] == [at], "the tick is kept in the project")
        # The text changes: that is told at the remark.
        record = project / GROUP
        record.write_text(record.read_text().replace(word, f"{word}ّ", 1))
        reader.wait("Boolean(document.querySelector('#remarks .remark-standing[data-standing=changed]'))", "it is told that the text has changed")
        record.rename(record.with_suffix(".gone"))
        reader.wait("Boolean(document.querySelector('#remarks .remark-standing[data-standing=gone]'))", "it is told that the text is gone")
        record.with_suffix(".gone").rename(record)
        # Closed, and opened again by dropping the file; what is no such file is refused in words.
        reader.click("#remarks .remark-file .row .tool", "the button that closes a file")
        reader.wait("!document.querySelector('#remarks .remark')", "the file is closed")
        reader.drop(file, *reader.spot("document.querySelector('#remarks .drop')"))
        reader.wait("document.querySelectorAll('#remarks .remark').length === 3", "a dropped file is opened")
        bad = file.with_name("bad.json")
        bad.write_text(json.dumps(json.loads(file.read_text()) | {"colour": "<img src=x onerror=alert(1)>"}))
        reader.drop(bad, *reader.spot("document.querySelector('#remarks .drop')"))
        reader.wait("document.querySelector('#notice').textContent.includes('colour')", "an odd file is refused, and why is told")
        reader.window(390, 844)
        reader.open(address, "pane=remarks&lang=ar")
        reader.wait("document.querySelectorAll('#remarks .remark').length === 3", "on a phone, too")
        reader.run("document.querySelector('[data-do=desk-sheet]').click()")
        time.sleep(0.4)
        reader.picture("share-desk-390-ar.png")
        judge(reader, source, "the remarks in the desk on a phone")
    finally:
        preview.kill()
        preview.wait()


def main():
    program = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        project, downloads = Path(folder) / "project", Path(folder) / "downloads"
        project.mkdir()
        downloads.mkdir()
        copy_project(project)
        settings = project / "malzama.yaml"
        settings.write_text(re.sub(r"editions:\n(  - .*\n)+", "editions:\n  - acre\n", settings.read_text()))
        for city in (project / "data").iterdir():
            if city.is_dir() and city.name not in ("acre", "press"):
                shutil.rmtree(city)
        made = subprocess.run([program, "preview", "--share"], cwd=project, capture_output=True, text=True)
        check(made.returncode == 0, f"the proof is made: {made.stderr}")
        # As it is sent: by itself.
        page = Path(folder) / "acre-proof.html"
        (project / "out/share/acre-proof.html").rename(page)
        reader = Reader(Path(folder) / "profile", downloads)
        try:
            source = axe()
            number, word, dragged = by_mouse(reader, page)
            file, content = saved(reader, downloads)
            check(content["kind"] == "remarks" and content["edition"] == "acre", f"its edition: {content}")
            first = next(it for it in content["remarks"] if it["words"] == word)
            check((first["record"], first["at"], first["page"]) == (GROUP, ["body"], number), f"the word knows its field: {first}")
            check(first["paragraph"] >= 1 and first["line"] > 1 and len(first["was"]) == 16, f"and where in it: {first}")
            area = first["area"]
            check(0 < area["x"] < 148 and 0 < area["y"] < 210 and area["width"] > 2, f"and where on the page: {area}")
            check(file.stat().st_size < 4096, f"the file is small: {file.stat().st_size}")
            by_finger(reader, page)
            states(reader, page, source)
            by_sending(reader, page)
            in_memory(reader, page)
            foreign = [it for it in reader.requests if not it.startswith(("file:", "data:", "blob:", "about:"))]
            check(not foreign, f"nothing is asked of the network: {foreign}")
            in_desk(reader, program, project, file, number, word, dragged, source)
        finally:
            check(not reader.exceptions, "nothing goes wrong within the page: " + "; ".join(reader.exceptions))
            reader.process.kill()
            reader.process.wait()
    print(f"proofs for others in the browser: {chromium.CHECKS} checks, {len(chromium.FAULTS)} failed")
    sys.exit(1 if chromium.FAULTS else 0)


main()

#!/usr/bin/env python3
"""Tests the desk in a real browser: the booklets are edited where they are seen, with mouse, keys and finger.

usage: desk.py MALZAMA      (the built program)

Works on copies of this repository's project. Screenshots at desktop and phone width are left in
`target/outside/` for inspection. Every failed check is printed; nothing is skipped.
"""

import importlib.util
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import chromium
import desk_faults
import desk_structure
import desk_writing
from chromium import TARGET, check
from hand import ALT, CONTROL, Hand, until
from preview_words import hear
from projects import copy_project, start

os.environ["MALZAMA_LANG"] = "en"

SERIOUS = {"serious", "critical"}


def axe():
    """Returns the source of axe-core, which a Python package brings along."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def judge(hand, source, where):
    """Checks that axe-core finds nothing serious in what is shown."""
    # The page's policy lets no script in but its own; the protocol stands above that.
    hand.run(source + "; 1")
    result = json.loads(hand.run("axe.run(document, { resultTypes: ['violations'], preload: false }).then(it => JSON.stringify(it))"))
    check(len(result["passes"]) > 20, f"{where}: axe-core has looked ({len(result['passes'])} rules passed)")
    for found in result["violations"]:
        nodes = "; ".join(node["html"][:160] for node in found["nodes"][:3])
        told = f"{where}: {found['impact']}: {found['id']}: {found['help']}: {nodes}"
        check(found["impact"] not in SERIOUS, told)
        if found["impact"] not in SERIOUS:
            print(f"note: {told}")


def states(hand, address, source):
    """Looks at every state at both widths in both languages."""
    for width, height in ((1280, 800), (390, 844)):
        hand.window(width, height)
        for language in ("ar", "en"):
            hand.open(address, f"edition=acre&page=7&lang={language}")

            def look(name):
                time.sleep(0.35)
                where = f"{name}, {width} px, {language}"
                hand.picture(f"desk-{name}-{width}-{language}.png")
                judge(hand, source, where)
                wide = hand.run("document.documentElement.scrollWidth")
                check(wide <= width, f"{where}: nothing is wider than {width}: {wide}")
                if language == "ar":
                    hear(hand, where)
                if hand.phone:
                    small = hand.run(SMALL)
                    check(not small, f"{where}: targets of a finger are large enough: {small}")

            look("pages")
            for name, seen in (("texts", ".text-list .entry"), ("history", ".history-list > *")):
                desk_structure.pane(hand, name)
                hand.wait(f"Boolean(document.querySelector('{seen}'))", f"the pane `{name}` is filled")
                look(name)
            hand.open(address, f"edition=acre&page=7&lang={language}&record=data/acre/acre-5000.yaml")
            hand.wait("Boolean(document.querySelector('#record textarea'))", "a record")
            look("record")
            hand.run("document.querySelector('#record .record-body').scrollTop = 1e6")
            look("record-end")
            hand.open(address, f"edition=acre&page=7&lang={language}&record=malzama.yaml")
            hand.wait("Boolean(document.querySelector('#record .radio'))", "the settings")
            look("settings")
    hand.window(1280, 800)


def hard_states(hand, address, project, source):
    """Looks at what is seen seldom: dialogs, two writers, what is left, a record that cannot be read."""
    record = project / desk_writing.RECORD
    text = record.read_text("utf-8")
    desk_structure.pane(hand, "texts")
    hand.click(desk_structure.key("more data/acre/acre-5000.yaml"), "the actions of a group")
    judge(hand, source, "actions")
    hand.click(desk_structure.key("add-city"), "a button for a new city")
    hand.wait("Boolean(document.querySelector('dialog[open] input'))", "it asks")
    judge(hand, source, "a new city")
    hand.press("Escape")
    desk_writing.open_body(hand, address)
    hand.run(f"{desk_writing.field(desk_writing.BODY)}.setSelectionRange(0, 0)")
    hand.type("ذهبنا باشكال\u00a0شتّى. ")
    hand.wait("Boolean(document.querySelector('#record .proposal'))", "a finding")
    judge(hand, source, "findings")
    saved = record.read_text("utf-8")
    hand.type("كلامنا. ")
    record.write_text(saved.replace("ذهبنا", "سافرنا", 1), "utf-8")
    hand.wait("Boolean(document.querySelector('#record .conflict'))", "a conflict")
    judge(hand, source, "a conflict")
    hear(hand, "a conflict")
    hand.click("#record .conflict button", "a choice", 1)
    hand.saved("the choice")
    record.write_text(text.replace("name:", "nmae:", 1), "utf-8")
    hand.wait("Boolean(document.querySelector('#record .raw'))", "a record that cannot be read")
    judge(hand, source, "a record that cannot be read")
    record.write_text(text, "utf-8")
    hand.wait(f"Boolean({desk_writing.field(desk_writing.BODY)})", "its fields")


# What a finger presses is 44 pixels high, or as wide and stands by itself; a link within words may be lower.
SMALL = """[...document.querySelectorAll('#panel button, #panel input, #panel summary, .bar button')]
    .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.matches('.copy, .pull, [hidden]') && !it.closest('label, .flag'))
    .map(it => [it.className || it.id, Math.round(it.getBoundingClientRect().height)])
    .filter(([, height]) => height && height < 43).map(it => it.join(' ')).slice(0, 5)"""


def writing(hand, address, project):
    """All that is written, on a desktop."""
    for act in (desk_writing.texts, desk_writing.at_word, desk_writing.capacity, desk_writing.paragraphs, desk_writing.proposals, desk_writing.pasting):
        act(hand, address, project)
    desk_writing.languages(hand, address)
    desk_writing.latency(hand, address)
    for act in (desk_writing.keyboard, desk_writing.refusals, desk_writing.two_writers, desk_writing.hostile):
        act(hand, address, project)


def structure(hand, address, project):
    slug = desk_structure.new_group(hand, address, project)
    desk_structure.order(hand, address, project, slug)
    desk_structure.history(hand, address, project)
    desk_structure.settings(hand, address, project)
    desk_structure.search(hand, address)
    desk_structure.new_city(hand, address, project)
    return slug


def by_finger(hand, address, project, slug):
    """Writes, reorders and hides on a phone."""
    hand.window(390, 844)
    desk_writing.texts(hand, address, project)
    high = hand.run("(() => { const it = document.querySelector('#panel').getBoundingClientRect(); return [it.top, innerHeight, it.height] })()")
    check(0.55 < high[2] / high[1] < 0.65, f"the panel rises to three fifths of the screen: {high}")
    # The telephone number stands on the page before the text, which is gone to.
    hand.wait("(() => { const f = document.querySelector('.place-frame.written').getBoundingClientRect();"
              " const s = document.querySelector('#stage').getBoundingClientRect(); return f.height > 0 && f.top < s.bottom && f.bottom > s.top })()",
              "what is written stays in view above the panel")
    desk_structure.order(hand, address, project, slug)
    hand.window(1280, 800)


def undo_after_restart(hand, program, project, preview, address):
    """Undoes a change that was made before the program was started anew."""
    record = project / desk_writing.RECORD
    desk_writing.open_body(hand, address)
    hand.run(f"{desk_writing.field(desk_writing.BODY)}.setSelectionRange(0, 0)")
    hand.type("قبل الإعادة. ")
    hand.saved("a text")
    until(lambda: "قبل الإعادة" in record.read_text("utf-8"), "a text is in the file")
    preview.kill()
    preview.wait()
    preview, address = start(program, project, "--lang", "ar")
    hand.open(address, "edition=acre&page=7")
    hand.wait("document.querySelector('#undo').getAttribute('aria-disabled') === 'false'", "undo is offered after a restart")
    hand.press("z", ALT | CONTROL)
    until(lambda: "قبل الإعادة" not in record.read_text("utf-8"), "a change is undone after a restart")
    hand.wait("document.querySelector('#redo').getAttribute('aria-disabled') === 'false'", "to do it again is offered")
    hand.run("document.querySelector('#redo').click()")
    until(lambda: "قبل الإعادة" in record.read_text("utf-8"), "and done again")
    return preview, address


def main():
    program = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        project = Path(folder) / "project"
        project.mkdir()
        copy_project(project)
        preview, address = start(program, project, "--lang", "ar", "--no-pdf")
        hand = Hand(Path(folder) / "profile")
        hand.window(1280, 800)
        try:
            writing(hand, address, project)
            slug = structure(hand, address, project)
            for act in (desk_faults.connection, desk_faults.broken, desk_faults.gone, desk_faults.many):
                act(hand, address, project)
            by_finger(hand, address, project, slug)
            preview, address = undo_after_restart(hand, program, project, preview, address)
            states(hand, address, axe())
            hard_states(hand, address, project, axe())
            preview.kill()
            preview.wait()
            preview, address = start(program, project, "--lang", "ar", "--no-pdf", "--read-only")
            desk_faults.read_only(hand, address)
        finally:
            check(not hand.exceptions, "nothing goes wrong within the page: " + "; ".join(hand.exceptions))
            preview.kill()
            hand.process.kill()
            hand.process.wait()
    print(f"desk in the browser: {chromium.CHECKS} checks, {len(chromium.FAULTS)} failed")
    sys.exit(1 if chromium.FAULTS else 0)


main()

"""Writing at the desk: texts, paragraphs, what is found in them, what is pasted, and what others write meanwhile."""

import json
import re
import statistics
import time

from chromium import check
from hand import ALT, CONTROL, until

RECORD = "data/acre/acre-5000.yaml"
BODY = '#record [data-at=\'["body"]\'] textarea'
NAME = '#record [data-at=\'["name"]\'] textarea'
PHONE = '#record [data-at=\'["phone"]\'] textarea'
CAPTION = '#record [data-at=\'["photographs",0,"caption"]\'] textarea'
PAGE = "document.querySelector('[data-page=\"7\"]')"


def field(selector):
    return f"document.querySelector({json.dumps(selector)})"


def open_body(hand, address, language="ar"):
    """Opens the text of a group by a click on its page."""
    hand.open(address, f"edition=acre&page=7&lang={language}")
    # What was changed before may still be on its way to the pages.
    hand.wait(f"fetch('desk/places.json?edition=acre&page=7').then(it => it.json()).then(it => it.places.some(it => it.record === '{RECORD}' && it.at[0] === 'body'))",
              "the text is on its page")
    opens = f"document.activeElement === {field(BODY)}"
    # On a machine that does much else, a page may be drawn anew under the pointer: whoever sees nothing happen clicks again.
    for turn in range(3):
        box = hand.still(PAGE)
        hand.point(box[0] + box[2] * 0.55, box[1] + box[3] * 0.4)
        if hand.soon(opens):
            if turn:
                print(f"note: a text was clicked {turn + 1} times until its field opened")
            return
    hand.wait(opens, "a click on a text opens its field")


def texts(hand, address, project):
    """Writes a paragraph, a caption and a phone number; each is saved by itself and seen on the page."""
    record = project / RECORD
    open_body(hand, address)
    start = hand.run(f"{field(BODY)}.selectionStart")
    check(start > 0, f"the cursor stands at the word that was clicked, not at the start: {start}")
    frame = "document.querySelector('.place-frame.written')"
    hand.wait(f"{frame} && !{frame}.hidden", "what is written is framed on its page")
    before = hand.run(f"{PAGE}.dataset.key")
    hand.type("كلمة جديدة ")
    typed = time.monotonic()
    check(hand.run("document.querySelector('#record .saving').dataset.saving") != "saved", "nothing is called saved too early")
    hand.wait(f"{PAGE}.dataset.key !== '{before}'", "the page follows what is typed")
    print(f"a word is seen on its page {time.monotonic() - typed:.2f} s after its last letter, {0.6} s of them waiting for more")
    check("كلمة جديدة" in record.read_text("utf-8"), "the file has it")
    hand.saved("a text")
    check(hand.run("document.querySelector('#desk-told').textContent.trim()") == "حُفظ", "that it is saved is told aloud")
    check(hand.run(f"document.activeElement === {field(BODY)}"), "the cursor stays in the field")
    hand.picture("desk-text.png")
    hand.write(CAPTION, "لقاء في <البلدة>")
    hand.write(PHONE, "04-9876543")
    hand.saved("caption and phone")
    until(lambda: "لقاء في <البلدة>" in record.read_text("utf-8"), "a caption is in the file")
    check("04-9876543" in record.read_text("utf-8"), "a phone number keeps its zero")
    check(hand.run(f"[{field(PHONE)}.dir, {field(CAPTION)}.dir]") == ["ltr", "rtl"], "each field runs as its content does")


def at_word(hand, address, project):
    """Clicks along a line: the cursor stands where the click was, letter by letter."""
    hand.open(address, "edition=acre&page=7&lang=ar")
    ask = "fetch('desk/places.json?edition=acre&page=7').then(it => it.json()).then(it => it.places)"
    place = [it for it in hand.run(ask) if it["at"] == ["body"]][1]["area"]
    # The second line of the second paragraph, whose lines are 6.25 mm apart.
    line, found = place["y"] + 6.25 + 3, []
    text = re.split(r"\n\n", (project / RECORD).read_text("utf-8").split("body: |\n")[1].replace("\n  ", "\n").strip())[1]
    for share in (0.97, 0.7, 0.4, 0.1):
        hand.open(address, "edition=acre&page=7&lang=ar")
        x = place["x"] + place["width"] * share
        left, top, width, _ = hand.still(PAGE)
        hand.point(left + x * width / 148, top + line * width / 148)
        hand.wait(f"document.activeElement === {field(BODY)}", "a click on a text opens its field")
        at, value = hand.run(f"[{field(BODY)}.selectionStart, {field(BODY)}.value]")
        told = hand.run(f"fetch('at?edition=acre&page=7&x={x}&y={line}').then(it => it.json())")
        start = value.index(told["words"]) + told["letter"]
        check(at == start, f"the cursor stands at the letter that was clicked: {at}, {start}")
        found.append(at - value.index(text[:20]))
    share_of = [(it - found[0]) / (found[-1] - found[0]) for it in found]
    # Letters are not equally wide, but about.
    check(all(abs(one - other) < 0.08 for one, other in zip(share_of, (0, 0.31, 0.655, 1))), f"a click farther to the left is farther on in a line: {found}")
    check(50 < found[-1] - found[0] < 110, f"from the start of a line to its end there are some letters: {found}")


def paragraphs(hand, address, project):
    """Parts and joins paragraphs, and undoes within the field as everywhere."""
    record = project / RECORD
    open_body(hand, address)
    count = f"{field(BODY)}.value.split('\\n\\n').length"
    before = hand.run(count)
    hand.run(f"{field(BODY)}.setSelectionRange(20, 20)")
    hand.press("Enter")
    check(hand.run(count) == before + 1, "Enter makes a paragraph")
    hand.press("Backspace")
    check(hand.run(count) == before, "Backspace at the start of one joins it to the one before")
    hand.press("z", CONTROL)
    check(hand.run(count) == before + 1, "the browser undoes that")
    hand.press("z", CONTROL)
    check(hand.run(count) == before, "and what was before it")
    # The cursor never stays on the blank line between two paragraphs.
    end = hand.run(f"{field(BODY)}.value.indexOf('\\n\\n')")
    hand.run(f"{field(BODY)}.setSelectionRange({end}, {end})")
    hand.press("ArrowLeft")
    time.sleep(0.1)
    check(hand.run(f"{field(BODY)}.selectionStart") == end + 2, "the cursor goes from paragraph to paragraph")
    hand.run(f"{field(BODY)}.setSelectionRange({end}, {end})")
    hand.press("Enter")
    hand.type("فقرة بينهما.")
    hand.saved("a paragraph")
    until(lambda: "\n\n  فقرة بينهما.\n\n" in record.read_text("utf-8").replace("\r", "") + "\n\n", "a paragraph stands by itself in the file")


def capacity(hand, address, project):
    """Fills a page line by line: the counter tells how many are left, and then how many are too many."""
    record = project / RECORD
    text = record.read_text("utf-8")
    head = text.split("body: |")[0]
    counter = "document.querySelector('#record .capacity')"
    open_body(hand, address)
    # What others write is shown in a field once nobody writes there.
    hand.run("document.activeElement.blur()")
    for count, told in ((24, "بقيت ٣ أسطر"), (25, "بقي سطران"), (26, "بقي سطر واحد"), (27, "امتلأت الصفحة"), (28, "سطر واحد زيادة")):
        record.write_text(head + "body: |\n" + "  سطر واحد لا غير.\n\n" * count, "utf-8")
        hand.wait(f"{field(BODY)}.value.split('\\n\\n').length === {count}", f"{count} lines are in the field")
        # It follows once the pages are set.
        hand.wait(f"{counter}.textContent === {json.dumps(told)}", f"the counter tells of {count} lines")
    check(hand.run(f"{counter}.dataset.over") == "true", "what is too much is marked")
    hand.picture("desk-over.png")
    record.write_text(text, "utf-8")
    hand.wait(f"{field(BODY)}.value.split('\\n\\n').length < 10", "the text is back")
    hand.wait(f"!{counter}.textContent.includes('زيادة')", "and has lines left again")


def proposals(hand, address, project):
    """Takes what the proof-reader proposes, leaves what it finds, and removes signs that are not seen."""
    record = project / RECORD
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.type("ذهبنا الى عكا. ")
    hand.saved("a text with a fault")
    hand.wait("[...document.querySelectorAll('#record .proposal')].some(it => it.textContent === 'إلى')", "a fault is told at its field")
    check(hand.run(f"{field(BODY)}.getAttribute('aria-describedby').split(' ').some(it => document.getElementById(it)?.textContent.includes('الى'))"),
          "the field is described by what was found in it")
    check(hand.run("Boolean(document.querySelector('#record .mirror mark'))"), "its words are underlined")
    hand.picture("desk-proposal.png")
    nth = hand.run("[...document.querySelectorAll('#record .proposal')].findIndex(it => it.textContent === 'إلى')")
    hand.click("#record .proposal", "the proposal", nth)
    check(hand.run(f"{field(BODY)}.value.startsWith('ذهبنا إلى عكا')"), "a proposal is taken with one click")
    hand.saved("the proposal")
    hand.wait("!document.querySelector('#record .proposal')", "what is mended is found no more")
    hand.type(" الى ")
    hand.saved("another fault")
    hand.wait("Boolean(document.querySelector('#record .mirror mark'))", "it is underlined, too")
    hand.point(*hand.spot("document.querySelector('#record .mirror mark')"))
    hand.wait("document.querySelector('#record .bubble .proposal')?.checkVisibility()", "a click on the word tells reason and proposal")
    hand.picture("desk-bubble.png")
    hand.click("#record .bubble .small", "a way to leave it")
    hand.type("اسم قديم")
    hand.press("Enter")
    until(lambda: "reason: اسم قديم" in record.read_text("utf-8"), "what is left is kept in the record with its reason")
    hand.wait("!document.querySelector('#record .proposal')", "and is not told again")
    check("ذهبنا إلى" in record.read_text("utf-8"), "a proposal is in the file")
    hand.run(f"{field(BODY)}.focus(); {field(BODY)}.setSelectionRange(5, 5)")
    hand.type("\u00a0\u200b")
    hand.wait("document.querySelectorAll('#record .unseen-signs li').length >= 2", "signs that are not seen are named")
    for _ in range(2):
        hand.click("#record .unseen-signs button", "a button that removes them")
    hand.saved("the text without them")
    until(lambda: "\u200b" not in record.read_text("utf-8"), "they are gone from the file")


def pasting(hand, address, project):
    """Pastes from a PDF, from Word, and far too much."""
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.paste("ﻣﺮﺣﺒﺎ\u00a0بكم\u200e في\u200b البلدة القديمة التي تمتد أسواقها\nبين الأسوار والبوابات ويسكنها الناس منذ\nمئات السنين بلا انقطاع.\n")
    told = hand.run("[...document.querySelectorAll('#record .field-told')].map(it => it.textContent).join('')")
    check(hand.run(f"{field(BODY)}.value").startswith("مرحبا بكم في البلدة القديمة التي تمتد أسواقها بين الأسوار"), "what is pasted is cleaned")
    check(told.count("،") >= 2, f"and what was done is told: {told}")
    hand.picture("desk-pasted.png")
    hand.click("#record .field-told button", "a way back")
    check(hand.run(f"{field(BODY)}.value").startswith("ﻣﺮﺣﺒﺎ\u00a0بكم"), "it is put back as it was")
    before = hand.run(f"{field(BODY)}.value")
    hand.run(f"{field(BODY)}.focus()")
    started = time.monotonic()
    hand.paste("x" * 1000, 200_000)
    check(hand.run(f"{field(BODY)}.value") == before, "200 MB are not pasted")
    check("٢٠٠٠٠٠٠٠٠" in hand.run("[...document.querySelectorAll('#record .field-told')].map(it => it.textContent).join('')"), "and told")
    print(f"a paste of 200 MB is refused within {time.monotonic() - started:.1f} s")
    hand.run(f"{field(BODY)}.select()")
    hand.paste("السطر الأوّل.\r\n\r\nالسطر الثاني.")
    check(hand.run(f"{field(BODY)}.value") == "السطر الأوّل.\n\nالسطر الثاني.", "paragraphs of Word stay paragraphs")
    hand.press("z", CONTROL)
    hand.saved("what was pasted")


def languages(hand, address):
    """Changes the language of the page while a text is not saved yet."""
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.type("بلغتين. ")
    hand.run("document.querySelector('[data-do=language]').click()")
    check(hand.run("document.documentElement.lang") == "en", "the page speaks English")
    check(hand.run(f"{field(BODY)}.value.startsWith('بلغتين. ')"), "what was typed is still there")
    check(hand.run(f"{field(BODY)}.dir") == "rtl", "and runs as before")
    hand.saved("what was typed")
    hand.run("document.querySelector('[data-do=language]').click()")
    hand.press("z", ALT | CONTROL)


def latency(hand, address):
    """Types while pages are set: no letter waits for them."""
    open_body(hand, address)
    times = []
    for letter in "تكتب هنا جملة طويلة بينما تصفّ الصفحات فلا ينتظر حرف منها شيئا " * 2:
        started = time.monotonic()
        hand.send("Input.insertText", text=letter)
        times.append(time.monotonic() - started)
        time.sleep(0.02)
    hand.saved("a sentence")
    middle, worst = statistics.median(times) * 1000, sorted(times)[int(len(times) * 0.98)] * 1000
    print(f"a letter is taken within {middle:.0f} ms, 98 of 100 within {worst:.0f} ms")
    check(middle < 50 and worst < 250, f"typing never waits for typesetting: {middle:.0f} ms, {worst:.0f} ms")
    hand.press("z", ALT | CONTROL)
    hand.wait("!document.querySelector('#notice').hidden", "undo tells what it has undone")


def keyboard(hand, address, project):
    """Goes from the page to a field and back by keys alone."""
    hand.open(address, "edition=acre&page=7")
    hand.run("document.querySelector('#stage').focus()")
    hand.press("F2")
    hand.wait(f"document.activeElement === {field(NAME)}", "F2 opens the record of the page")
    for _ in range(2):
        hand.press("Tab")
    reached = hand.run("document.activeElement.closest('#record') !== null")
    check(reached, "Tab stays within the fields")
    hand.run(f"{field(NAME)}.focus()")
    hand.press("End", CONTROL)
    hand.type(" معًا")
    hand.press("Escape")
    hand.wait("!document.body.dataset.pane || document.body.dataset.pane !== 'record'", "Escape closes the panel")
    check(hand.run("document.activeElement.id") == "stage", "the focus goes back to where it was")
    hand.saved("a name")
    until(lambda: " معًا" in (project / RECORD).read_text("utf-8"), "what was typed last is not lost")
    hand.press("z", ALT | CONTROL)
    until(lambda: " معًا" not in (project / RECORD).read_text("utf-8"), "undo by keys")
    hand.press("/")
    hand.wait("document.activeElement.id === 'search'", "a key leads to the search")


def refusals(hand, address, project):
    """Empties what is needed, and writes what cannot be: the reason stands at the field."""
    record = project / RECORD
    text = record.read_text("utf-8")
    hand.open(address, f"edition=acre&page=7&record={RECORD}")
    hand.wait(f"Boolean({field(NAME)})", "the address opens a record")
    hand.write(NAME, "")
    hand.wait(f"{field(NAME)}.getAttribute('aria-invalid') === 'true'", "an empty name is told at its field")
    hand.picture("desk-error.png")
    hand.write(NAME, text.split("name: ")[1].split("\n")[0].strip("'\""))
    hand.wait(f"{field(NAME)}.getAttribute('aria-invalid') === 'false'", "and no more once it is mended")
    hand.saved("the name")
    hand.open(address, "record=malzama.yaml")
    date = '#record [data-at=\'["date"]\'] textarea'
    hand.wait(f"Boolean({field(date)})", "the settings open")
    was = hand.run(f"{field(date)}.value")
    hand.write(date, "yesterday")
    hand.wait(f"{field(date)}.getAttribute('aria-invalid') === 'true'", "a date that is none is told at its field")
    hand.write(date, was)
    hand.saved("the date")


STRINGS = ["<img src=x onerror=window.broken=1>", "\"><script>window.broken=1</script>", "javascript:window.broken=1",
           "'><svg/onload=window.broken=1>", "{{7*7}}${7*7}", "&lt;b&gt;"]


def hostile(hand, address, project):
    """Writes markup into every field: it shows as text."""
    record = project / RECORD
    text = record.read_bytes()
    hand.open(address, f"edition=acre&page=7&record={RECORD}")
    hand.wait(f"Boolean({field(BODY)})", "the record opens")
    fields = hand.run("document.querySelectorAll('#record textarea').length")
    check(fields >= 6, f"there are fields to write into: {fields}")
    for nth in range(fields):
        hand.write("#record textarea", STRINGS[nth % len(STRINGS)] if nth else STRINGS[0], nth)
    hand.run("document.activeElement.blur()")
    time.sleep(1)
    for pane in ("pane-texts", "pane-history"):
        hand.run(f"document.querySelector('[data-do={pane}]').click()")
        time.sleep(0.5)
        hand.run("document.querySelectorAll('.change').forEach(it => it.click())")
    check(hand.run("window.broken === undefined"), "no text of a field is run")
    check(hand.run("!document.querySelector('img[src=\"x\"], #record script, #panel svg[onload], .history script')"), "no text of a field becomes an element")
    record.write_bytes(text)
    time.sleep(1)


def two_writers(hand, address, project):
    """Writes where another program writes, too."""
    record = project / RECORD
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    text = record.read_text("utf-8")
    # Elsewhere in the file: both are kept.
    hand.type("هنا. ")
    record.write_text(text.replace("name: ", "name: غيرنا ", 1), "utf-8")
    hand.saved("a text beside another one")
    until(lambda: (it := record.read_text("utf-8")) and "هنا. " in it and "name: غيرنا" in it, "two fields by two writers are both kept")
    # In the same field: both are shown.
    text = record.read_text("utf-8")
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.type("كلامنا. ")
    record.write_text(text.replace("هنا. ", "كلام غيرنا. ", 1), "utf-8")
    hand.wait("Boolean(document.querySelector('#record .conflict'))", "two texts of one field are both shown")
    both = hand.run("[...document.querySelectorAll('#record .version-text')].map(it => it.textContent)")
    check("كلامنا" in both[0] and "كلام غيرنا" in both[1], f"what was written here, and what is in the file: {both}")
    check(hand.run("document.querySelectorAll('#record .conflict mark').length >= 2"), "the words that differ are marked")
    hand.picture("desk-conflict.png")
    hand.click("#record .conflict button", "a choice", 2)
    hand.saved("both texts")
    until(lambda: (it := record.read_text("utf-8")) and "كلامنا" in it and "كلام غيرنا" in it, "joined, both are in the file")
    check(hand.run("!document.querySelector('#record .conflict')"), "the conflict is over")

"""Structure at the desk: groups, cities, their order, photographs, the bin, settings and history."""

import json
import re
import time

from chromium import REPOSITORY, check
from hand import until

PHOTOGRAPH = REPOSITORY / "photos/illustrations/acre/market-1.jpg"


def partners(project):
    city = (project / "data/acre/city.yaml").read_text("utf-8")
    listed = re.match(r"(?:\s*- .*\n?)*", city.split("partners:\n")[1])[0]
    return [line.strip(" -'\"") for line in listed.strip().split("\n")]


def pane(hand, name):
    if hand.phone:
        if hand.run("document.body.dataset.pane === 'record' && document.body.dataset.sheet === 'desk'"):
            hand.click("[data-do=close-record]", "a way out of the record")
        if not hand.run("document.body.dataset.sheet === 'desk'"):
            hand.click("[data-do=desk-sheet]", "the sheet of texts")
        time.sleep(0.3)
    elif hand.run("document.body.dataset.pane === 'record'"):
        hand.click("[data-do=close-record]", "a way out of the record")
    hand.click(f"[data-do=pane-{name}]", f"the pane `{name}`")


def key(name):
    return f'[data-key="{name}"]'


def new_group(hand, address, project):
    """Makes a group, gives it a photograph, and chooses the point of it that stays."""
    started = time.monotonic()
    hand.open(address, "edition=acre&page=1")
    pane(hand, "texts")
    hand.click(key("add acre"), "a button for a new group")
    hand.wait("document.querySelector('dialog[open] input') === document.activeElement", "it asks for the name alone")
    check(hand.run("getComputedStyle(document.activeElement).direction") == "rtl", "its empty field begins where Arabic does")
    counted = hand.run("document.querySelector('[data-key=\"unfold acre\"]').textContent")
    check("١" in counted and "1" not in counted, f"groups are counted in the digits of the booklets: {counted}")
    hand.type("مجموعة الميناء")
    hand.picture("desk-new-group.png")
    hand.press("Enter")
    hand.wait("document.body.dataset.pane === 'record' && document.querySelector('#record-title').textContent === 'مجموعة الميناء'",
              "the new group is opened")
    slug = until(lambda: [it for it in partners(project) if it != "acre-5000"], "it is in the list of its city")[0]
    record = project / f"data/acre/{slug}.yaml"
    check("مجموعة الميناء" in record.read_text("utf-8"), "it has its name")
    drop = "#record [data-at='[\"photographs\"]'] .drop"
    hand.wait(f"Boolean(document.querySelector({json.dumps(drop)}))", "there is a place to drop a photograph")
    hand.drop(PHOTOGRAPH, *hand.spot(f"document.querySelector({json.dumps(drop)})"))
    hand.wait("Boolean(document.querySelector('#record .focus img')?.naturalWidth)", "the photograph is seen at once")
    print(f"a group with its photograph, by somebody who knows the way: {time.monotonic() - started:.1f} s")
    hand.wait("(() => { const crop = document.querySelector('#record .crop').getBoundingClientRect();"
              " const all = document.querySelector('#record .focus').getBoundingClientRect();"
              " return crop.width > 20 && crop.height > 20 && crop.width <= all.width && crop.height < all.height })()",
              "the part of it that is printed is marked")
    told = hand.wait("document.querySelector('#record .fits .quiet')?.textContent", "what it is good for is told")
    check("بكسل" in (told or ""), f"in words and pixels: {told}")
    box = hand.run("(() => { const it = document.querySelector('#record .focus'); it.scrollIntoView({ block: 'center' });"
                   " const b = it.getBoundingClientRect(); return [b.left, b.top, b.width, b.height] })()")
    hand.point(box[0] + box[2] * 0.25, box[1] + box[3] * 0.5)
    hand.saved("the point")
    until(lambda: "focus: 25% 50%" in record.read_text("utf-8"), "a click sets the point that stays")
    check(hand.run("document.activeElement.classList.contains('point')"), "the point has the focus")
    for _ in range(5):
        hand.press("ArrowRight")
    hand.saved("the point")
    until(lambda: "focus: 30% 50%" in record.read_text("utf-8"), "the arrow keys move it")
    check("٣٠" in hand.run("document.querySelector('.point').getAttribute('aria-label')"), "where it is, is told")
    hand.picture("desk-photograph.png")
    for part, text in (("caption", "الميناء"), ("credit", "تصوير ليلى"), ("alt", "قوارب عند السور")):
        hand.write(f"#record [data-at='[\"photographs\",0,\"{part}\"]'] textarea", text)
    hand.saved("the texts of a photograph")
    texts = ("caption: الميناء", "credit: تصوير ليلى", "alt: قوارب عند السور")
    until(lambda: all(it in record.read_text("utf-8") for it in texts), "its texts are in the file")
    # What is no picture is refused, and its reason told.
    bad = project / "data/acre/notes.txt"
    bad.write_text("no picture", "utf-8")
    hand.drop(bad, *hand.spot(f"document.querySelector({json.dumps(drop)})"))
    hand.wait("Boolean(document.querySelector('#record .sending .field-error'))", "what is no picture is refused in words")
    bad.unlink()
    # Another one, dropped on the page that shows the first.
    file = hand.run("document.querySelector('#record .focus img').src")
    spot = hand.wait(f"""(async () => {{
      for (const page of document.querySelectorAll('[data-page]')) {{
        const answer = await fetch('desk/places.json?edition=acre&page=' + page.dataset.page);
        const place = answer.ok && (await answer.json()).places.find(it => it.record.endsWith('/{slug}.yaml') && it.at[0] === 'photographs' && it.at.length === 2);
        if (!place) continue;
        const box = page.getBoundingClientRect();
        const middle = (start, length, whole) => (start + length / 2) / whole;
        return [box.left + box.width * middle(place.area.x, place.area.width, 148), box.top + box.height * middle(place.area.y, place.area.height, 210)];
      }}
      return null;
    }})()""", "the photograph is on a page that is shown")
    hand.drop(REPOSITORY / "photos/illustrations/acre/market-2.jpg", *spot)
    hand.wait(f"document.querySelector('#record .focus img')?.src !== {json.dumps(file)}", "a photograph is replaced by a drop on its page")
    kept = record.read_text("utf-8")
    check("caption: الميناء" in kept, f"it keeps its texts: {kept}")
    return slug


def order(hand, address, project, slug):
    """Reorders, hides, removes and takes back, by keys and by mouse."""
    hand.open(address, "edition=acre&page=1")
    pane(hand, "texts")
    path = f"data/acre/{slug}.yaml"
    hand.click(key(f"more {path}"), "the actions of a group")
    hand.click(key(f"up {path}"), "a button that moves it up")
    until(lambda: partners(project)[0] == slug, "a group is moved up")
    hand.wait(f"document.activeElement?.dataset.key === 'up {path}'", "the button keeps the focus")
    # What is pressed next would be elsewhere a moment later.
    grips = "document.querySelectorAll('.groups .grip')"
    hand.wait(f"{grips}.length >= 2 && {grips}[0].closest('li').textContent.includes('الميناء')", "the list shows the new order")
    if hand.phone:
        hand.click(key(f"down {path}"), "a button that moves it down")
        until(lambda: partners(project)[-1] == slug, "a group is moved down")
        hand.wait(f"{grips}[1].closest('li').textContent.includes('الميناء')", "the list shows that order, too")
        hand.wait(f"document.activeElement?.dataset.key === 'down {path}'", "that button keeps the focus, too")
    else:
        first, second = hand.spot(f"{grips}[0]"), hand.spot(f"{grips}[1]")
        hand.drag(first, (second[0], second[1] + 14))
        until(lambda: partners(project)[-1] == slug, "a group is dragged down")
        hand.wait(f"{grips}[1].closest('li').textContent.includes('الميناء')", "the list shows that, too")
    hidden = lambda: re.search(r"(?m)^hidden:", (project / path).read_text("utf-8"))
    hand.click(key(f"hide {path}"), "a button that hides it")
    until(hidden, "a group is hidden")
    hand.wait(f"Boolean(document.querySelector('.entry[data-key=\"{path}\"][data-hidden]'))", "it is shown as hidden")
    hand.click(key(f"hide {path}"), "a button that shows it again")
    until(lambda: not hidden(), "a group is shown again")
    hand.wait(f"!document.querySelector('.entry[data-key=\"{path}\"][data-hidden]')", "it is shown as every other")
    hand.picture(f"desk-texts-{'390' if hand.phone else '1280'}.png")
    hand.click(".row-actions .small", "a button that removes it", 1)
    until(lambda: not (project / path).exists(), "a group is removed")
    hand.wait("Boolean(document.querySelector('.bin'))", "it is in the bin")
    hand.click(".bin summary", "the bin")
    hand.click(".bin button", "a button that takes it out")
    until(lambda: (project / path).exists() and slug in partners(project), "it is back in its place")


def new_city(hand, address, project):
    hand.open(address, "edition=acre&page=1")
    pane(hand, "texts")
    hand.click(key("add-city"), "a button for a new city")
    hand.wait("document.querySelector('dialog[open] input') === document.activeElement", "it asks for the name")
    colours = hand.run("[...document.querySelectorAll('dialog [data-what=colour] input')].map(it => it.value)")
    check(len(colours) == 3, f"three colours are offered: {colours}")
    hand.click("dialog [data-what=colour] input", "the second of them", 1)
    motif = hand.run("document.querySelector('dialog [data-what=motif] :checked')?.value")
    check(motif == "plain", f"all figures of the house are used, so the plain one is offered: {motif}")
    check(hand.run("Boolean(document.querySelector('dialog .small-cover svg path'))"), "they are seen on a cover")
    hand.run("document.querySelector('dialog input[type=text]').focus()")
    hand.picture("desk-new-city.png")
    hand.type("حيفا")
    hand.press("Enter")
    hand.wait("document.querySelector('#record-title')?.textContent === 'حيفا'", "the new city is opened")
    record = next((text for it in project.glob("data/*/city.yaml") if "حيفا" in (text := it.read_text("utf-8"))), "")
    check(f"colours: {colours[1]}\n" in record and "motif: plain\n" in record, f"it has a file, with what was chosen: {record[:200]}")
    hand.wait("[...document.querySelectorAll('#editions .name')].some(it => it.textContent === 'حيفا')", "it has a booklet")


def settings(hand, address, project):
    """Tries another layout: the pages show it, and it is put back."""
    file = project / "malzama.yaml"
    before = file.read_text("utf-8")
    hand.open(address, "edition=acre&page=7&record=malzama.yaml")
    hand.click("#record input[value=reading]", "another layout")
    until(lambda: "layout: reading" in file.read_text("utf-8"), "the pages show it")
    hand.wait("!document.querySelector('.trial').hidden", "it is asked whether it stays")
    hand.picture("desk-settings.png")
    hand.click(".trial button", "a way back", 1)
    until(lambda: "layout: market" in file.read_text("utf-8"), "what was before is put back")
    check(len(file.read_text("utf-8").split("\n")) == len(before.split("\n")), "and nothing else of the file")


def history(hand, address, project):
    """Looks at what was changed, and takes one change back."""
    record = project / "data/acre/acre-5000.yaml"
    hand.open(address, "edition=acre&page=7&record=data/acre/acre-5000.yaml")
    name = "#record [data-at='[\"name\"]'] textarea"
    hand.wait(f"Boolean(document.querySelector({json.dumps(name)}))", "a record opens")
    was = hand.run(f"document.querySelector({json.dumps(name)}).value")
    hand.write(name, "اسم للسجلّ")
    hand.saved("a name")
    pane(hand, "history")
    hand.click(".change", "the newest change")
    hand.wait("[...document.querySelectorAll('.change-more ins')].some(it => it.textContent.includes('للسجلّ'))", "its new words are marked")
    hand.picture("desk-history.png")
    hand.click(".change-more .plain-small", "a button that takes it back")
    until(lambda: was in record.read_text("utf-8") and "للسجلّ" not in record.read_text("utf-8"), "one change is taken back")
    hand.open(address, "edition=acre&page=7&record=data/acre/acre-5000.yaml")
    hand.click("[data-do=record-history]", "a way to the history of one record")
    hand.wait("Boolean(document.querySelector('.history-only')?.checkVisibility()) && document.querySelectorAll('.change').length > 0",
              "the history of one record")


def search(hand, address):
    """Finds words with and without vowel marks."""
    hand.open(address, "edition=acre&page=1")
    pane(hand, "texts")
    for words in ("عكا", "عَكّا", "قيمه", "قيّمة"):
        hand.write("#search", words)
        hand.wait("document.querySelectorAll('.found .entry').length > 0", f"`{words}` is found")
    hand.write("#search", "غير موجود أبدا قطعا")
    hand.wait("!document.querySelector('.found .entry')", "what is nowhere is not found")

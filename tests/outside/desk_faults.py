"""What can go wrong at the desk: lost connections, reloads, records that cannot be read or are gone, many records."""

import json
import time

from chromium import check
from desk_writing import BODY, NAME, RECORD, field, open_body
from hand import until


def connection(hand, address, project):
    """Types while the server cannot be reached, and reloads the page with something that is not saved."""
    record = project / RECORD
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.offline(True)
    hand.type("بلا اتّصال. ")
    hand.wait("document.querySelector('#record .saving').dataset.saving === 'waiting'", "what cannot be saved is said to wait")
    hand.picture("desk-waiting.png")
    check("بلا اتّصال" not in record.read_text("utf-8"), "and is not in the file")
    hand.offline(False)
    hand.saved("what waited")
    until(lambda: "بلا اتّصال" in record.read_text("utf-8"), "what waited is saved")
    hand.offline(True)
    hand.type("قبل التحميل. ")
    time.sleep(0.1)
    hand.offline(False)
    hand.run("sessionStorage.setItem('kept', Object.keys(sessionStorage).filter(it => it.startsWith('drafts ')).length)")
    check(hand.run("sessionStorage.getItem('kept')") == "1", "the browser keeps what is not saved")
    hand.send("Page.reload")
    hand.wait("Boolean(document.body.dataset.shown)", "the page is loaded anew")
    hand.saved("what was typed before")
    until(lambda: "قبل التحميل" in record.read_text("utf-8"), "a reload loses nothing")


def broken(hand, address, project):
    """Opens a record that cannot be read, and mends it by hand."""
    record = project / RECORD
    text = record.read_text("utf-8")
    open_body(hand, address)
    record.write_text(text.replace("name:", "nmae:", 1), "utf-8")
    hand.wait("Boolean(document.querySelector('#record .raw textarea'))", "its text is shown as it is in the file")
    check(hand.run("document.querySelector('#record .raw .field-under').textContent.includes('nmae')"), "the fault is told")
    check(hand.run("Boolean(document.querySelector('#record .line-mark'))"), "its line is marked")
    hand.picture("desk-broken.png")
    raw = "document.querySelector('#record .raw textarea')"
    hand.run(f"{raw}.focus(); {raw}.setSelectionRange({raw}.value.indexOf('nmae'), {raw}.value.indexOf('nmae') + 4)")
    hand.send("Input.insertText", text="name")
    hand.wait(f"Boolean({field(NAME)})", "mended, it has its fields again")
    check(record.read_text("utf-8") == text, "and is what it was")


def gone(hand, address, project):
    """Has a record removed while it is written."""
    record = project / RECORD
    text = record.read_bytes()
    open_body(hand, address)
    hand.run(f"{field(BODY)}.setSelectionRange(0, 0)")
    hand.type("لم يُحفظ هذا. ")
    record.unlink()
    hand.wait("document.querySelector('#record .kept')?.value.includes('لم يُحفظ هذا')", "what was typed in a record that is gone is kept")
    hand.picture("desk-gone.png")
    record.write_bytes(text)
    hand.wait(f"Boolean({field(BODY)})", "it opens again once it is there")
    hand.saved("what was typed")
    until(lambda: "لم يُحفظ هذا" in record.read_text("utf-8"), "and what was typed is in it")
    record.write_bytes(text)


def many(hand, address, project):
    """Lists and searches 500 records."""
    city = project / "data/acre/city.yaml"
    text = city.read_text("utf-8")
    names = [f"many-{number}" for number in range(500)]
    for number, name in enumerate(names):
        (project / f"data/acre/{name}.yaml").write_text(f"name: مجموعة {number}\nhidden: true\nbody: |\n  نصّ المجموعة رقم {number} في المدينة.\n", "utf-8")
    city.write_text(text.replace("partners:", "partners:\n" + "\n".join(f"  - {name}" for name in names), 1), "utf-8")
    hand.open(address, "edition=acre&page=1")
    started = time.monotonic()
    hand.run("document.querySelector('[data-do=pane-texts]').click()")
    hand.wait("document.querySelectorAll('.groups .entry').length >= 500", "500 records are listed")
    print(f"500 records are listed within {time.monotonic() - started:.2f} s")
    hand.run("document.querySelector('#search').focus()")
    script = """(() => {
        const box = document.querySelector('#search');
        const started = performance.now();
        box.value = 'المجموعه 499';
        box.dispatchEvent(new Event('input'));
        const found = document.querySelectorAll('.found .entry').length;
        return [found, performance.now() - started];
    })()"""
    found, took = hand.run(script)
    print(f"500 records are searched within {took:.0f} ms")
    check(found >= 1 and took < 200, f"a search over 500 records: {found} found within {took:.0f} ms")
    for name in names:
        (project / f"data/acre/{name}.yaml").unlink()
    city.write_text(text, "utf-8")


def read_only(hand, address):
    """Has the preview of before where records cannot be written."""
    hand.open(address, "edition=acre&page=7")
    check(hand.run("!document.body.hasAttribute('data-desk')"), "nothing of the desk is there")
    seen = hand.run("[...document.querySelectorAll('.desk-tool, .record, .texts, .history')].filter(it => it.checkVisibility()).length")
    check(seen == 0, f"and nothing of it is seen: {seen}")
    box = hand.still("document.querySelector('[data-page=\"7\"]')")
    told = f"fetch('at?edition=acre&page=7&x={148 * 0.55}&y={210 * 0.42}').then(it => it.json()).then(it => it.place?.file === {json.dumps(RECORD)})"
    hand.wait(told, "the text stands on its page")
    hand.point(box[0] + box[2] * 0.55, box[1] + box[3] * 0.42)
    hand.wait(f"document.querySelector('#popover').textContent.includes({json.dumps(RECORD)})", "a click tells where a text is written")

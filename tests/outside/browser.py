#!/usr/bin/env python3
"""Tests the preview in a real browser: headless Chromium, driven over a pipe.

usage: browser.py MALZAMA      (the built program)

Works on a copy of this repository's project. Screenshots at desktop and phone width are left
in `target/outside/` for inspection. Every failed check is printed; nothing is skipped.
"""

import http.client
import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import chromium
from chromium import REPOSITORY, TARGET, Browser, check
from preview_words import hear, preview_words
from projects import copy_project, start

# What the program says is compared in English, whatever the project speaks.
os.environ["MALZAMA_LANG"] = "en"

PAGE = REPOSITORY / "src" / "preview" / "page"
RECORD = "data/acre/acre-5000.yaml"


def answer(address, path, **headers):
    """Returns status, body and headers of the response to a request with these headers."""
    host, key = address.split("/")
    connection = http.client.HTTPConnection(host, timeout=10)
    method = headers.pop("method", "GET")
    connection.putrequest(method, f"/{key}{path}", skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read(1 << 20)
    connection.close()
    return response.status, body, response.headers


def refusals(address):
    """Checks that foreign hosts, foreign origins and paths out of the project are refused."""
    host, key = address.split("/")
    check(answer(address, "/")[0] == 200, "the page is served")
    for other in ("", key[1:], "0" * len(key)):
        check(answer(f"{host}/{other}", "/state.json")[0] == 403, f"the key `{other}` is refused")
    for name in ("evil.example", "evil.example:80", host.replace("127.0.0.1", "127.0.0.1.evil.example")):
        check(answer(address, "/", Host=name)[0] == 421, f"the host `{name}` is refused")
    for name in ("localhost", "localhost:8080", f"localhost:{host.rsplit(':', 1)[1]}", "127.0.0.1:1", "[::1]:8080"):
        check(answer(address, "/", Host=name)[0] == 200, f"the host `{name}` is answered")
    for origin in ("http://evil.example", "null", f"https://{host}", "http://localhost"):
        check(answer(address, "/state.json", Origin=origin)[0] == 403, f"the origin `{origin}` is refused")
    check(answer(address, "/state.json", Origin=f"http://{host}")[0] == 200, "its own origin is let in")
    check(answer(address, "/state.json", Sec_Fetch_Site="cross-site")[0] == 403, "foreign pages are refused")
    check(answer(address, "/", method="POST")[0] == 403, "only the page itself may write")
    check(answer(address, "/", method="PUT")[0] == 405, "only GET, HEAD and POST are answered")
    for path in ("/../malzama.yaml", "/pdf/../../malzama.yaml", "/pdf/%2e%2e%2fmalzama.pdf", "/malzama.yaml",
                 "/pdf/..pdf", "/page/../1/0.png", "/page/acre/0/0.png", "/page/acre/99999999999999999999/0.png",
                 "/page/acre/1/0.png?size=enormous", "/data/network.yaml"):
        check(answer(address, path)[0] == 404, f"`{path}` is not served")
    nowhere = json.loads(answer(address, "/at?edition=../..&page=-1&x=nan&y=inf")[1])
    check(nowhere and not any(nowhere.values()), f"nonsense is at no place: {nowhere}")


def files(address):
    """Checks that each file of the page is built in and served with its media type and policy."""
    kinds = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
    for file in sorted(it for it in PAGE.rglob("*") if it.is_file()):
        path = "/" if file.name == "index.html" else f"/{file.relative_to(PAGE)}"
        status, body, headers = answer(address, path)
        check(status == 200 and body == file.read_bytes(), f"`{file.name}` is served at `{path}`")
        check(headers["Content-Type"] == f"{kinds[file.suffix]}; charset=utf-8", f"the kind of `{path}`")
        check("script-src 'self';" in headers["Content-Security-Policy"], f"the policy of `{path}`")


def crowd(address):
    """Checks that simultaneous connections are all answered."""
    host, key = address.split("/")
    name, port = host.split(":")
    unanswered = 0
    for at_once in (12, 48, 96, 300):
        connections = [socket.create_connection((name, int(port))) for _ in range(at_once)]
        for connection in connections:
            connection.sendall(f"GET /{key}/app.css HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        waiting, until = set(connections), time.monotonic() + 2
        while waiting and time.monotonic() < until:
            for connection in select.select(waiting, [], [], 0.1)[0]:
                waiting.remove(connection)
                # Like a browser, keep a connection open unless the response closes it.
                if b"connection: close" in connection.recv(1 << 16).lower():
                    connection.close()
        unanswered += len(waiting)
        for connection in connections:
            connection.close()
    check(not unanswered, f"of the connections that came at once, {unanswered} were not answered")


def pages(browser):
    return browser.run("[...document.querySelectorAll('[data-page]')].filter(it => it.offsetParent)"
                       ".map(it => [it.dataset.page, it.getBoundingClientRect().left])")


def see(browser, address, project):
    """Acts as a user would, from the first page to a corrected fault; returns whether the page loaded."""
    browser.size(1440, 900)
    browser.send("Page.navigate", url=f"http://{address}/#edition=acre&page=1")
    if not browser.wait("document.body.dataset.edition === 'acre'", "the edition of the address is shown"):
        return False
    check(browser.run("document.documentElement.dir") == "rtl", "the page runs from right to left")
    browser.wait("document.querySelector('[data-page=\"1\"] img')?.naturalWidth > 300", "the cover is shown")
    browser.picture("preview-cover.png")
    browser.key("ArrowLeft")
    browser.wait("Boolean(document.querySelector('[data-spread=\"2-3\"]'))", "the left arrow turns the page")
    left = dict(pages(browser))
    check(set(left) >= {"2", "3"} and left["2"] > left["3"], f"page 2 stands on the right of 3: {left}")
    for _ in range(2):
        browser.key("ArrowLeft")
    browser.wait("document.querySelector('[data-spread=\"6-7\"] [data-page=\"7\"] img')?.complete", "pages 6 and 7")
    hear(browser, "the project's own pages")
    browser.picture("preview-desktop.png")

    # A saved text appears without a reload.
    browser.run("window.sameDocument = true")
    key = "document.querySelector('[data-page=\"7\"]')?.dataset.key"
    before = browser.wait(key, "page 7 is drawn")
    record = project / RECORD
    text = record.read_text("utf-8")
    record.write_text(text.replace("مجموعة شباب", "مجموعة شباب جديدة", 1), "utf-8")
    browser.wait(f"{key} && {key} !== '{before}'", "an edited text appears")
    check(browser.run("window.sameDocument === true"), "the page was not loaded anew")
    check(browser.run("Boolean(document.querySelector('[data-spread=\"6-7\"]'))"), "the spread is kept")

    # A fault is shown over the last good pages, and disappears once it is corrected.
    record.write_text(text.replace("name:", "nmae:", 1), "utf-8")
    browser.wait("document.querySelector('#problems') && !document.querySelector('#problems').hidden",
                 "a fault is shown")
    shown = browser.run("document.querySelector('#problems').textContent") or ""
    check(RECORD in shown and "nmae" in shown, f"the fault names file and key: {shown[:200]}")
    check(browser.run("document.querySelector('[data-page=\"7\"] img')?.naturalWidth > 300"),
          "the last good page is still shown")
    tally = browser.run("document.querySelector('#tally').textContent") or ""
    check("لا شيء" not in tally and "أخطاء" in tally, f"an error is counted among what was found: {tally}")
    check(browser.run("document.querySelectorAll('#editions [data-slug]').length") == 8,
          "an edition with a fault stays in the list")
    hear(browser, "a fault")
    browser.picture("preview-problem.png")
    record.write_bytes(text.encode()[: len(text.encode()) // 2 - 1])
    time.sleep(0.5)
    record.unlink()
    time.sleep(0.5)
    record.write_bytes(b"\xff\xfe\x00binary\x00" * 100)
    time.sleep(0.5)
    record.write_text(text, "utf-8")
    browser.wait("document.querySelector('#problems').hidden", "the fault goes when it is mended")
    browser.wait(f"{key} === '{before}'", "the page is what it was")

    # Overlays.
    for letter, overlay in (("g", "grid"), ("s", "safe"), ("b", "bleed")):
        browser.key(letter)
        browser.wait(f"[...document.querySelectorAll('[data-overlay=\"{overlay}\"]')].some(it => it.getClientRects().length)",
                     f"the overlay `{overlay}`")
    browser.picture("preview-overlays.png")
    for letter in "gsb":
        browser.key(letter)

    # A click on a text shows where it is written.
    box = browser.run("(() => { const it = document.querySelector('[data-page=\"7\"] img').getBoundingClientRect();"
                      " return [it.left, it.top, it.width, it.height] })()")
    x, y = box[0] + box[2] * 0.55, box[1] + box[3] * 0.42
    for kind in ("mousePressed", "mouseReleased"):
        browser.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    browser.wait(f"document.body.textContent.includes('{RECORD}')", "a click tells the record")
    hear(browser, "where a text is written")
    browser.key("Escape")

    # Another photograph of the same name and size.
    photograph = project / "photos/acre/acre-5000.jpg"
    picture = "document.querySelector('[data-page=\"6\"]')?.dataset.key"
    first = browser.wait(picture, "page 6 is drawn")
    shutil.copy(project / "photos/illustrations/acre/market-1.jpg", photograph)
    browser.wait(f"{picture} !== '{first}'", "a photograph that arrives takes the place of its illustration")
    photograph.unlink()
    browser.wait(f"{picture} === '{first}'", "the illustration appears again")

    # A finding of the preflight links to its place on the page.
    layout = project / "layouts/market/introduction.typ"
    part = layout.read_text("utf-8")
    square = "place(top, rect(width: 30mm, height: 30mm, fill: cmyk(90%, 90%, 90%, 90%)))"
    layout.write_text(part.replace('opening("introduction")', f'opening("introduction")\n  {square}'), "utf-8")
    heavy = "[...document.querySelectorAll('#findings [data-finding]')].find(it => it.textContent.includes('R0026'))"
    browser.wait(f"Boolean({heavy})", "what is found in a new PDF is listed")
    browser.run(f"{heavy}.querySelector('.go').click()")
    browser.wait("Boolean(document.querySelector('[data-spread=\"2-3\"]'))", "a finding leads to its page")
    browser.wait("[...document.querySelectorAll('.mark')].some(it => it.getClientRects().length)",
                 "a finding is marked on its page")
    hear(browser, "what is found in PDFs")
    browser.picture("preview-finding.png")
    layout.write_text(part, "utf-8")

    # A page with an error is marked in the strip.
    layout.write_text(part.replace('opening("introduction")', 'opening("introduction")\n  [市場]'), "utf-8")
    browser.wait("Boolean(document.querySelector('#thumbs .folio use[href=\"#sign-error\"]'))",
                 "a page with an error is marked")
    layout.write_text(part, "utf-8")
    browser.wait("document.querySelector('#problems').hidden", "the error goes when it is mended")

    # English, and a phone.
    browser.run("[...document.querySelectorAll('button, a')].find(it => it.textContent.trim() === 'English').click()")
    browser.wait("document.documentElement.lang === 'en' && document.documentElement.dir === 'ltr'", "English")
    browser.picture("preview-english.png")
    browser.size(390, 844, phone=True)
    time.sleep(0.5)
    check(browser.run("document.documentElement.scrollWidth <= 390"), "nothing is wider than a phone")
    check(len(pages(browser)) == 1, "a phone shows one page at a time")
    browser.picture("preview-phone.png")
    browser.size(1440, 900)
    return True


def beside_pages(browser, address):
    """Checks the views of sheets, cover and ticket: what they show, that the slider folds, and their width."""
    for width, height in ((1280, 800), (390, 844)):
        browser.size(width, height, phone=width < 640)
        browser.send("Page.navigate", url="about:blank")
        browser.send("Page.navigate", url=f"http://{address}/#edition=acre&look=sheets&lang=ar")
        browser.wait("document.querySelectorAll('[data-sheet-number]').length > 0", "the sheets are shown")
        count = browser.run("Number(document.querySelectorAll('#thumbs button').length)")
        sheets = browser.run("document.querySelectorAll('[data-sheet-number]').length")
        check(sheets == -(-count // 4), f"{count} pages lie on as many sheets as they need: {sheets}")
        front = browser.run("[...document.querySelector('[data-sheet-number=\"1\"] .sheet-side')"
                            ".querySelectorAll('[data-place]')].sort((a, b) => a.getBoundingClientRect().left"
                            " - b.getBoundingClientRect().left).map(it => it.dataset.place)")
        check(front == ["1", str(count)], f"the front cover is on the left of the outermost sheet: {front}")
        browser.wait("[...document.querySelectorAll('.scene img')].every(it => it.complete && it.naturalWidth)",
                     "the sheets have their pictures")
        browser.picture(f"preview-sheets-{width}.png")
        told = browser.run("document.querySelector('.fold-told').textContent")
        browser.run("document.querySelector('#fold').focus()")
        browser.key("End")
        browser.wait("document.querySelector('#fold').value === document.querySelector('#fold').max",
                     "the slider goes to its end by a key")
        check(browser.run("document.querySelector('.fold-told').textContent") != told, "what is seen is told")
        turned = browser.run("getComputedStyle(document.querySelector('.sheet-in-space .flap')).transform")
        check(turned.startswith("matrix3d(-1,"), f"the outermost sheet is folded: {turned}")
        browser.picture(f"preview-folded-{width}.png")
        hear(browser, "the sheets")
        for look in ("cover", "ticket"):
            browser.run(f"document.querySelector('[data-do=look-{look}]').click()")
            browser.wait(f"Boolean(document.querySelector('.views .{look}, .views .{look}-of'))", f"the {look} is shown")
            hear(browser, f"the {look}")
            browser.picture(f"preview-{look}-{width}.png")
        check(browser.run("document.documentElement.scrollWidth") <= width
              and browser.run("document.querySelector('#views').scrollWidth <= document.querySelector('#views').clientWidth"),
              f"nothing beside the pages is wider than {width}")
        browser.run("document.querySelector('[data-do=look-sheets]').click()")
        browser.wait("Boolean(document.querySelector('[data-place=\"2\"]'))", "the sheets are shown again")
        browser.run("document.querySelector('[data-place=\"2\"]').click()")
        browser.wait("document.body.dataset.look === 'pages' && Boolean(document.querySelector('[data-page=\"2\"]'))",
                     "a place leads to its page")
    browser.size(1440, 900)


def restart(browser, program, project, preview, address):
    """Checks that a page left open during a restart reconnects; returns the new preview process."""
    # It waits for the process that it started, which holds the port.
    preview.terminate()
    preview.wait()
    port = address.split("/")[0].rsplit(":", 1)[1]
    version = browser.run("document.body.dataset.version")
    preview, _ = start(program, project, "--lang", "ar", "--port", port)
    record = project / RECORD
    text = record.read_text("utf-8")
    browser.run("window.sameDocument = true")
    browser.wait(f"document.body.dataset.version !== '{version}'", "the page comes back after a restart")
    check(browser.run("window.sameDocument === true"), "without being loaded anew")
    busy = subprocess.run([program, "preview", "--no-open", "--port", port], cwd=project,
                          capture_output=True, text=True, timeout=20)
    check(busy.returncode == 3 and port in busy.stderr, f"a port in use is told: {busy.stderr}")
    record.write_text(text, "utf-8")
    return preview


# What is seen in Latin letters on the Arabic side of a report, but for names, rule numbers, paths and
# the letter in English.
LATIN = """(() => {
  const words = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: box } = texts.currentNode;
    if (box.closest("bdi, code, script, style, pre[lang=en], a[lang=en]")) continue;
    if (!box.checkVisibility()) continue;
    // In plain text, names stand in isolates.
    const said = data.replace(/\\u2068[^\\u2069]*\\u2069/g, "");
    for (const word of said.match(/[A-Za-z][A-Za-z0-9/-]*/g) ?? []) words.add(word);
  }
  return [...words];
})()"""

# Shops know these by no other name.
KNOWN = {"BLAKE3", "CMYK", "GWG", "ICC", "JPEG", "PDF", "PDF/X-4", "RGB", "ZIP", "Courier"}


def arabic(browser, page, about):
    """Checks that a report says nothing in English on its Arabic side, and fits desktop and phone."""
    for width, phone in ((1280, False), (390, True)):
        browser.size(width, 900, phone=phone)
        browser.send("Page.navigate", url="about:blank")
        browser.send("Page.navigate", url=page)
        browser.wait("document.documentElement.classList.contains('live') && Boolean(document.querySelector('#send'))",
                     f"{about}: the report is there")
        browser.run("for (const it of document.querySelectorAll('details')) it.open = true")
        check(browser.run("document.documentElement.lang") == "ar", f"{about}: the report begins in Arabic")
        words = set(browser.run(LATIN)) - KNOWN
        check(not words, f"{about}: nothing is said in English: {sorted(words)}")
        title = re.sub(r"\S+\.pdf", "", browser.run("document.title"))
        check(not re.search("[A-Za-z]", title), f"{about}: nor does the title: {title}")
        wide = browser.run("document.documentElement.scrollWidth")
        check(wide <= width, f"{about}: nothing is wider than {width}: {wide}")
        browser.picture(f"report-{about}-{width}.png")
        browser.run("document.querySelector('#send').scrollIntoView()")
        browser.picture(f"report-{about}-{width}-send.png")


def build(program, project, *more, code=0):
    made = subprocess.run([program, "build", *more], cwd=project, capture_output=True, text=True, timeout=300)
    check(made.returncode == code, f"build {' '.join(more)}: {made.returncode}, not {code}: {made.stderr}")


def report(browser, program, project):
    """Checks the report of a build in every state of an edition: it is Arabic, and can be read on a phone."""
    page = (project / "out/report/index.html").as_uri()

    def state(slug="acre"):
        files = json.loads((project / "out/report.json").read_text("utf-8"))["files"]
        return next(it["edition"] for it in files if it["file"] == slug)

    record, city = project / RECORD, project / "data/acre/city.yaml"
    text, market = record.read_text("utf-8"), city.read_text("utf-8")

    build(program, project, "acre")
    check(state()["status"] == "made" and state()["title"] == "عكا", f"the edition has its name: {state()}")
    browser.size(390, 844, phone=True)
    browser.send("Page.navigate", url=page)
    browser.wait("document.querySelectorAll('.index a').length > 0", "the report has an index")
    widths = browser.run("[...document.querySelectorAll('.index a > *')].map(it => it.getBoundingClientRect().width)")
    check(min(widths) >= 120, f"the index of the report has room on a phone: {widths}")
    browser.picture("report-phone.png")

    # The sheets of an edition show the pictures that stand in the report already.
    browser.run("for (const it of document.querySelectorAll('details')) it.open = true")
    browser.wait("[...document.querySelectorAll('details.dummy img')].length > 0"
                 " && [...document.querySelectorAll('details.dummy img')].every(it => it.naturalWidth > 0)",
                 "the folding dummy has its pictures")
    browser.run("document.querySelector('details.dummy').scrollIntoView()")
    browser.picture("report-dummy-phone.png")
    check(browser.run("document.documentElement.scrollWidth") <= 390, "the dummy is no wider than a phone")
    arabic(browser, page, "made")
    names = browser.run("[...document.querySelectorAll('.index .title .ar')].map(it => it.textContent)")
    check("القدس" in names and "عكا" in names, f"editions have the names of the records: {names}")

    # The letter is copied as it stands, and says what nobody has told with dots.
    letter = browser.run("document.querySelector('#letter-ar').textContent") or ""
    check("acre.pdf" in letter and "العرض ١٤٨ مم × الارتفاع ٢١٠ مم" in letter and "الكمّيّة: …" in letter,
          f"the letter tells what is known: {letter}")
    # Browsers copy for a person alone.
    browser.send("Runtime.evaluate", expression="document.querySelector('[data-copy=letter-ar]').click()",
                 userGesture=True)
    browser.wait("document.querySelector('[data-copy=letter-ar]').classList.contains('done')", "the letter is copied")
    check((browser.run("getSelection().toString()") or "").strip() == letter.strip(), "the letter is selected as a whole")

    build(program, project, "acre")
    check(state()["status"] == "unchanged", f"an edition is unchanged: {state()['status']}")
    arabic(browser, page, "unchanged")

    build(program, project, "gaza", "--draft")
    check(state("gaza")["status"] == "draft", f"only a draft is asked for: {state('gaza')['status']}")
    arabic(browser, page, "draft")

    record.write_text(text.replace("name:", "nmae:", 1), "utf-8")
    build(program, project, "acre", code=1)
    check(state()["status"] == "old", f"an edition with a fault is old: {state()['status']}")
    browser.send("Page.navigate", url="about:blank")
    browser.send("Page.navigate", url=page)
    browser.wait("Boolean(document.querySelector('#send'))", "the report of an old edition")
    check(not browser.run("Boolean(document.querySelector('#letter-ar'))"), "no letter is about old files")
    arabic(browser, page, "old")
    record.write_text(text, "utf-8")

    city.write_text(market.replace("acre/market-1.jpg", "acre/never-there.jpg"), "utf-8")
    build(program, project, "acre", code=1)
    check(state()["status"] == "withheld", f"a photograph withholds an edition: {state()['status']}")
    check(state()["lacking"]["unusable"] == ["acre/never-there.jpg"], f"the report names it: {state()['lacking']}")
    arabic(browser, page, "withheld")
    city.write_text(market, "utf-8")

    # A file from elsewhere, with all that can be found in it.
    found = project / "out/found.html"
    contract = project / "data/press/coated.yaml"
    press = contract.read_text("utf-8")
    contract.write_text(press.replace("bleed: 3 mm", "bleed: 9 mm").replace("ink-limit: 300 %", "ink-limit: 120 %")
                        .replace("PDF/X-4\n", "PDF/X-1a:2003\n"), "utf-8")
    told = subprocess.run([program, "preflight", "out/print/acre.pdf", "--format", "html"], cwd=project,
                          capture_output=True, timeout=300)
    found.write_bytes(told.stdout)
    contract.write_text(press, "utf-8")
    check(told.returncode == 1 and told.stdout.count(b'class="finding"') >= 3, "a stricter shop finds faults")
    arabic(browser, found.as_uri(), "faults")


def main():
    program = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        project = Path(folder) / "project"
        project.mkdir()
        copy_project(project)
        preview, address = start(program, project, "--lang", "ar")
        browser = Browser(Path(folder) / "profile")
        try:
            refusals(address)
            files(address)
            crowd(address)
            if see(browser, address, project):
                beside_pages(browser, address)
                preview = restart(browser, program, project, preview, address)
            # Apart from the preview, which makes the PDFs of all editions.
            apart = Path(folder) / "apart"
            apart.mkdir()
            copy_project(apart)
            report(browser, program, apart)
            preview_words(browser, program, Path(folder))
            check(preview.poll() is None, "the preview is alive at the end")
        finally:
            check(not browser.exceptions, "nothing goes wrong within the page: " + "; ".join(browser.exceptions))
            preview.kill()
            browser.process.kill()
            browser.process.wait()
    print(f"preview in the browser: {chromium.CHECKS} checks, {len(chromium.FAULTS)} failed")
    sys.exit(1 if chromium.FAULTS else 0)


main()

"""Checks that the preview says nothing in English on its Arabic side, whatever it has to show.

Every situation of `tests/words/` and `tests/records/` is saved into the small project while a browser looks
at it, then faults of layouts, and then what is told of finished PDFs.
"""

import http.client
import json
import re
import time

from chromium import PATIENCE, REPOSITORY, check, fault
from projects import copy_small_project, start

# What is seen, pointed at or read aloud in Latin letters, beside what is the same in every language: code and
# keys of the keyboard, quoted lines of files, texts of the records, and what is marked as English.
LATIN = r"""(() => {
  const words = new Set();
  const aside = "code, kbd, pre, script, style, .name, .quote, #title, #sheet-edition, [lang=en]";
  // Names, paths and values stand in isolates: a name in guillemets, a path in one word, a command.
  const name = /\u2068(«[^»]*»|[^\s\u2069]*|code --goto [^\u2069]*)\u2069/g;
  const hear = (text) => {
    for (const word of text.replace(name, "").match(/[A-Za-z][A-Za-z0-9/-]+/g) ?? []) words.add(word);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: box } = texts.currentNode;
    if (!box.closest(aside) && box.checkVisibility({ visibilityProperty: true })) hear(data);
  }
  for (const it of document.body.querySelectorAll("[title], [aria-label], [alt]")) {
    if (it.closest("[lang=en]")) continue;
    for (const name of ["title", "aria-label", "alt"]) hear(it.getAttribute(name) ?? "");
  }
  hear(document.title);
  // Only Typst and layouts have no Arabic; the Arabic around them says so.
  for (const it of document.querySelectorAll("bdi[lang=en]")) {
    if (!/Typst|أوقف التصميم/.test(it.parentElement.textContent)) words.add(it.textContent);
  }
  return [...words];
})()"""

# These have no other name.
KNOWN = {"CMYK", "GWG", "ICC", "PDF", "PDF/X-4", "RGB", "Typst"}

LAYOUT = "layouts/main.typ"

# What stands in a layout, the code of what is said of it, and a word of what is said in Arabic.
LAYOUT_FAULTS = [
    ("#nothing", "typst/unknown-variable", "اسم غير معروف"),
    ("#calc.abs(\"a\")", "typst/expected", "المنتظر هنا"),
    ("#image(\"/layouts/none.png\")", "typst/no-file", "لا وجود للملفّ"),
    ("#(", "typst/open-bracket", "قوس"),
    ("#\"a", "typst/open-string", "علامة تنصيص"),
    ("#upper(\"a\", size: 1)", "typst/unexpected-argument", "لا مكان هنا"),
    ("#upper(\"a\", 1)", "typst/argument-too-many", "قيمة زائدة"),
    ("#upper()", "typst/missing-argument", "تنقص"),
    ("#(a: 1).b", "typst/no-key", "مفتاح"),
    ("#(1, 2).at(5)", "typst/no-item", "فعدد ما فيها"),
    ("#\"a\".nothing()", "typst/no-field", "ما اسمه"),
    ("#calc.nothing", "typst/no-field", "ما اسمه"),
    ("#import \"plain/layout.typ\": nothing", "typst/unresolved-import", "يُستورد"),
    ("#ref(<nowhere>)", "typst/no-label", "لا علامة"),
    ("#assert(false, message: \"no page for acre\")", "typst/stopped", "أوقف التصميم"),
    ("#panic(\"no page\")", "typst/stopped", "أوقف التصميم"),
    ("#let f() = nothing\n#f()", "typst/unknown-variable", "عند استدعاء"),
    ("#let x =", "layout/typst", "رسالة بالإنكليزيّة من"),
    ("#import \"@preview/cetz:0.3.0\"", "layout/reads-package", "حزم"),
    ("#read(\"/data/acre/group.yaml\")", "layout/reads-elsewhere", "ولا يقرأ"),
    ("#rect(fill: red)", "layout/not-inks", "أحبار المطبعة"),
]


# What a press would print badly, with words in it.
POOR_PRINT = """
#pagebreak()
#text(size: 2pt)[صغير جدًّا]
#line(length: 5cm, stroke: 0.02pt + cmyk(50%, 50%, 0%, 0%))
#rect(width: 9cm, height: 9cm, fill: cmyk(90%, 90%, 90%, 90%))[#text(fill: cmyk(0%, 0%, 0%, 0%), size: 4pt)[نصّ]]
"""


def situations():
    """Yields each situation of the tables and cases: what it shows, and files to write, or to remove if None."""
    texts = [(path.stem, path.read_text("utf-8")) for path in sorted((REPOSITORY / "tests/records").iterdir())]
    for path in sorted((REPOSITORY / "tests/words").iterdir()):
        table = re.split(r"(?m)^--- ", path.read_text("utf-8"))[1:]
        texts += [tuple(text.split("\n", 1)) for text in table]
    for about, text in texts:
        files = {}
        for part in re.split(r"(?m)^=== ", text)[1:]:
            title, content = part.split("\n", 1)
            if title.startswith("remove "):
                files[title.removeprefix("remove ")] = None
            elif title not in ("expected", "en", "ar", "run"):
                for written, sign in (("\\t", "\t"), ("\\u{a0}", "\u00a0"), ("\\u{200f}", "\u200f")):
                    content = content.replace(written, sign)
                files[title] = content.encode()
        if files:
            yield about, files


def hear(browser, about, codes=()):
    """Checks what the page says now."""
    words = set(browser.run(LATIN)) - KNOWN
    check(not words, f"{about}: the preview says nothing in English: {sorted(words)} {sorted(codes)}")


def look(browser, state, *sheets):
    """Looks at the page on a desktop and on a phone, also at these of its sheets; pictures of all are left."""
    for width, height, sheets in ((1280, 800, [None]), (390, 844, [None, *sheets])):
        browser.size(width, height, phone=width < 640)
        for sheet in sheets:
            if sheet:
                browser.run(f"document.querySelector('[data-do={sheet}-sheet]').click()")
            if width < 640:
                # A sheet rises or falls for a fifth of a second.
                time.sleep(0.22)
            hear(browser, f"{state}, {width} px, {sheet or 'pages'}")
            wide = browser.run("document.documentElement.scrollWidth")
            check(wide <= width, f"{state}: nothing is wider than {width}: {wide}")
            browser.picture(f"preview-ar-{state}-{width}{f'-{sheet}' if sheet else ''}.png")
        if sheet:
            browser.run(f"document.querySelector('[data-do={sheet}-sheet]').click()")
    browser.size(1280, 800)


class Watched:
    """A project whose preview a browser looks at."""

    def __init__(self, browser, project, address):
        self.browser, self.project = browser, project
        self.host, self.key = address.split("/")
        self.changed = {}
        browser.send("Page.navigate", url="about:blank")
        browser.send("Page.navigate", url=f"http://{address}/")
        browser.wait("document.body.dataset.state === 'ready'", "the small project is ready")

    def state(self):
        connection = http.client.HTTPConnection(self.host, timeout=10)
        connection.request("GET", f"/{self.key}/state.json")
        return json.loads(connection.getresponse().read())

    def save(self, files):
        """Writes files, takes back what the last call wrote, and returns the state that the page then shows."""
        before = self.state()["version"]
        for path in self.changed.keys() - files.keys():
            self.write(path, self.changed[path])
        kept = {path: self.changed[path] for path in self.changed.keys() & files.keys()}
        for path, content in files.items():
            place = self.project / path
            if path not in kept:
                kept[path] = place.read_bytes() if place.exists() else None
            self.write(path, content)
        self.changed = kept
        seen, since, until = before, None, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            state = self.state()
            if state["version"] != seen:
                seen, since = state["version"], time.monotonic()
            # Files of one call may be noticed one after the other.
            settled = since and time.monotonic() - since > 0.05
            if settled and state["build"]["state"] != "setting":
                self.browser.wait(f"document.body.dataset.version === '{seen}'", "the page shows a save")
                return state
            time.sleep(0.01)
        fault(f"a save of {sorted(files)} is not noticed")
        return self.state()

    def write(self, path, content):
        place = self.project / path
        if content is None:
            place.unlink(missing_ok=True)
            # A folder without files would still be told as one that no edition lists.
            if not any(place.parent.iterdir()):
                place.parent.rmdir()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def codes_of(state):
    return {it["code"] for it in state["problems"] + state["findings"]}


def records(browser, watched):
    """Saves every situation of records, settings and contracts; those of a group all at once, as other groups."""
    told, groups = set(), {}
    for about, files in situations():
        if files.keys() == {"data/acre/group.yaml"} and files["data/acre/group.yaml"] is not None:
            groups[f"g{len(groups)}"] = files["data/acre/group.yaml"]
            continue
        codes = codes_of(watched.save(files))
        hear(browser, about, codes)
        told |= codes
    city = watched.project.joinpath("data/acre/city.yaml").read_bytes()
    files = {f"data/acre/{name}.yaml": text for name, text in groups.items()}
    files["data/acre/city.yaml"] = city + b"".join(f"  - {name}\n".encode() for name in groups)
    told |= codes_of(watched.save(files))
    look(browser, "faults", "findings")
    for more in ("#problems .more", "#more:not([hidden])"):
        while browser.run(f"document.querySelector('{more}')?.click() ?? Boolean(document.querySelector('{more}'))"):
            pass
    hear(browser, "every fault of a group")
    check(len(groups) > 60 and len(told) > 70, f"{len(groups)} groups, {len(told)} codes of records are told")


def layouts(browser, watched):
    """Saves a layout with each fault."""
    text = watched.project.joinpath(LAYOUT).read_bytes()
    for line, code, said in LAYOUT_FAULTS:
        state = watched.save({LAYOUT: text + f"\n{line}\n".encode()})
        about = f"a layout with `{line}`"
        check(code in codes_of(state), f"{about} is told as `{code}`: {state['problems']}")
        check(said in browser.run("document.querySelector('#problems').textContent"), f"{about} is told in Arabic")
        hear(browser, about)
        if code == "layout/typst":
            look(browser, "typst")
    watched.save({})


def finished(browser, watched):
    """Looks at what is told of PDFs: while they are made, finished, rejected, and older than what is saved."""
    pdf = "document.querySelector('#editions [data-slug=acre] ~ .pdf').dataset.pdf"
    browser.wait(f"{pdf} === 'current'", "the PDF of the small project")
    look(browser, "made")

    group = watched.project.joinpath("data/acre/group.yaml").read_text("utf-8")
    watched.save({"data/acre/group.yaml": group.replace("مجموعة شباب", "جمعيّة شباب", 1).encode()})
    browser.wait("document.body.dataset.state === 'making'", "PDFs are being made")
    hear(browser, "PDFs that are being made")
    browser.picture("preview-ar-making-1280.png")
    browser.wait(f"{pdf} === 'current'", "the PDF of another text")

    # A photograph that is not there withholds the edition: its PDF stays, and is older.
    watched.save({"data/acre/group.yaml": group.replace("group.jpg", "never-there.jpg").encode()})
    browser.wait(f"{pdf} === 'older'", "the PDF is older")
    look(browser, "withheld", "findings")

    # What a press cannot print, in a contract that allows little.
    layout = watched.project.joinpath(LAYOUT).read_text("utf-8")
    contract = watched.project.joinpath("data/press/coated.yaml").read_text("utf-8")
    watched.save({
        LAYOUT: (layout + POOR_PRINT).encode(),
        "data/press/coated.yaml": contract.replace("ink-limit: 300 %", "ink-limit: 120 %").encode(),
    })
    rules = "new Set([...document.querySelectorAll('#findings .what code')].map(it => it.textContent)).size"
    browser.wait(f"{rules} >= 3", "the preflight finds several rules broken")
    look(browser, "findings", "findings")
    watched.save({})


def languages(browser, program, project, port):
    """Checks that the page opens in the language of the run, and in another one once it was chosen."""
    def opened(language, *choose):
        preview, address = start(program, project, "--lang", language, "--no-pdf", "--port", port)
        browser.send("Page.navigate", url="about:blank")
        browser.send("Page.navigate", url=f"http://{address}/")
        browser.wait("document.body.dataset.state === 'ready'", "the page is there")
        begins = browser.run("document.documentElement.lang")
        for button in choose:
            browser.run(f"document.querySelector('{button}').click()")
        preview.terminate()
        preview.wait()
        return begins

    check(opened("ar", "[data-do=language]") == "ar", "the page of an Arabic run opens in Arabic")
    check(opened("ar") == "en", "a choice is remembered")
    check(opened("en", "[data-do=language]") == "en", "the page of an English run is not touched by it")
    check(opened("ar") == "en", "nor is that of an Arabic run by what is chosen in an English one")


def preview_words(browser, program, folder):
    """Checks the Arabic side of the preview in all its states, and in which language it opens."""
    project = folder / "small"
    project.mkdir()
    copy_small_project(project)
    preview, address = start(program, project, "--lang", "ar", "--no-pdf")
    try:
        watched = Watched(browser, project, address)
        look(browser, "ready", "editions", "findings", "view")
        browser.run("document.querySelector('#help').showModal()")
        hear(browser, "the keys")
        browser.picture("preview-ar-keys-1280.png")
        browser.run("document.querySelector('#help').close()")
        records(browser, watched)
        layouts(browser, watched)
    finally:
        preview.terminate()
        preview.wait()
    browser.wait("!document.querySelector('#lost').hidden", "a preview that has ended is told")
    look(browser, "lost")
    preview, address = start(program, project, "--lang", "ar")
    try:
        finished(browser, Watched(browser, project, address))
    finally:
        preview.terminate()
        preview.wait()
    languages(browser, program, project, address.split("/")[0].rsplit(":", 1)[1])

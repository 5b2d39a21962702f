"""The start of a project, seen from outside: what the binary needs of the system, whether it makes booklets in a root
that holds nothing else, without network and rights, whether another validator accepts every YAML file by the schemas
and refuses wrong ones, and whether a Word file made just now is imported as the plain text is.

    start.py target/release/malzama
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

REPOSITORY = Path(__file__).resolve().parents[2]
LINE = "# yaml-language-server: $schema="
# What every Linux system has: the C library with its parts, and the loader.
SYSTEM = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "linux-vdso.so.1"}


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, and no yes or no."""


Core.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers
           if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:merge")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))

failures = []


def expect(condition, told):
    if not condition:
        failures.append(told)
        print(f"FAILED: {told}")


def run(binary, *arguments, cwd=None):
    environment = {"PATH": "", "HOME": "/nonexistent", "MALZAMA_LANG": "en"}
    return subprocess.run([binary, *arguments], cwd=cwd, env=environment, capture_output=True, text=True)


def validator(binary, kind):
    schema = json.loads(run(binary, "schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def kind_of(path):
    schema = path.read_text().splitlines()[0]
    assert schema.startswith(LINE), path
    target = (path.parent / schema[len(LINE):]).resolve()
    assert target.is_file(), f"{path} names {target}"
    return target.stem


def files_of(project):
    return [project / "malzama.yaml", *sorted((project / "data").rglob("*.yaml"))]


def check_files(validators, project, least):
    files = files_of(project)
    expect(len(files) >= least, f"only {len(files)} files in {project}")
    for path in files:
        faults = list(validators[kind_of(path)].iter_errors(yaml.load(path.read_text(), Core)))
        expect(not faults, f"{path}: {[fault.message for fault in faults][:2]}")
    return len(files)


# Wrong files, each by the kind of schema that has to refuse it, and a right one beside it.
PARTNER = "name: اسم\nbody: |\n  نصّ.\n"
CITY = "name: عكا\nheading: مجموعات عكا\npartners: [acre-5000]\n"
CONTRACT = (REPOSITORY / "data/press/coated.yaml").read_text()
SETTINGS = (REPOSITORY / "malzama.yaml").read_text()
WRONG = [
    ("partner", PARTNER, [
        PARTNER + "nmae: x\n", "name: اسم\n", "name:\nbody: نصّ\n", PARTNER + "links: example.org\n",
        PARTNER + "photographs:\n  - acre/a.jpg\n", PARTNER + "photographs:\n  - file: a.jpg\n    focus: middle\n",
        PARTNER + "hidden: perhaps\n", PARTNER + "extra: [a]\n", "[a]\n", PARTNER.replace("اسم", "ا" * 501),
    ]),
    ("city", CITY, [
        CITY.replace("[acre-5000]", "[]"), CITY.replace("acre-5000", "Acre"), CITY + "market: acre/a.jpg\n",
        CITY + "cover: acre/a.jpg\n", CITY.replace("heading: مجموعات عكا\n", ""),
    ]),
    ("network", "title: أ\nname: ب\n", ["title: أ\n", "title: أ\nname: ب\nimprint: نصّ\n", "title: أ\nname: ب\nnote: x\n"]),
    ("settings", SETTINGS, [
        SETTINGS.replace("148 mm", "148"), SETTINGS.replace("binding: right", "binding: top"),
        SETTINGS.replace("2026-11-23", "23.11.2026"), SETTINGS.replace("digits: arabic-indic", "digits: roman"),
        SETTINGS + "colour: red\n", SETTINGS.replace("layout: market", "layout:"),
    ]),
    ("contract", CONTRACT, [
        CONTRACT.replace("bleed: 3 mm", "bleed: 3"), CONTRACT.replace("PDF/X-4\n", "PDF/X-9\n"),
        CONTRACT.replace("target: 300 ppi", "target: 300"), CONTRACT.replace("  lines: 2 pt\n", ""),
        CONTRACT + "sheets: { scheme: origami }\n", CONTRACT + "copies: many\n", CONTRACT + "paper: { text: { gsm: 1 } }\n",
    ]),
]
# Unusual values that the program takes, and so must the schemas.
RIGHT = [
    ("partner", PARTNER + "founded: 1990\nphone: 0598\nhidden: no\nlabel:\nlinks: [example.org]\nphotographs:\n"),
    ("partner", PARTNER + "founded: ١٩٩١\nextra: { المقر: البلدة, رقم: 5 }\nphotographs:\n  - { file: a.jpg, focus: 30% 50%, alt: }\n"),
    ("city", CITY + "cover: { file: a.jpg }\nmarket:\nextra: { a: [1, { b: c }] }\nisbn: 978-3-16-148410-0\n"),
    ("settings", SETTINGS + "limits: { time: 60 s, memory: 512 MiB, pages: 100 }\nlanguage: fr\n"),
    ("contract", CONTRACT + "copies: 500\npaper: { text: { stock: x, weight: 135 g/m2, caliper: 0.12 mm } }\n"
                 "sheets: { scheme: saddle-2-up, size: SRA3, creep: caliper, gripper: 10 mm, marks: false }\nspine: text\n"),
]


def check_schemas(binary, validators):
    count = 0
    for kind, right, wrong in WRONG:
        RIGHT.append((kind, right))
        for text in wrong:
            assert text != right, kind
            expect(not validators[kind].is_valid(yaml.load(text, Core)), f"{kind} accepts\n{text}")
            count += 1
    for kind, text in RIGHT:
        faults = [fault.message for fault in validators[kind].iter_errors(yaml.load(text, Core))]
        expect(not faults, f"{kind} refuses {faults[:2]}\n{text}")
    return count


def check_needs(binary):
    listed = subprocess.run(["ldd", binary], capture_output=True, text=True).stdout
    needed = {line.split()[0].rsplit("/", 1)[-1] for line in listed.splitlines() if line.strip()}
    needed = {name for name in needed if not name.startswith("ld-linux")}
    expect(needed and needed <= SYSTEM, f"the binary needs {sorted(needed - SYSTEM)}")
    return sorted(needed)


# Commands of a user without rights in a root of its own: no other program, no network, no process file system. The
# devices of the system are shown as in any container.
ALONE = """
mount --bind /dev {root}/dev
alone() {{ env -i /usr/sbin/chroot --userspec=65534:65534 {root} /malzama "$@" --lang en; }}
alone new /home/demo && alone build --project /home/demo && cd {root} &&
alone preflight --project /home/demo $(find home/demo/out/print -name '*.pdf')
"""


def check_alone(binary, root):
    """Puts the binary, and what `ldd` lists, into an empty root; it makes a project there and the PDFs of all editions,
    which pass its preflight. Returns how many PDFs."""
    for folder in ("dev", "home", "tmp"):
        (root / folder).mkdir(parents=True)
        (root / folder).chmod(0o777)
    shutil.copy(binary, root / "malzama")
    for library in re.findall(r"/\S+", subprocess.run(["ldd", binary], capture_output=True, text=True).stdout):
        (root / library[1:]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, root / library[1:])
    unshare = ["unshare", "--mount", "--net", "--pid", "--fork", "sh", "-c", ALONE.format(root=root)]
    done = subprocess.run(unshare, capture_output=True, text=True, timeout=300)
    expect(done.returncode == 0, f"alone in its root: {done.returncode}\n{done.stdout}{done.stderr}")
    finished = sorted((root / "home/demo/out/print").glob("*.pdf"))
    expect(len(finished) == 2, f"alone in its root: {finished}")
    return len(finished)


def check_word(binary, folder):
    """Imports a Word file that LibreOffice makes of the manuscript, and the plain text: the records are the same."""
    office = shutil.which("soffice")
    expect(office, "no LibreOffice to make a Word file with")
    if not office:
        return
    home = folder / "office"
    subprocess.run([office, f"-env:UserInstallation=file://{home}", "--headless", "--infilter=Text (encoded):UTF8",
                    "--convert-to", "docx", "--outdir", folder, REPOSITORY / "tests/manuscript.txt"],
                   check=True, capture_output=True, timeout=180)
    for kind, file in [("text", REPOSITORY / "tests/manuscript.txt"), ("word", folder / "manuscript.docx")]:
        done = run(binary, "import", str(file), "--into", str(folder / kind),
                   "--slugs", str(REPOSITORY / "tests/manuscript.slugs.yaml"))
        expect(done.returncode == 0 and not done.stderr, f"{kind}: {done.stderr}")
    records = [{path.relative_to(folder / kind): path.read_bytes() for path in files_of(folder / kind)}
               for kind in ("text", "word")]
    expect(len(records[0]) > 20 and records[0] == records[1], "the Word file gives other records than the text")


def main():
    binary = os.path.abspath(sys.argv[1])
    validators = {kind: validator(binary, kind) for kind in ("settings", "network", "city", "partner", "contract")}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        begun = run(binary, "new", "demo", cwd=folder)
        expect(begun.returncode == 0, begun.stderr)
        files = check_files(validators, REPOSITORY, 25) + check_files(validators, folder / "demo", 8)
        wrong = check_schemas(binary, validators)
        needed = check_needs(binary)
        alone = check_alone(binary, folder / "root")
        check_word(binary, folder)
    print(f"start: {files} files by their schemas, {wrong} wrong ones refused; the binary needs {', '.join(needed)}, "
          f"and made {alone} PDFs with nothing else; "
          f"{len(failures)} failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes a project of many cities, to see how the program takes them.

usage: benches/cities.py FOLDER [--cities N] [--groups N] [--network]

The texts are put together from the words of this repository's own records, and the pictures are drawn
here: each has a few kilobytes, and no two are alike. The same numbers make the same project, byte for
byte. Fonts, layouts and the print contract are those of this repository.
"""

import argparse
import random
import re
import shutil
import struct
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Width and height of a picture in pixels: a band as wide as the text of a page, at more than 225 ppi.
PICTURE = (1100, 366)
# How many lines of a picture are alike, so that it stays small.
BAND = 60
WORDS = range(70, 110)
PARAGRAPHS = 2


def words_of_samples():
    """Returns the words of the texts of all sample groups, without signs that may not begin or end a sentence."""
    words = []
    for record in sorted(ROOT.glob("data/*/*.yaml")):
        if record.name == "city.yaml" or "body: |" not in record.read_text("utf-8"):
            continue
        body = record.read_text("utf-8").split("body: |", 1)[1].split("\n\n#", 1)[0]
        lines = [line for line in body.splitlines() if line.startswith("  ")]
        words += re.findall(r"[\u0621-\u064a]{2,}", " ".join(lines))
    return words


def picture(number):
    """Returns a PNG of stripes whose colours its number tells."""
    width, height = PICTURE
    shades = random.Random(number)
    lines = []
    while len(lines) < height:
        one, other = (bytes(shades.randrange(40, 216) for _ in range(3)) for _ in range(2))
        step = shades.randrange(20, 120)
        stripes = b"".join((one if at // step % 2 else other) for at in range(width))
        lines += [b"\0" + stripes] * BAND
    chunk = lambda kind, data: (struct.pack(">I", len(data)) + kind + data
                                + struct.pack(">I", zlib.crc32(kind + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(lines[:height]), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def text(chance, words):
    """Returns a paragraph of a few sentences."""
    left, sentences = chance.choice(WORDS), []
    while left > 0:
        count = min(left, chance.randrange(8, 20))
        sentences.append(" ".join(chance.choice(words) for _ in range(count)) + ".")
        left -= count
    return " ".join(sentences)


def slug(kind, number):
    return f"{kind}-{number:05}"


def write_city(folder, number, groups, words):
    """Writes the records and pictures of a city."""
    city = slug("city", number)
    chance = random.Random(number)
    (folder / "data" / city).mkdir(parents=True)
    (folder / "photos" / city).mkdir(parents=True)
    names = [slug("group", group) for group in range(1, groups + 1)]
    listed = "".join(f"  - {name}\n" for name in names)
    (folder / f"data/{city}/city.yaml").write_text(
        f"name: مدينة {number}\nheading: مجموعات مدينة {number}\n\npartners:\n{listed}", "utf-8")
    for group, name in enumerate(names, start=1):
        title = " ".join(chance.choice(words) for _ in range(2))
        body = "\n\n".join(f"  {text(chance, words)}" for _ in range(PARAGRAPHS))
        (folder / f"photos/{city}/{name}.png").write_bytes(picture(number * 1000 + group))
        (folder / f"data/{city}/{name}.yaml").write_text(
            f"name: {title} {group}\n\nphotographs:\n  - file: {city}/{name}.png\n"
            "    caption: خطوط ملوّنة\n    credit: من رسم البرنامج\n    alt: خطوط ملوّنة\n"
            f"\nbody: |\n{body}\n", "utf-8")


def generate(folder, cities, groups, network=False):
    """Makes a project in a folder that does not exist yet."""
    folder.mkdir(parents=True)
    for name in ("fonts", "layouts", "data/press"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "data/network.yaml", folder / "data")
    words = words_of_samples()
    for number in range(1, cities + 1):
        write_city(folder, number, groups, words)
    settings = (ROOT / "malzama.yaml").read_text("utf-8")
    editions = "".join(f"  - {slug('city', number)}\n" for number in range(1, cities + 1))
    editions += "  - network\n" if network else ""
    settings = re.sub(r"editions:\n(  - .*\n)+", f"editions:\n{editions}", settings)
    settings = settings.replace("layout: market", "layout: reading")
    (folder / "malzama.yaml").write_text(settings, "utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cities", type=int, default=10)
    parser.add_argument("--groups", type=int, default=10, help="groups of each city")
    parser.add_argument("--network", action="store_true", help="with an edition of all cities")
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.cities, arguments.groups, arguments.network)


if __name__ == "__main__":
    main()

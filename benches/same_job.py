"""The job that all peers do: the eight booklets of this repository, with 13 photographs of 12 megapixels or with tiny ones."""

import re
import shutil
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TINY = REPOSITORY / "benches" / "tiny.jpg"
ICC = REPOSITORY / "data" / "press" / "icc"
SRGB, PRESS = ICC / "sRGB-v2-magic.icc", ICC / "ISOcoated_v2_300_bas.icc"
# One for each group.
PHOTOGRAPHS = 13
# The pixels of A5 with its bleed at 300 to an inch.
WIDTH = 1748


def make_project(folder):
    """Copies the repository's project, with a tiny picture in place of every photograph."""
    folder.mkdir()
    for part in ["data", "fonts", "layouts"]:
        shutil.copytree(REPOSITORY / part, folder / part)
    shutil.copy(REPOSITORY / "malzama.yaml", folder)
    # Pictures of any resolution are let through.
    contract = folder / "data" / "press" / "coated.yaml"
    text = contract.read_text("utf-8")
    contract.write_text(text.replace("225 ppi", "1 ppi").replace("150 ppi", "1 ppi"), "utf-8")
    illustrations = REPOSITORY / "photos" / "illustrations"
    for illustration in illustrations.glob("*/*.jpg"):
        target = folder / "photos" / illustration.relative_to(illustrations)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TINY, target)


def make_project_with(photographs, folder):
    """Makes a project with one of these photographs for each group, and none of markets."""
    make_project(folder)
    for city in (folder / "data").glob("*/city.yaml"):
        text = city.read_text("utf-8")
        city.write_text(re.sub(r"\n# Market photographs.*", "\n", text, flags=re.S), "utf-8")
    for photograph in (folder / "photos").glob("*/market-*.jpg"):
        photograph.unlink()
    targets = sorted((folder / "photos").glob("*/*.jpg"))
    assert len(targets) == len(photographs), "one photograph for each group"
    for target, photograph in zip(targets, photographs):
        shutil.copy(photograph, target)


def editions(project):
    """Returns the slugs of the project's editions, in their order."""
    lines = (project / "malzama.yaml").read_text("utf-8").splitlines()
    start = lines.index("editions:") + 1
    return [line.strip("- ") for line in lines[start:] if line.startswith("  - ")]


def make_photographs(folder):
    """Makes JPEGs (4:2:0) of 4000 by 3000 pixels with soft light, edges and camera noise; returns their paths."""
    folder.mkdir()
    paths = [folder / f"p{number + 1:02}.jpg" for number in range(PHOTOGRAPHS)]
    for number, path in enumerate(paths):
        make_photograph(path, number, folder / "parts")
    return paths


def make_photograph(path, seed, parts):
    parts.mkdir()

    def vips(*arguments):
        subprocess.run(["vips", *map(str, arguments)], check=True)

    size, planes = ("4000", "3000"), []
    for channel in range(3):
        soft, edge, noise, both, plane = (parts / f"{name}{channel}.v" for name in ("soft", "edge", "noise", "both", "plane"))
        vips("perlin", soft, *size, "--cell-size", "500", "--seed", seed * 3 + channel)
        vips("worley", edge, *size, "--cell-size", "130", "--seed", seed)
        vips("gaussnoise", noise, *size, "--mean", "0", "--sigma", "5")
        vips("linear", soft, parts / "brighter.v", "80", "100")
        vips("linear", edge, parts / "softer.v", "0.5", "0")
        vips("add", parts / "brighter.v", parts / "softer.v", both)
        vips("add", both, noise, parts / "sum.v")
        vips("cast", parts / "sum.v", plane, "uchar")
        planes.append(str(plane))
    vips("bandjoin", " ".join(planes), parts / "picture.v")
    vips("copy", parts / "picture.v", parts / "srgb.v", "--interpretation", "srgb")
    vips("jpegsave", parts / "srgb.v", path, "--Q", "90")
    shutil.rmtree(parts)


def vipsthumbnail(photographs, out, width=WIDTH):
    """Returns the command by which vips does what the program does with photographs, but for limiting ink."""
    return ["vipsthumbnail", *photographs, "--size", f"{width}x", "--iprofile", SRGB, "--eprofile", PRESS,
            "--intent", "relative", "-o", f"{out}/%s.jpg[Q=90,strip]"]

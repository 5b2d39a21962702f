"""Projects to try the program on, and previews of them."""

import re
import shutil
import subprocess

from chromium import REPOSITORY


def copy_project(folder):
    """Copies this repository's own project into a folder."""
    for name in ("data", "fonts", "layouts", "photos"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "malzama.yaml", folder)


def copy_small_project(folder):
    """Copies the small project of the tests into a folder: one city with one group, and the network."""
    shutil.copytree(REPOSITORY / "tests/project/files", folder, dirs_exist_ok=True)
    for name in ("fonts/amiri", "data/press"):
        shutil.copytree(REPOSITORY / name, folder / name)
    (folder / "photos/acre").mkdir(parents=True)
    shutil.copy(REPOSITORY / "photos/illustrations/acre/market-1.jpg", folder / "photos/acre/group.jpg")


def start(program, project, *more):
    """Starts a preview; returns its process, and its address: the host, a slash and the key."""
    preview = subprocess.Popen([program, "preview", "--no-open", *more], cwd=project,
                               stderr=subprocess.PIPE, text=True)
    for line in preview.stderr:
        if found := re.search(r"http://([^/\s]+/\w+)/", line):
            return preview, found.group(1)
    raise SystemExit("the preview did not start")

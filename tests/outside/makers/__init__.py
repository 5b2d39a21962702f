"""Makes small PDFs with programs and libraries that share no code with Malzama, for a second opinion.

Each file is named `MAKER-WHAT`; those whose names end in `-x1a` are to be judged by PDF/X-1a, all
others by PDF/X-4. Few of them are meant to be PDF/X: they are what designers and servers send.
"""

from makers import faults, libraries, programs


def make(folder, repository):
    """Makes all files in a folder; returns their paths, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.pdf"):
        path.unlink()
    libraries.make(folder, repository)
    faults.make(folder, repository)
    # These also work on what the others made.
    programs.make(folder, repository)
    return sorted(folder.glob("*.pdf"))

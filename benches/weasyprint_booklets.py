"""Makes the booklets with WeasyPrint, as PDF/X-1a in CMYK: the peer that `peers.py` times.

usage: weasyprint_booklets.py MANUSCRIPTS PHOTOGRAPHS OUT

MANUSCRIPTS is a folder of what `malzama manuscript EDITION` writes, PHOTOGRAPHS one of CMYK JPEGs named p01.jpg and on,
in the order of the groups of the network. The page is that of this project (trim, bleed, type area, Amiri, a band that
bleeds), and plainer: no contents, folios only, no check of anything.
"""

import html
import json
import sys
from pathlib import Path

from weasyprint import HTML

from same_job import PRESS, REPOSITORY

FONTS = REPOSITORY / "fonts" / "amiri"
ACCENT, BLACK = "device-cmyk(0 0.8 0.9 0.1)", "device-cmyk(0 0 0 1)"
CSS = f"""
@color-profile device-cmyk {{ src: url({PRESS.as_uri()}); components: c, m, y, k }}
@font-face {{ font-family: Amiri; src: url({(FONTS / "Amiri-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Amiri; font-weight: bold; src: url({(FONTS / "Amiri-Bold.ttf").as_uri()}) }}
@page {{ size: 148mm 210mm; bleed: 3mm; margin: 20mm 15mm 22mm;
  @bottom-center {{ content: counter(page); font: 10pt Amiri; color: {BLACK} }}
  @top-center {{ content: ''; width: 100%; height: 8mm; margin: -3mm 0 15mm; background: {ACCENT} }} }}
html {{ font: 11pt/18pt Amiri; color: {BLACK} }}
body {{ margin: 0 }}
h1 {{ color: {ACCENT}; font-size: 26pt; line-height: 36pt; margin: 0 0 14pt }}
h1.city {{ break-before: page }}
h2 {{ font-size: 15pt; margin: 12pt 0 6pt; break-after: avoid }}
p {{ margin: 0 0 6pt; text-align: justify; orphans: 2; widows: 2 }}
figure {{ margin: 0 0 8pt; break-inside: avoid }}
img {{ display: block; width: 100% }}
figcaption, dl {{ font-size: 9pt; line-height: 14pt }}
"""


def texts(value):
    """Returns paragraphs, which a manuscript has as strings or as mappings with a text."""
    for paragraph in value:
        yield paragraph if isinstance(paragraph, str) else paragraph.get("text") or paragraph.get("value") or ""


def page(manuscript, photograph_of):
    """Returns an edition as HTML."""
    escape = html.escape
    edition = manuscript["edition"]
    out = [f'<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>{escape(edition["document_title"])}</title>',
           f'<style>{CSS}</style><h1>{escape(edition["title"])}</h1>']
    out += [f"<p>{escape(text)}" for text in texts(manuscript["network"]["introduction"])]
    for city in manuscript["cities"]:
        out.append(f'<h1 class="city">{escape(city["heading"])}</h1>')
        for group in city["partners"]:
            out.append(f'<h2>{escape(group["name"])}</h2>')
            if picture := photograph_of.get(group["slug"]):
                out.append(f'<figure><img src="{picture.as_uri()}" alt="{escape(group["label"])}">'
                           f'<figcaption>{escape(group["label"])}</figcaption></figure>')
            out += [f"<p>{escape(text)}" for text in texts(group["body"])]
            facts = "".join(f'<dt>{escape(fact["label"])}<dd>{escape(fact["value"])}' for fact in group["facts"])
            out.append(f"<dl>{facts}</dl>")
    return "".join(out)


def main():
    manuscripts, photographs, out = (Path(argument).resolve() for argument in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    read = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(manuscripts.glob("*.json"))}
    groups = [group["slug"] for city in read["network"]["cities"] for group in city["partners"]]
    photograph_of = {slug: photographs / f"p{number + 1:02}.jpg" for number, slug in enumerate(groups)}
    for slug, manuscript in read.items():
        HTML(string=page(manuscript, photograph_of)).write_pdf(out / f"{slug}.pdf", pdf_variant="pdf/x-1a")


main()

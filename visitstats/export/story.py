"""The story: a ready set as one HTML file for a hall without network. It opens by a double click and asks for nothing.

All languages are inside and can be switched while it is shown; so can light and dark.
"""

import base64
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

from visitstats.export import fonts
from visitstats.export.safe import plain, script_hash
from visitstats.export.slide import HEIGHT, WIDTH, cover, slide
from visitstats.export.svg import svg
from visitstats.export.views import Edition
from visitstats.reference.palette import DARK, LIGHT
from visitstats.texts import _, use_language

_HERE = Path(__file__).parent
_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_LINE = 'fill="none" stroke="currentColor" stroke-width="2"'
_HALF = f'<circle cx="8" cy="8" r="6" {_LINE}/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>'
_CORNERS = f'<path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" {_LINE}/>'
# Nothing may be fetched, sent or framed: all that the page needs is inside it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; font-src data:; img-src data:"


def story(editions: list[Edition], ground: str = "light") -> bytes:
    """The HTML file of the same ready set in one or several languages; the first one opens."""
    articles, words = [], {}
    for edition in editions:
        with use_language(edition.language):
            articles.append(_article(edition))
            words[edition.language] = _words()
    first, script = editions[0], _script()
    page = f"""<!DOCTYPE html>
<html lang="{first.language}" data-ground="{escape(ground)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy()}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{escape(plain(first.title))}</title>
<style>
{_faces()}
{_colours(":root", LIGHT)}
{_colours('html[data-ground="dark"]', DARK)}
{(_HERE / "story.css").read_text(encoding="utf-8")}
</style>
</head>
<body>
{"".join(articles)}
{_controls(editions)}
<script id="words" type="application/json">{_json(words)}</script>
<script>{script}</script>
</body>
</html>
"""
    return page.encode("utf-8")


def policy() -> str:
    """What the page may load: what is inside it; its one script is known by its hash."""
    return _POLICY.format(script=script_hash(_script()))


def _script() -> str:
    return f"\n{(_HERE / 'story.js').read_text(encoding='utf-8')}\n"


def _json(words: Mapping[str, Mapping[str, str]]) -> str:
    """JSON that cannot end the script element that holds it."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")


def _words() -> dict[str, str]:
    return {
        "previous": _("Previous slide"),
        "next": _("Next slide"),
        "ground": _("Light or dark"),
        "full": _("Full screen"),
    }


def _article(edition: Edition) -> str:
    """All slides of a language."""
    count, size = len(edition.views) + 1, (WIDTH, HEIGHT)
    pictures = [svg(cover(edition), size, edition.title, edition.subtitle)]
    for number, view in enumerate(edition.views, 2):
        marks = slide(view, f"{number} / {count}")
        description = " ".join((view.alt, view.definition, *view.notes, view.filters))
        hatch = f"hatch-{edition.language}-{number}"
        pictures.append(svg(marks, size, view.title, description, hatch=hatch))
    slides = "\n".join(f'<figure class="slide">{picture}</figure>' for picture in pictures)
    return f'<article lang="{edition.language}">\n{slides}\n</article>\n'


def _icon(shape: str) -> str:
    return f'<svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">{shape}</svg>'


def _controls(editions: list[Edition]) -> str:
    signs = (("previous", "‹"), ("next", "›"), ("ground", _icon(_HALF)), ("full", _icon(_CORNERS)))
    buttons = [f'<button type="button" data-word="{word}">{sign}</button>' for word, sign in signs]
    if len(editions) > 1:
        codes = [edition.language for edition in editions]
        buttons += [f'<button type="button" data-lang="{code}" lang="{code}">{_NAMES[code]}</button>' for code in codes]
    return f"<nav>{''.join(buttons)}</nav>"


def _colours(selector: str, colours: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'--{name}: {value};' for name, value in colours.items())} }}"


def _faces() -> str:
    """The fonts inside the page; without them the reader's own serve."""
    rules = []
    for family, data, weight in (
        ("Source Sans", fonts.woff2("sans"), "200 900"),
        ("Source Serif", fonts.woff2("serif", 600), "600"),
    ):
        if data is not None:
            address = f"data:font/woff2;base64,{base64.b64encode(data).decode('ascii')}"
            rules.append(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url({address}); }}')
    return "\n".join(rules)

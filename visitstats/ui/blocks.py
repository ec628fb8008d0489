"""Small pieces of a page that Streamlit does not have: the demonstration bar, cards, the sentence, the status line."""

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from visitstats.texts import _

# light-dark() follows the switch of the theme in the browser at once; Streamlit sets color-scheme on the page.
STYLE = """<style>
.stMainBlockContainer { max-width: 78rem; }
@media (min-width: 641px) { .stMainBlockContainer { padding-inline: clamp(1.5rem, 3.2vw, 5rem); } }
.st-key-look { display: none; }
[data-testid="stButtonGroup"] button[data-selected="true"] { color: light-dark(#15527F, #8FC1E6) !important; }
[data-testid="stStatusWidget"] { visibility: hidden; }
.vs-chart { width: 100%; contain: inline-size; overflow: hidden; }
.vs { --ink2: light-dark(#4B5A6A, #A9B6C4); --line: light-dark(#D3DAE2, #314051); --ink: light-dark(#14202E, #E9EEF4); }
.vs-bar { border: 1px dashed var(--ink); border-radius: 4px; padding: 8px 12px; font-size: .875rem; line-height: 1.45; }
.vs-bar + .vs-bar { margin-top: 8px; }
.vs a { color: light-dark(#15527F, #8FC1E6); }
.vs-cards { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(max(150px, 100% / var(--cards) - 1rem), 1fr)); }
.vs-card { border: 1px solid var(--line); border-radius: 4px; padding: 12px 16px; position: relative; }
.vs-card .over { position: absolute; inset: -1px; border: 1px solid transparent; border-radius: 4px; background: none;
  cursor: pointer; }
.vs-card .over:hover { border-color: light-dark(#15527F, #8FC1E6); }
.vs-card .over:focus-visible { outline: 2px solid light-dark(#15527F, #8FC1E6); outline-offset: 2px; }
.vs-card .label, .vs-card .basis { font-size: .875rem; color: var(--ink2); line-height: 1.4; }
.vs-card .value { font-size: 2.25rem; font-weight: 600; line-height: 1.25; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.vs-card .value.words { font-size: 1.375rem; white-space: normal; line-height: 2.05; }
.vs-card .basis b { color: var(--ink); }
.vs-sentence { font-family: "Source Serif", serif; font-size: 1.25rem; line-height: 1.5; max-width: 68ch; }
.vs-sentence p { margin: 0 0 8px 0; }
.vs-status { display: flex; flex-wrap: wrap; gap: 4px 28px; font-size: .875rem; color: var(--ink2); }
.vs-status b { color: var(--ink); font-weight: 600; margin-left: 4px; overflow-wrap: anywhere; }
.vs-title { font-family: "Source Serif", serif; font-weight: 600; font-size: 1.25rem; line-height: 1.35;
  margin: 0; padding: 0; }
.vs-subtitle, .vs-source { font-size: .875rem; color: var(--ink2); line-height: 1.45; max-width: 90ch; }
.vs-text { max-width: 75ch; line-height: 1.55; }
.vs-subtitle { margin-top: 4px; }
.vs-keys { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: .875rem; color: var(--ink2); margin-top: 6px; }
.vs-keys i { display: inline-block; width: 11px; height: 11px; margin-right: 6px; border-radius: 2px; }
.vs-facts > div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0;
  border-top: 1px solid var(--line); font-size: .875rem; color: var(--ink2); }
.vs-facts > div:last-child { border-bottom: 1px solid var(--line); }
.vs-facts b { color: var(--ink); text-align: right; flex-shrink: 0; max-width: 60%; }
.vs-also > div { border-top: 1px solid var(--line); padding: 10px 0; display: grid; gap: 2px 20px;
  grid-template-columns: 9.5rem 1fr; align-items: baseline; }
.vs-also .number { font-weight: 600; font-size: 1.25rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.vs-also .source { font-size: .875rem; color: var(--ink2); grid-column: 2; overflow-wrap: anywhere; }
@media (max-width: 640px) { .vs-also > div { grid-template-columns: 1fr; } .vs-also .source { grid-column: 1; }
  .vs-card { padding: 10px 12px; } .vs-card .value { font-size: 1.875rem; } }
@media print { .stApp, .stMain { color-scheme: light !important; background: #fff !important;
  color: #14202E !important; }
  .vs-chart .svg-container { width: 100% !important; } .vs-chart .main-svg { max-width: 100%; }
  [data-testid="stSidebar"], [data-testid="stHeader"], .stDownloadButton, .stButton,
  .vs-card .over { display: none !important; } }
</style>"""


@dataclass(frozen=True)
class Card:
    """One key figure in ready words: label, value, bold standing, basis; `words` for a value that is no number."""

    label: str
    value: str
    standing: str = ""
    basis: str = ""
    words: bool = False
    opens: Any = None  # the behind.Cell of the number


def html(body: str, kind: str = "") -> None:
    """Put our own markup on the page; everything that comes from data has been escaped before."""
    st.html(f'<div class="vs {kind}">{body}</div>')


def bar(bold: str, text: str) -> None:
    """The dashed bar under the title."""
    html(f"<b>{escape(bold)}</b> {escape(text)}", "vs-bar")


def sentence(*several: str) -> None:
    """What the page says, in words."""
    html("".join(f"<p>{escape(one)}</p>" for one in several if one), "vs-sentence")


def status(pairs: list[tuple[str, str]]) -> None:
    """One line of small facts: (label, value)."""
    html("".join(f"<span>{escape(label)} <b>{escape(value)}</b></span>" for label, value in pairs), "vs-status")


def facts(pairs: list[tuple[str, str]]) -> None:
    """Facts one under the other, the value at the right."""
    rows = "".join(f'<div role="listitem"><span>{escape(one)}</span><b>{escape(two)}</b></div>' for one, two in pairs)
    html(f'<div class="vs-facts" role="list">{rows}</div>')


def notes(several: list[str]) -> None:
    """What a reader should know, one short line each."""
    if several:
        html("".join(f"<div>{escape(one)}</div>" for one in several), "vs-source")


def heading(title: str, subtitle: str = "", keys: tuple[tuple[str, str], ...] = ()) -> None:
    """Title and subtitle of an exhibit, and its keys as (colour, words)."""
    row = "".join(f'<span><i style="background:{colour}"></i>{escape(words)}</span>' for colour, words in keys)
    below = f'<div class="vs-subtitle">{escape(subtitle)}</div>' if subtitle else ""
    html(f'<h3 class="vs-title">{escape(title)}</h3>{below}' + (f'<div class="vs-keys">{row}</div>' if row else ""))


def source(text: str) -> None:
    """The line under a chart: where the numbers come from and up to which day."""
    html(escape(text), "vs-source")


def also(rows: list[tuple[str, str, str, str]]) -> None:
    """Published numbers that are not part of a series: (number, what it counts, source, address)."""
    body = "".join(
        f'<div role="listitem"><span class="number">{escape(number)}</span><span>{escape(what)}</span>'
        f'<span class="source">{_link(title, address)}</span></div>'
        for number, what, title, address in rows
    )
    html(f'<div class="vs-also" role="list">{body}</div>')


def _link(title: str, address: str) -> str:
    if not address.startswith(("https://", "http://")):
        return escape(title)
    return f'<a href="{escape(address, quote=True)}" target="_blank" rel="noreferrer">{escape(title)}</a>'


def style() -> None:
    """How everything looks, and our words over Streamlit's own link for the keyboard to the content of the page."""
    words = _("To the content of the page")
    link = (
        '<style>[data-testid="stSkipToContent"] { font-size: 0; }'
        f'[data-testid="stSkipToContent"]::after {{ content: "{words}"; font-size: 1rem; }}</style>'
    )
    st.html(STYLE + link)


def empty(year: int) -> None:
    """What stands in place of charts where a year has no breakdown."""
    st.info(
        _("Choose another year, or upload registers on the page “{page}”.", page=_("Upload")),
        title=_("There are no breakdowns for {year}", year=year),
    )


def text(paragraph: str) -> None:
    """A paragraph of running text."""
    html(escape(paragraph), "vs-text")

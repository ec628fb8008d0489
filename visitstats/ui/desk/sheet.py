"""A sheet drawn as a grid: column letters and row numbers, cells coloured by what their column means."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from visitstats.ingest.model import Problem, RowView, SheetView, Table
from visitstats.ingest.outcomes import LEFT_OUT, PROBLEMS
from visitstats.ingest.views import HIDDEN
from visitstats.texts import _, capital, ngettext
from visitstats.ui.understood import meaning_in_words

ROWS = 25  # on one page
TINTS = {  # meaning -> its colour group
    **dict.fromkeys(("date", "day", "month", "year", "period", "time"), "time"),
    "region": "region",
    "ministry": "ministry",
    **dict.fromkeys(("visit_kind", "status"), "kind"),
    **dict.fromkeys(("institution", "institution_kind"), "institution"),
    **dict.fromkeys(("count", "total", "part", "plan"), "count"),
    "personal": "personal",
}
ASIDE = ("blank", "heading", "total", "note", "not_held", "apart", "outside", "title", "group")
LOOSE = ("outside", "title", "group", "note", "apart")  # rows whose one text stands over the empty cells beside it
STYLE = """<style>
.vs-grid { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: 4px;
  --time: light-dark(#E2EFF7, #173049); --region: light-dark(#E9E4F7, #2C2548);
  --ministry: light-dark(#F6E9DC, #3D2A1A);
  --kind: light-dark(#DDF1EC, #143630); --institution: light-dark(#F1EFD6, #33310F);
  --count: light-dark(#D9E4F1, #223A57);
  --fall: light-dark(#A8621B, #DC9A55); --ground: light-dark(#FFFFFF, #0F1620); --soft: light-dark(#F3F6F9, #18222E); }
.vs-grid table { border-collapse: separate; border-spacing: 0; font-size: .8125rem; line-height: 1.35; margin: 0; }
.vs-grid th, .vs-grid td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 3px 8px;
  text-align: left; vertical-align: top; max-width: 16rem; overflow-wrap: break-word; color: var(--ink); }
.vs-grid td { min-width: 3rem; } .vs-grid td[colspan] { max-width: none; } .vs-grid td.time { white-space: nowrap; }
.vs-grid thead th { position: sticky; top: 0; background: var(--soft); z-index: 2; }
.vs-grid thead th small { display: block; font-weight: 400; color: var(--ink2); white-space: nowrap; }
.vs-grid tbody th { position: sticky; left: 0; background: var(--soft); font-weight: 400; color: var(--ink2);
  text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; z-index: 1; }
.vs-grid .time { background: var(--time); } .vs-grid .region { background: var(--region); }
.vs-grid .ministry { background: var(--ministry); } .vs-grid .kind { background: var(--kind); }
.vs-grid .institution { background: var(--institution); } .vs-grid .count { background: var(--count); }
.vs-grid .personal { background: repeating-linear-gradient(45deg, var(--soft) 0 6px, var(--line) 6px 7px);
  color: var(--ink2); }
.vs-grid tr.head td { font-weight: 600; } .vs-grid tr.aside td { background: var(--ground); color: var(--ink2); }
.vs-grid tr.waiting th { box-shadow: inset 4px 0 0 var(--fall); color: var(--ink); font-weight: 600; }
.vs-grid td.wrong { outline: 2px solid var(--fall); outline-offset: -2px; }
.vs-grid td.said { border-right: none; white-space: nowrap; color: var(--ink2); font-style: italic;
  background: var(--ground); }
.vs-grid tr.cut td { text-align: center; color: var(--ink2); }
.vs-legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: .875rem; color: var(--ink2); border: none;
  max-height: none; overflow: visible; }
.vs-legend i { display: inline-block; width: 14px; height: 14px; margin-right: 6px; border: 1px solid var(--line);
  border-radius: 2px; vertical-align: -2px; } .vs-legend i.wrong { border: 2px solid var(--fall); }
@media (max-width: 640px) { .vs-grid th, .vs-grid td { padding: 3px 6px; max-width: 10rem; } }
</style>"""


@dataclass(frozen=True)
class Marked:
    """What is known of the cells of a sheet: its tables, taken or not, and the problems by row."""

    tables: list[Table]
    problems: Mapping[int, list[Problem]]

    def meanings(self, number: int) -> dict[str, str]:
        """The meanings of the columns in a row, of all tables that stand there side by side."""
        return {
            column.letter: column.meaning
            for one in self.tables
            if one.header_rows[0] <= number <= one.last_row
            for column in one.columns
        }


def marked(view: SheetView, tables: list[Table], problems: list[Problem]) -> Marked:
    """The tables and problems of one sheet."""
    by_row: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.sheet == view.sheet and problem.row is not None:
            by_row.setdefault(problem.row, []).append(problem)
    return Marked([one for one in tables if one.sheet == view.sheet], by_row)


def legend() -> str:
    """The colours in words."""
    words = {
        "time": _("date"),
        "region": _("region"),
        "ministry": _("ministry"),
        "kind": _("kind of visit"),
        "institution": _("institution"),
        "count": _("number of visits"),
        "personal": _("left out: personal data"),
        "wrong": _("to be decided"),
    }
    parts = "".join(f'<span><i class="{name}"></i>{escape(text)}</span>' for name, text in words.items())
    return f'<div class="vs vs-grid vs-legend">{parts}</div>'


def page_of(view: SheetView, number: int) -> list[RowView]:
    """The rows of one page, from 1."""
    return view.rows[(number - 1) * ROWS : number * ROWS]


def pages(view: SheetView) -> int:
    """How many pages a sheet has."""
    return max(1, -(-len(view.rows) // ROWS))


def drawn(view: SheetView, rows: list[RowView], marks: Marked, table: Table | None, label: str) -> str:
    """Rows of a sheet as HTML; the meanings of `table` stand under the letters."""
    meanings = {column.letter: column.meaning for column in table.columns} if table else {}
    heads = "".join(_letter(letter, meanings.get(letter)) for letter in view.letters)
    body, last = [], None
    for row in rows:
        if last is not None and row.number > last + 1:
            body.append(_gap(row.number - last - 1, len(view.letters)))
        body.append(_row(view, row, marks))
        last = row.number
    return (
        f'<div class="vs vs-grid" tabindex="0" role="region" aria-label="{escape(label, quote=True)}"><table>'
        f"<thead><tr><th></th>{heads}<th></th></tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _letter(letter: str, meaning: str | None) -> str:
    said = capital(meaning_in_words(meaning)) if meaning and meaning != "ignored" else ""
    return f'<th scope="col" class="{TINTS.get(meaning or "", "")}">{letter}<small>{escape(said)}</small></th>'


def _row(view: SheetView, row: RowView, marks: Marked) -> str:
    wrong = {problem.column for problem in marks.problems.get(row.number, [])}
    meanings = marks.meanings(row.number) if row.role not in ("apart", "outside", "title") else {}
    cells = _alone(row) if row.role in LOOSE else ""
    cells = cells or "".join(
        _cell(text, meanings.get(letter), letter in wrong) for letter, text in zip(view.letters, row.texts, strict=True)
    )
    kind = "aside" if row.role in ASIDE else {"header": "head"}.get(row.role, row.role)
    told = f'<td class="said">{escape(said(row, marks))}</td>'
    return f'<tr class="{kind}"><th scope="row">{row.number}</th>{cells}{told}</tr>'


def _alone(row: RowView) -> str:
    """The cells of a row with one text only: it may run over the empty cells after it."""
    filled = [place for place, text in enumerate(row.texts) if text is not None]
    if len(filled) != 1:
        return ""
    (place,) = filled
    return "<td></td>" * place + f'<td colspan="{len(row.texts) - place}">{escape(row.texts[place] or "")}</td>'


def _cell(text: str | None, meaning: str | None, wrong: bool) -> str:
    classes = " ".join(name for name in (TINTS.get(meaning or "", ""), "wrong" if wrong else "") if name)
    shown = "" if text is None else "·" if text == HIDDEN and meaning == "personal" else text
    return f'<td class="{classes}">{escape(shown)}</td>' if classes else f"<td>{escape(shown)}</td>"


def said(row: RowView, marks: Marked) -> str:
    """What is said at the end of a row: why it waits or is left out."""
    problems = marks.problems.get(row.number, [])
    if problems:
        return "; ".join(dict.fromkeys(_(PROBLEMS[one.problem]) for one in problems))
    if row.role == "header":
        return _("headings")
    if row.role == "group":
        return _("holds for the rows below")
    if row.role == "apart":
        return _("not taken")
    if row.role in LEFT_OUT:
        return _("left out: {reason}", reason=_(LEFT_OUT[row.role]))
    return ""


def _gap(rows: int, columns: int) -> str:
    text = ngettext("{n} row is not shown", "{n} rows are not shown", rows)
    return f'<tr class="cut"><th></th><td colspan="{columns + 1}">{escape(text)}</td></tr>'

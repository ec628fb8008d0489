"""The ready set as a workbook, in the manner of a statistical annex: contents, notes, one table a sheet.

Numbers are numbers and text is text: nothing that comes from a file can become a formula or a link.
"""

import io
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from visitstats.export import findings, provenance
from visitstats.export.facts import none_if_missing
from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.export.views import Column, Edition, View
from visitstats.export.workbook_charts import CHART_WIDTH, add_chart
from visitstats.export.workbook_shapes import draw_over
from visitstats.reference.palette import LIGHT
from visitstats.texts import _, date_text, use_language

# No string of a cell is ever read as a formula, a link or a number.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = "Arial"  # on every desktop, with all Kazakh letters
_NUMBER_FORMATS = {
    "year": "0",
    "count": "#,##0",
    "change": '+#,##0;"−"#,##0;0',
    "ratio": "0.0\u00a0%",
    "change_ratio": '+0.0\u00a0%;"−"0.0\u00a0%;0.0\u00a0%',
}
_TEXT_WIDTH = 78
_UPRIGHT_WIDTH = 130  # characters; a wider table is printed across
_TABLE_ROW = 4  # the header of each table stands in row 5


@dataclass
class _Book:
    """The workbook being written and its styles."""

    file: Any
    overlays: list[list[str]] = field(default_factory=list)  # what is drawn over each chart
    styles: dict[str, Format] = field(default_factory=dict)

    def style(self, name: str) -> Format:
        if name not in self.styles:
            self.styles[name] = self.file.add_format({"font_name": _FONT, "font_color": LIGHT["ink"]} | _STYLES[name])
        return self.styles[name]


_HEADER: dict[str, Any] = {
    "font_size": 10,
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": LIGHT["surface"],
    "bottom": 1,
    "bottom_color": LIGHT["axis"],
}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15},
    "subtitle": {"font_size": 11, "font_color": LIGHT["ink2"]},
    "mark": {"bold": True, "font_size": 10},
    "text": {"font_size": 10, "valign": "top"},
    "wrapped": {"font_size": 10, "text_wrap": True, "valign": "top"},
    "cell": {"font_size": 10, "text_wrap": True, "valign": "top", "indent": 1},
    "quoted": {
        "font_size": 10,
        "text_wrap": True,
        "valign": "top",
        "indent": 1,
        "quote_prefix": True,
    },  # stays text when edited
    "strong": {"font_size": 10, "bold": True, "valign": "top", "text_wrap": True},
    "link": {"font_size": 10, "font_color": "#15527F", "underline": 1, "valign": "top"},
    "header": _HEADER,
    "text_header": _HEADER | {"indent": 1},
    "number_header": _HEADER | {"align": "right"},
}
_STYLES |= {form: {"font_size": 10, "num_format": code, "valign": "top"} for form, code in _NUMBER_FORMATS.items()}


def workbook(edition: Edition) -> bytes:
    """The workbook (.xlsx) of a ready set in its language."""
    buffer = io.BytesIO()
    with use_language(edition.language), xlsxwriter.Workbook(buffer, _OPTIONS) as file:
        book = _Book(file)
        file.set_properties(_properties(edition))
        views = [view for view in edition.views if not edition.repeats(view)]
        contents, notes = file.add_worksheet(_("Contents")), file.add_worksheet(_("Notes"))
        names = []
        for number, view in enumerate(views, 1):
            sheet = file.add_worksheet(f"{number} {plain(findings.label(view.key))}"[:31])
            names.append(sheet.get_name())
            _view_sheet(book, sheet, view, number)
        _contents(book, contents, edition, list(zip(names, views, strict=True)))
        _notes(book, notes, edition, views)
    return draw_over(buffer.getvalue(), book.overlays)


def _properties(edition: Edition) -> dict[str, str]:
    return {"title": plain(edition.title), "subject": plain(edition.subtitle), "company": plain(edition.office)}


def _page(sheet: Worksheet, pages: int = 0) -> None:
    """A4 upright, one page wide and `pages` long (0: as many as needed), page numbers below."""
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(0.6, 0.6, 0.7, 0.8)
    sheet.fit_to_pages(1, pages)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.hide_gridlines(2)


def _heading(book: _Book, sheet: Worksheet, title: str, subtitle: str, demonstration: bool) -> None:
    sheet.write_string(0, 0, plain(title), book.style("title"))
    sheet.write_string(1, 0, plain(subtitle), book.style("subtitle"))
    if demonstration:
        sheet.write_string(2, 0, provenance.demonstration_words(), book.style("mark"))


def _contents(book: _Book, sheet: Worksheet, edition: Edition, tables: list[tuple[str, View]]) -> None:
    _page(sheet)
    _heading(book, sheet, f"{edition.title}, {edition.subtitle}", edition.office, edition.demonstration)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    for column, text in enumerate((_("Sheet"), _("Table"))):
        sheet.write_string(_TABLE_ROW, column, text, book.style("header"))
    for row, (name, view) in enumerate(tables, _TABLE_ROW + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", book.style("link"), name)
        sheet.write_string(row, 1, plain(view.title), book.style("wrapped"))
        _tall(sheet, row, view.title, _TEXT_WIDTH)
    row = _TABLE_ROW + len(tables) + 2
    for sign, words in findings.mark_words().items():
        sheet.write_string(row, 0, f"[{sign}]", book.style("strong"))
        sheet.write_string(row, 1, words, book.style("text"))
        row += 1
    made = _("Made on {date}", date=date_text(edition.made_on))
    sheet.write_string(row + 1, 0, made, book.style("text"))


def _notes(book: _Book, sheet: Worksheet, edition: Edition, views: list[View]) -> None:
    _page(sheet)
    _heading(book, sheet, _("Notes"), edition.title, edition.demonstration)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    row = _TABLE_ROW
    for view in views:
        lines = [
            (findings.label(view.key), view.subtitle, "strong"),
            (_("Definition"), view.definition, "wrapped"),
            (_("Filter"), view.filters, "wrapped"),
            (_("Data"), provenance.of_view(view), "wrapped"),
            *[(_("Note"), note, "wrapped") for note in view.notes],
        ]
        for head, text, style in lines:
            sheet.write_string(row, 0, head, book.style("strong" if style == "strong" else "text"))
            sheet.write_string(row, 1, plain(text), book.style(style))
            _tall(sheet, row, text, _TEXT_WIDTH)
            row += 1
        row += 1


def _width(view: View, column: Column) -> float:
    """A width in characters that holds the longest cell, within reason."""
    cells = [len(str(none_if_missing(value) or "")) for value in view.frame[column.key]]
    longest = max([len(column.label) + 3, *cells]) if column.form == "text" else len(column.label) + 4
    return float(min(max(longest + 2, 10), 64 if column.key == "source" else 48))


def _tall(sheet: Worksheet, row: int, text: str, width: float) -> None:
    """A row as high as its wrapped text needs: programs other than Excel do not measure it when they open the file."""
    lines = -(-len(text) // max(int(width * 1.05), 1))
    if lines > 1:
        sheet.set_row(row, 13.5 * lines + 1)


def _cell(book: _Book, sheet: Worksheet, row: int, place: int, column: Column, value: Any) -> None:
    value = none_if_missing(value)
    if value is None:
        sheet.write_blank(row, place, None, book.style(column.form if column.form != "text" else "text"))
    elif column.form == "text":
        text = plain(value)
        sheet.write_string(row, place, text, book.style("quoted" if text.startswith(FORMULA_SIGNS) else "cell"))
    else:
        sheet.write_number(row, place, float(value), book.style(column.form))


def _view_sheet(book: _Book, sheet: Worksheet, view: View, number: int) -> None:
    """Title, table, source and marks of one view, its chart beside or below."""
    _page(sheet, pages=1)
    _heading(book, sheet, view.title, view.subtitle, view.demonstration)
    last_row, last_column = _TABLE_ROW + max(len(view.frame), 1), len(view.columns) - 1
    headers = [book.style("text_header" if column.form == "text" else "number_header") for column in view.columns]
    columns = [
        {"header": plain(column.label), "header_format": style}
        for column, style in zip(view.columns, headers, strict=True)
    ]
    options = {
        "name": f"Table_{number}_{view.key}",
        "columns": columns,
        "style": "Table Style Light 1",
        "autofilter": False,
    }
    sheet.add_table(_TABLE_ROW, 0, last_row, last_column, options)
    for row, values in enumerate(view.frame.itertuples(index=False), _TABLE_ROW + 1):
        for place, (column, value) in enumerate(zip(view.columns, values, strict=True)):
            _cell(book, sheet, row, place, column, value)
            if column.form == "text":
                _tall(sheet, row, str(value), _width(view, column))
    for place, column in enumerate(view.columns):
        sheet.set_column(place, place, _width(view, column))
    sheet.freeze_panes(_TABLE_ROW + 1, 1)
    sheet.set_row(_TABLE_ROW, 20)
    widths = [_width(view, column) for column in view.columns]
    if sum(widths) > _UPRIGHT_WIDTH:
        sheet.set_landscape()
    row = _below(book, sheet, view, last_row + 2, widths)
    shapes = add_chart(book.file, sheet, view, table=(_TABLE_ROW + 1, last_row), chart=(row + 1, _last_printed(widths)))
    if shapes is not None:
        book.overlays.append(shapes)


def _last_printed(widths: list[float]) -> int:
    """The last column of the printed area: that of the table, or the one that the chart reaches."""
    pixels, column = sum(7 * width + 5 for width in widths), len(widths) - 1
    while pixels < CHART_WIDTH:
        pixels, column = pixels + 64, column + 1
    return column


def _below(book: _Book, sheet: Worksheet, view: View, row: int, widths: list[float]) -> int:
    """Source, definition, notes and the marks used, under the table; the row after them."""
    lines = [provenance.of_view(view), view.filters, view.definition, *view.notes]
    if "mark" in view.frame:
        words = findings.mark_words()
        lines.append(
            "; ".join(f"[{sign}] {text}" for sign, text in words.items() if f"[{sign}]" in set(view.frame["mark"]))
        )
    for line in filter(None, lines):
        last = _last_printed(widths)
        sheet.merge_range(row, 0, row, last, "", book.style("wrapped"))
        sheet.write_string(row, 0, plain(line), book.style("wrapped"))
        _tall(sheet, row, line, sum(widths) + 9 * (last + 1 - len(widths)))
        row += 1
    return row

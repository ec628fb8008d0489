"""The ready set as a workbook, in the manner of a statistical annex: contents, notes, one table a sheet.

Numbers are numbers and text is text: nothing that comes from a file can become a formula or a link.
"""

import io
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from visitstats.export import findings, provenance
from visitstats.export.facts import none_if_missing
from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.export.views import HEAT, Column, Edition, View
from visitstats.export.workbook_charts import CHART_WIDTH, add_chart
from visitstats.export.workbook_shapes import draw_over
from visitstats.export.workbook_styles import Book
from visitstats.reference.palette import LIGHT
from visitstats.texts import _, date_text, use_language

# No string of a cell is ever read as a formula, a link or a number.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOTES_ON_A_PAGE = 9
_LABEL_WIDTH, _TEXT_WIDTH = 34, 78
_NUMBER_WIDTH = 18  # characters; a longer head of a column of numbers is broken
_UPRIGHT_WIDTH = 130  # characters; a wider table is printed across
_TABLE_ROW = 4  # the header of each table stands in row 5


def workbook(edition: Edition) -> bytes:
    """The workbook (.xlsx) of a ready set in its language."""
    buffer = io.BytesIO()
    with use_language(edition.language), xlsxwriter.Workbook(buffer, _OPTIONS) as file:
        book = Book(file)
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


def _heading(book: Book, sheet: Worksheet, title: str, subtitle: str, mark: bool, last: int, width: float) -> None:
    """Title, subtitle and demonstration mark over the columns up to `last`, which hold `width` characters."""
    for row, (text, style, room) in enumerate(((title, "title", 0.68), (subtitle, "subtitle", 0.9))):
        sheet.merge_range(row, 0, row, last, "", book.style(style))
        sheet.write_string(row, 0, plain(text), book.style(style))
        height = {"title": 20, "subtitle": 15}[style]
        sheet.set_row(row, height * max(1, -(-len(text) // int(width * room))))
    if mark:
        sheet.write_string(2, 0, provenance.demonstration_words(), book.style("mark"))


def _contents(book: Book, sheet: Worksheet, edition: Edition, tables: list[tuple[str, View]]) -> None:
    _page(sheet)
    whole = f"{edition.title}, {edition.subtitle}"
    _heading(book, sheet, whole, edition.office, edition.demonstration, 1, _LABEL_WIDTH + _TEXT_WIDTH)
    sheet.set_column(0, 0, _LABEL_WIDTH)
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


def _notes(book: Book, sheet: Worksheet, edition: Edition, views: list[View]) -> None:
    _page(sheet, pages=1 if len(views) <= _NOTES_ON_A_PAGE else 0)
    _heading(book, sheet, _("Notes"), edition.title, edition.demonstration, 1, _LABEL_WIDTH + _TEXT_WIDTH)
    sheet.set_column(0, 0, _LABEL_WIDTH)
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
    head = len(column.label)
    longest = max([head + 3, *cells]) if column.form == "text" else min(head + 4, _NUMBER_WIDTH - 2)
    return float(min(max(longest + 2, 10), 40 if column.key in ("source", "title", "url") else 48))


def _tall(sheet: Worksheet, row: int, text: str, width: float) -> None:
    """A row as high as its wrapped text needs: programs other than Excel do not measure it when they open the file."""
    lines = -(-len(text) // max(int(width * 1.05), 1))
    if lines > 1:
        sheet.set_row(row, 13.5 * lines + 1)


def _cell(book: Book, sheet: Worksheet, row: int, place: int, column: Column, value: Any) -> None:
    value = none_if_missing(value)
    if value is None:
        sheet.write_blank(row, place, None, book.style(column.form if column.form != "text" else "text"))
    elif column.form == "text":
        text = plain(value)
        sheet.write_string(row, place, text, book.style("quoted" if text.startswith(FORMULA_SIGNS) else "cell"))
    else:
        sheet.write_number(row, place, float(value), book.style(column.form))


def _view_sheet(book: Book, sheet: Worksheet, view: View, number: int) -> None:
    """Title, table, source and marks of one view, its chart beside or below."""
    _page(sheet, pages=1)
    widths = [_width(view, column) for column in view.columns]
    printed = _last_printed(widths), _printed_width(widths)
    _heading(book, sheet, view.title, view.subtitle, view.demonstration, *printed)
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
    if view.shape == HEAT:
        scale = {"type": "2_color_scale", "min_color": LIGHT["class1"], "max_color": LIGHT["class3"]}
        sheet.conditional_format(_TABLE_ROW + 1, 1, last_row, last_column - 1, scale)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(_TABLE_ROW + 1, 1)
    heads = zip(view.columns, widths, strict=True)
    sheet.set_row(_TABLE_ROW, 6 + 14 * max(-(-len(column.label) // int(width - 3)) for column, width in heads))
    if sum(widths) > _UPRIGHT_WIDTH:
        sheet.set_landscape()
    row = _below(book, sheet, view, last_row + 2, widths)
    book.overlays += add_chart(
        book.file, sheet, view, table=(_TABLE_ROW + 1, last_row), chart=(row + 1, _last_printed(widths))
    )


def _last_printed(widths: list[float]) -> int:
    """The last column of the printed area: that of the table, or the one that the chart reaches."""
    pixels, column = sum(7 * width + 5 for width in widths), len(widths) - 1
    while pixels < CHART_WIDTH:
        pixels, column = pixels + 64, column + 1
    return column


def _printed_width(widths: list[float]) -> float:
    """The width of the printed area in characters: columns beyond the table have nine each."""
    return sum(widths) + 9 * (_last_printed(widths) + 1 - len(widths))


def _below(book: Book, sheet: Worksheet, view: View, row: int, widths: list[float]) -> int:
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
        _tall(sheet, row, line, _printed_width(widths))
        row += 1
    return row

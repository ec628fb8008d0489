"""Writes rows of the demonstration files as xlsx, xls, ods and text; each gives the same bytes at each run."""

import csv
import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter
import xlwt
from odf import dc, opendocument, style, table, text

Rows = Sequence[Sequence[Any]]


def stored(data: bytes) -> bytes:
    """The same archive without compression and with fixed times: bytes that depend on no library's version."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for item in source.infolist():
            member = zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(item))
    return out.getvalue()


def xlsx(sheets: dict[str, Rows], title: str, widths: Sequence[int]) -> bytes:
    """A workbook with one table a sheet: the title row, the header row, the rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime.datetime(2017, 1, 12)})
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    for sheet_name, rows in sheets.items():
        sheet = book.add_worksheet(sheet_name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for index, values in enumerate(rows):
            for column, value in enumerate(values):
                look = {0: bold, 1: head}.get(index, day if isinstance(value, datetime.date) else None)
                sheet.write(index, column, value, look)
        sheet.freeze_panes(2, 0)
    book.close()
    return stored(out.getvalue())


def xls(sheet_name: str, rows: Rows, widths: Sequence[int]) -> bytes:
    """An old workbook, ready for print: a row of one text is merged over the table's width, others have borders."""
    book = xlwt.Workbook(encoding="utf-8")
    book.owner = "Demonstration"
    sheet = book.add_sheet(sheet_name)
    sheet.portrait = False
    banner = xlwt.easyxf("font: bold on; align: wrap on, vert center")
    borders = "borders: left thin, right thin, top thin, bottom thin; align: wrap on, vert top"
    cell, day = xlwt.easyxf(borders), xlwt.easyxf(borders, num_format_str="DD.MM.YYYY")
    for column, width in enumerate(widths):
        sheet.col(column).width = width * 256
    for index, values in enumerate(rows):
        if len(values) == 1:
            sheet.write_merge(index, index, 0, len(widths) - 1, values[0], banner)
            continue
        for column, value in enumerate(values):
            sheet.write(index, column, value, day if isinstance(value, datetime.date) else cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheet_name: str, rows: Rows, title: str) -> bytes:
    """An OpenDocument workbook; in its first column a text reaches over the cells below it that are None."""
    book = opendocument.OpenDocumentSpreadsheet()
    book.meta.addElement(dc.Title(text=title))
    wide = style.Style(name="wide", family="table-column")
    wide.addElement(style.TableColumnProperties(columnwidth="5.5cm"))
    book.automaticstyles.addElement(wide)
    sheet = table.Table(name=sheet_name)
    sheet.addElement(table.TableColumn(stylename=wide, numbercolumnsrepeated=max(map(len, rows))))
    for index, values in enumerate(rows):
        line = table.TableRow()
        for column, value in enumerate(values):
            span = 1
            while column == 0 and index + span < len(rows) and rows[index + span][:1] == [None]:
                span += 1
            line.addElement(_ods_cell(value, span))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    book.write(out)
    return stored(out.getvalue())


def _ods_cell(value: Any, span: int) -> Any:
    if value is None:
        return table.CoveredTableCell()
    more = {"numberrowsspanned": span, "numbercolumnsspanned": 1} if span > 1 else {}
    if isinstance(value, datetime.date):
        cell, shown = table.TableCell(valuetype="date", datevalue=value.isoformat(), **more), f"{value:%d.%m.%Y}"
    elif isinstance(value, int):
        cell, shown = table.TableCell(valuetype="float", value=value, **more), str(value)
    else:
        cell, shown = table.TableCell(valuetype="string", **more), value
    cell.addElement(text.P(text=shown))
    return cell


def delimited(rows: Rows, delimiter: str, encoding: str, day: str) -> bytes:
    """Text with a delimiter, as programs write it; `day` is the form of dates."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for values in rows:
        writer.writerow([value.strftime(day) if isinstance(value, datetime.date) else value for value in values])
    return out.getvalue().encode(encoding)

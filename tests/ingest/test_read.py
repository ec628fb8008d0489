"""Every format gives the same cells at their own places."""

import datetime
import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from visitstats.ingest.model import CellError, Refused
from visitstats.ingest.read import read_workbook
from visitstats.ingest.read.delimited import find_delimiter


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xlsx(build) -> bytes:
    book = openpyxl.Workbook()
    build(book.active, book)
    return saved(book)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            body = source.read(name)
            copy.writestr(name, body.replace(old.encode(), new.encode()) if name == part else body)
    return target.getvalue()


def refusal(data: bytes, name: str = "x.xlsx", password: str | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_workbook(data, name, password)
    return caught.value


def test_xlsx_values_types_and_places():
    def build(sheet, _):
        sheet["C7"], sheet["D7"] = "Дата", "Число"
        sheet["C8"], sheet["D8"] = datetime.date(2016, 3, 5), 12
        sheet["C9"], sheet["D9"] = datetime.datetime(2016, 3, 5, 10, 30), 1.5
        sheet["C10"], sheet["D10"] = datetime.time(10, 30), True
        sheet["C11"], sheet["D11"] = "=1/0", "=SUM(D8:D9)"
        sheet.merge_cells("C7:C7")
        sheet.merge_cells("C12:D12")
        sheet.merge_cells("A1:F1")
        sheet["C13"] = "конец"
        sheet.merge_cells("C13:H20")

    (sheet,) = read_workbook(xlsx(build), "x.xlsx").sheets
    assert (sheet.first_row, sheet.first_column) == (7, 3)
    assert sheet.rows == [
        ["Дата", "Число"],
        [datetime.date(2016, 3, 5), 12],
        [datetime.datetime(2016, 3, 5, 10, 30), 1.5],
        [datetime.time(10, 30), True],
        [None, None],  # formulas without a stored result
        [None, None],
        ["конец", None],
    ]
    assert sheet.merges == [(12, 3, 12, 4), (13, 3, 13, 4)]


def test_stored_results_of_formulas_and_errors_count():
    data = xlsx(lambda sheet, _: sheet.append(["=1+1", "=A1", "текст"]))
    data = changed(data, "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    data = changed(
        data, "xl/worksheets/sheet1.xml", '<c r="B1"><f>A1</f><v></v>', '<c r="B1" t="e"><f>A1</f><v>#N/A</v>'
    )
    (row,) = read_workbook(data, "x.xlsx").sheets[0].rows
    assert row[0] == 2
    assert row[1] is None or isinstance(row[1], CellError)
    assert row[2] == "текст"


def test_hidden_sheets_are_read_and_marked():
    def build(sheet, book):
        sheet.append(["a"])
        for state in ("hidden", "veryHidden"):
            other = book.create_sheet(state)
            other.append(["b"])
            other.sheet_state = state

    book = read_workbook(xlsx(build), "x.xlsx")
    assert [(s.name, s.hidden, s.rows) for s in book.sheets] == [
        ("Sheet", False, [["a"]]),
        ("hidden", True, [["b"]]),
        ("veryHidden", True, [["b"]]),
    ]


def test_the_1904_date_system_is_known():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(2017, 5, 4)])
    found = read_workbook(saved(book), "x.xlsx")
    assert found.date1904
    assert found.sheets[0].rows == [[datetime.date(2017, 5, 4)]]


def test_values_far_apart_are_read_as_sheets_of_one_name():
    def build(sheet, _):
        sheet["A1"], sheet["B2"] = "Регион", 5
        sheet["XFD1048576"] = 7

    sheets = read_workbook(xlsx(build), "x.xlsx").sheets
    assert [(s.name, s.first_row, s.first_column, s.rows) for s in sheets] == [
        ("Sheet", 1, 1, [["Регион", None], [None, 5]]),
        ("Sheet", 1_048_576, 16_384, [[7]]),
    ]


def test_formats_down_to_the_last_row_are_no_values():
    def build(sheet, _):
        sheet["C7"] = "a"
        sheet["D1048576"].font = openpyxl.styles.Font(bold=True)

    (sheet,) = read_workbook(xlsx(build), "x.xlsx").sheets
    assert (sheet.first_row, sheet.first_column, sheet.rows) == (7, 3, [["a"]])


def test_xls_values_merges_dates_and_errors():
    book = xlwt.Workbook(encoding="cp1251")
    sheet = book.add_sheet("Реестр")
    day, moment = xlwt.easyxf(num_format_str="DD.MM.YYYY"), xlwt.easyxf(num_format_str="DD.MM.YYYY HH:MM")
    sheet.write_merge(2, 2, 1, 3, "Заголовок")
    sheet.write(3, 1, datetime.date(2016, 3, 5), day)
    sheet.write(3, 2, datetime.datetime(2016, 3, 5, 10, 30), moment)
    sheet.write(3, 3, 12)
    sheet.write(4, 1, True)
    sheet.row(4).set_cell_error(2, 42)
    sheet.write(5000, 30, "", day)
    hidden = book.add_sheet("скрытый")
    hidden.visibility = 1
    hidden.write(0, 0, "x")
    target = io.BytesIO()
    book.save(target)
    first, second = read_workbook(target.getvalue(), "x.xls").sheets
    assert (first.first_row, first.first_column, first.merges) == (3, 2, [(3, 2, 3, 4)])
    assert first.rows[0] == ["Заголовок", None, None]
    assert first.rows[1] == [datetime.date(2016, 3, 5), datetime.datetime(2016, 3, 5, 10, 30), 12]
    assert first.rows[2][:2] == [True, CellError("#N/A")]
    assert len(first.rows) == 3
    assert (second.name, second.hidden, second.rows) == ("скрытый", True, [["x"]])


def opendocument(fill) -> bytes:
    document = OpenDocumentSpreadsheet()
    off = Style(name="off", family="table")
    off.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(off)
    fill(document)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def cell(text: str = "", **attributes) -> TableCell:
    made = TableCell(valuetype="string", **attributes) if text else TableCell(**attributes)
    if text:
        made.addElement(P(text=text))
    return made


def test_ods_spans_repeats_and_hidden_sheets():
    def fill(document):
        sheet = Table(name="Өңірлер")
        head = TableRow()
        head.addElement(cell("Заголовок", numbercolumnsspanned=3, numberrowsspanned=2))
        head.addElement(CoveredTableCell(numbercolumnsrepeated=2))
        sheet.addElement(head)
        covered = TableRow()
        covered.addElement(CoveredTableCell(numbercolumnsrepeated=3))
        sheet.addElement(covered)
        body = TableRow(numberrowsrepeated=2)
        body.addElement(cell("а"))
        number = TableCell(valuetype="float", value="5", numbercolumnsrepeated=2)
        body.addElement(number)
        body.addElement(TableCell(numbercolumnsrepeated=16381))
        sheet.addElement(body)
        last = TableRow()
        last.addElement(TableCell(valuetype="date", datevalue="2019-03-05"))
        last.addElement(TableCell(valuetype="date", datevalue="2019-03-05T10:30:00"))
        sheet.addElement(last)
        sheet.addElement(TableRow(numberrowsrepeated=1048571))
        document.spreadsheet.addElement(sheet)
        other = Table(name="скрытый", stylename="off")
        row = TableRow()
        row.addElement(cell("x"))
        other.addElement(row)
        document.spreadsheet.addElement(other)

    first, second = read_workbook(opendocument(fill), "x.ods").sheets
    assert first.merges == [(1, 1, 2, 3)]
    assert first.rows == [
        ["Заголовок", None, None],
        [None, None, None],
        ["а", 5, 5],
        ["а", 5, 5],
        [datetime.date(2019, 3, 5), datetime.datetime(2019, 3, 5, 10, 30), None],
    ]
    assert (second.name, second.hidden, second.rows) == ("скрытый", True, [["x"]])


HTML = """<html><head><title>не строка</title><style>td{}</style></head><body><h3>Отчёт за 2020 год</h3>
<table><tr><th rowspan=2>Регион<th colspan=2>Посещения</tr><tr><td>план<td>факт</tr>
<tr><td>ЦОССУ&nbsp;&#8470; 1<td>1<br>2<td><b>5</b> шт.</tr></table><p>Итого:   5</p>
<table><tr><td>&lt;script&gt;</td></tr></table></body></html>"""


def test_html_saved_as_xls():
    (sheet,) = read_workbook(HTML.encode("cp1251"), "report.xls").sheets
    assert sheet.name is None
    assert sheet.rows == [
        ["Отчёт за 2020 год", None, None],
        ["Регион", "Посещения", None],
        [None, "план", "факт"],
        ["ЦОССУ\xa0№ 1", "1\n2", "5 шт."],
        ["Итого: 5", None, None],
        ["<script>", None, None],
    ]
    assert sheet.merges == [(2, 1, 3, 1), (2, 2, 2, 3)]


def test_html_in_kazakh_that_names_a_wrong_encoding():
    page = '<meta charset="windows-1251"><table><tr><td>Өңір<td>Қаңтар</tr><tr><td>Қызылорда облысы<td>5</tr></table>'
    assert read_workbook(page.encode("kz1048"), "x.xls").sheets[0].rows[0] == ["Өңір", "Қаңтар"]
    assert read_workbook(page.encode("utf-8"), "x.xls").sheets[0].rows[1] == ["Қызылорда облысы", "5"]


def test_csv_records_lines_quotes_and_blank_cells():
    text = 'Журнал\n\n№;Дата;"Место; город"\n1;"5 марта\n2015";"ИВС ""Север"""\n2;;\n'
    (sheet,) = read_workbook(text.encode("cp1251"), "x.csv").sheets
    assert sheet.rows == [
        ["Журнал", None, None],
        [None, None, None],
        ["№", "Дата", "Место; город"],
        ["1", "5 марта\n2015", 'ИВС "Север"'],
        ["2", None, None],
    ]
    assert (sheet.first_row, sheet.first_column, sheet.name) == (1, 1, None)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ";"),
        ("a,b,c\nx;y,2,3\nx;y,2,3\n", ","),
        ("Регион\tИВС, СИЗО; прочие\tЧисло\nАстана\tИВС, СП\t5\n", "\t"),
        ("Реестр, составлен, сегодня, в, спешке\nРегион;Дата\nАстана;1\nАлматы;2\n", ";"),
        ("a|b\n1|2\n", "|"),
        ("одно поле\nещё одно\n", ","),
        ('"Регион","Дата"\n"Астана; левый берег","1; 2"\n', ","),
        ("Регион;Число\nАстана, левый берег, дом 5, кв. 3;1\nАлматы, центр, дом 1, кв. 2;2\n", ";"),
    ],
)
def test_the_delimiter_is_found(text, delimiter):
    assert find_delimiter(text) == delimiter


def test_unicode_text_of_excel_saved_as_xls():
    data = "Дата\tРегион\r\n1/15/2020\tҚызылорда\r\n".encode("utf-16")
    book = read_workbook(data, "register.xls")
    assert (book.format, book.sheets[0].rows) == ("csv", [["Дата", "Регион"], ["1/15/2020", "Қызылорда"]])


def test_content_decides_and_not_the_name():
    data = xlsx(lambda sheet, _: sheet.append(["a"]))
    assert read_workbook(data, "x.xls").format == "xlsx"
    assert read_workbook(b"a;b\n1;2\n", "x.xlsx").format == "csv"
    assert refusal(data, "x.csv").reason == "not_a_spreadsheet"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b";;;\n;;;\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "not_a_spreadsheet"),
        (b"%PDF-1.4 \xff\xfe", "not_a_spreadsheet"),
        (b"PK\x03\x04" + b"x" * 99, "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "not_a_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 2000, "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + b"\x09" + b"\0" * 17 + b"\x63" + b"\0" * 2000, "corrupt"),
        (b'a;b\n1;"2\n3;4\n', "corrupt"),
        (b" ; ; \n ; \n", "empty"),
        (bytes(5000), "corrupt"),
        (b"SQLite format 3\0" + bytes(5000), "not_a_spreadsheet"),
        (b"\3\1" + bytes(5000), "not_a_spreadsheet"),
        (b"\3Ada".ljust(55) + b"\3\0" + "Ada".ljust(54).encode("utf-16-le"), "not_a_spreadsheet"),  # ~$Реестр.xlsx
        ("To: a@b.kz\nMIME-Version: 1.0\nContent-Type: text/plain\n\nОтчёт\n".encode(), "not_a_spreadsheet"),
        ("<html><body><p>Сессия истекла, войдите снова</p></body></html>".encode(), "not_a_spreadsheet"),
        ('[{"date": "2023-01-05", "region": "Астана"}]'.encode(), "not_a_spreadsheet"),
        ("Уважаемые коллеги!\n\nВ 2023 году проведено 12 посещений.\nПросим сообщить.\n".encode(), "not_a_spreadsheet"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_reason(data, reason):
    refused = refusal(data)
    assert refused.reason == reason
    assert refused.detail.text


def test_a_document_that_is_no_workbook_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(target.getvalue(), "Отчёт.xlsx").reason == "not_a_spreadsheet"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    assert refusal(target.getvalue(), "Отчёт.ods").reason == "not_a_spreadsheet"


def test_a_part_with_a_wrong_checksum_is_refused():
    data = bytearray(xlsx(lambda sheet, _: sheet.append(["a"])))
    at = data.find(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 20
    data[at] ^= 0xFF
    assert refusal(bytes(data)).reason == "corrupt"


def test_a_workbook_that_unpacks_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setenv("VISITSTATS_UNPACKED_MB", "1")
    refused = refusal(xlsx(lambda sheet, _: [sheet.append(["a" * 30_000 + str(n)]) for n in range(100)]))
    assert (refused.reason, refused.detail.values["limit"]) == ("too_large", 1)


def encrypted(password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    target = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx(lambda sheet, _: sheet.append(["тайна"])))).encrypt(password, target)
    return target.getvalue()


def test_a_password_opens_and_a_wrong_one_is_named():
    data = encrypted("пароль")
    needed, wrong = refusal(data), refusal(data, password="другой")
    assert needed.reason == wrong.reason == "password_protected"
    assert needed.detail != wrong.detail
    assert read_workbook(data, "x.xlsx", "пароль").sheets[0].rows == [["тайна"]]
    assert read_workbook(encrypted("VelvetSweatshop"), "x.xlsx").sheets[0].rows == [["тайна"]]


@pytest.mark.parametrize("formula", ["<f>SUM(A1:A2)</f>", '<f ca="1">SUM(A1:A2)</f>', '<f t="shared" si="0"/>', "<f/>"])
def test_formulas_that_nobody_has_computed_have_no_result(formula):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write(0, 0, 5)
    sheet.write(1, 0, 0)
    sheet.write_formula(2, 0, "=SUM(A1:A2)")
    sheet.write_formula(3, 0, "=A1*2", value=10)
    book.close()
    data = changed(target.getvalue(), "xl/worksheets/sheet1.xml", "<f>SUM(A1:A2)</f>", formula)
    data = changed(data, "xl/worksheets/sheet1.xml", "<f>A1*2</f>", "")
    assert read_workbook(data, "x.xlsx").sheets[0].rows == [[5], [0], [None], [10]]


def test_an_encrypted_opendocument_sheet_asks_for_its_password():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", bytes(range(256)) * 20)
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
    assert refusal(target.getvalue(), "x.ods").reason == "password_protected"


def test_an_opendocument_sheet_without_its_content_is_damaged():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(target.getvalue(), "x.ods").reason == "corrupt"


def test_files_put_one_behind_another_bring_no_marks_into_cells():
    part = "Дата;Регион\n01.02.2023;Астана\n".encode("utf-8-sig")
    assert read_workbook(part + part, "x.csv").sheets[0].rows == [["Дата", "Регион"], ["01.02.2023", "Астана"]] * 2


@pytest.mark.parametrize("quoted", [(0, 1, 2), (1,)])
def test_records_in_quotes_as_a_whole_are_cut_like_the_others(quoted):
    lines = ["Дата;Регион;Учреждение", '01.02.2023;Астана;"ИВС; Аксу"', "02.02.2023;Астана;СИЗО"]
    whole = ['"' + line.replace('"', '""') + '"' if n in quoted else line for n, line in enumerate(lines)]
    assert read_workbook("\n".join(whole).encode(), "x.csv").sheets[0].rows == [
        ["Дата", "Регион", "Учреждение"],
        ["01.02.2023", "Астана", "ИВС; Аксу"],
        ["02.02.2023", "Астана", "СИЗО"],
    ]

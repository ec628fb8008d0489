"""Formats that are rare today but still sent: .xlsb, XML Spreadsheet 2003, web archives, old encrypted .xls."""

import datetime

import pytest
import xlwt

from tests.ingest.writers import encrypted_xls, xlsb
from visitstats.ingest.model import CellError, Refused, Workbook
from visitstats.ingest.read import read_workbook

XML = """<?xml version="1.0" encoding="{encoding}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <Worksheet ss:Name="2016 жыл"><Table>
  <Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Өңір</Data></Cell>
   <Cell><Data ss:Type="String">Саны</Data><Comment><ss:Data>тайна</ss:Data></Comment></Cell></Row>
  <Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="DateTime">2016-03-05T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="Number">12</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="архив"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
 </Worksheet>
</Workbook>"""

ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_Part"

------=_Part
Content-Location: file:///C:/book.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<html><frameset><frame src=3D"tabstrip.htm"></frameset></html>
------=_Part
Content-Location: file:///C:/tabstrip.htm
Content-Type: text/html; charset="utf-8"

<table><tr><td>Sheet</td></tr></table>
------=_Part
Content-Location: file:///C:/sheet001.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<table><tr><td colspan=3D2>=D0=9E=D0=B1=D0=BB=D0=B0=D1=81=D1=82=D1=8C</td></tr><tr><td>1</td><td>2</td></tr></table>
------=_Part--
"""


def refused(data: bytes, name: str, password: str | None = None) -> str:
    with pytest.raises(Refused) as caught:
        read_workbook(data, name, password)
    return caught.value.reason


def test_xlsb_values_dates_and_merges():
    day = datetime.date(2016, 3, 5)
    rows = [["Отчёт", None, None], ["Дата", "Өңір", "Саны"], [day, "Ақмола", 12]]
    book = read_workbook(xlsb({"2016": (rows, [(1, 1, 1, 3)]), "бос": ([["x"]], [])}), "x.xlsb")
    assert [sheet.name for sheet in book.sheets] == ["2016", "бос"]
    assert book.sheets[0].rows == [["Отчёт", None, None], ["Дата", "Өңір", "Саны"], [day, "Ақмола", 12]]
    assert book.sheets[0].merges == [(1, 1, 1, 3)]
    assert not book.date1904


def test_an_xlsb_cut_off_is_damaged():
    data = xlsb({"2016": ([["Дата"]], [])})
    assert refused(data[: len(data) // 2], "x.xlsb") == "corrupt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251"])
def test_xml_spreadsheet_2003(encoding):
    text = XML.format(encoding=encoding).replace("жыл", "г").replace("Өңір", "Регион")
    book = read_workbook(text.encode(encoding), "x.xls")
    year, archive = book.sheets
    assert (year.name, year.first_row, year.first_column, year.hidden) == ("2016 г", 2, 2, False)
    assert year.rows == [
        ["Регион", None, "Саны"],
        [None, None, None],
        [datetime.date(2016, 3, 5), 12, CellError("#N/A")],
    ]
    assert year.merges == [(2, 2, 3, 3)]
    assert (archive.name, archive.rows, archive.hidden) == ("архив", [[True]], True)


def test_xml_with_entities_is_refused_before_they_are_used():
    bomb = XML.format(encoding="utf-8").replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "&a;">]><Workbook', 1)
    assert refused(bomb.encode(), "x.xml") == "corrupt"
    assert refused(XML.format(encoding="utf-8")[:700].encode(), "x.xml") == "corrupt"


def test_xml_with_values_far_apart_is_refused():
    far = (
        XML.format(encoding="utf-8")
        .replace('ss:Index="4"', 'ss:Index="1048576"')
        .replace('ss:Index="2"', 'ss:Index="16000"')
    )
    assert refused(far.encode(), "x.xls") == "too_large"


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
 <office:meta/>
 <office:body>
  <office:spreadsheet>
   <table:table table:name="Барулар">
    <table:table-row>
     <table:table-cell office:value-type="string" table:number-columns-spanned="2">
      <text:p>Өңір</text:p>
     </table:table-cell>
     <table:covered-table-cell/>
    </table:table-row>
    <table:table-row>
     <table:table-cell office:value-type="date" office:date-value="2023-03-05">
      <text:p>5 наурыз</text:p>
     </table:table-cell>
     <table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>
    </table:table-row>
   </table:table>
  </office:spreadsheet>
 </office:body>
</office:document>
"""


def test_flat_opendocument_sheets():
    book = read_workbook(FLAT.encode(), "x.fods")
    (sheet,) = book.sheets
    assert (sheet.name, sheet.rows) == ("Барулар", [["Өңір", None], [datetime.date(2023, 3, 5), 12]])
    assert sheet.merges == [(1, 1, 1, 2)]
    assert refused(FLAT[:-40].encode(), "x.fods") == "corrupt"
    assert refused(FLAT.replace("office:spreadsheet", "office:text").encode(), "x.fods") == "not_a_spreadsheet"
    entity = FLAT.replace(" <office:meta/>", '<!DOCTYPE x [<!ENTITY a "&a;">]>')
    assert refused(entity.encode(), "x.fods") == "corrupt"


def test_a_web_archive_gives_its_pages_with_cells():
    book = read_workbook(ARCHIVE.encode(), "x.xls")
    assert [(sheet.name, sheet.rows, sheet.merges) for sheet in book.sheets] == [
        (None, [["Область", None], ["1", "2"]], [(1, 1, 1, 2)])
    ]
    assert refused(ARCHIVE[:200].encode(), "x.xls") == "corrupt"


def test_an_old_workbook_opens_with_its_password():
    book = xlwt.Workbook()
    sheet = book.add_sheet("2016")
    for row in range(200):
        sheet.write(row, 0, f"Учреждение № {row}")
        sheet.write(row, 1, row)
    data = encrypted_xls(book, "құпия")
    assert refused(data, "x.xls") == refused(data, "x.xls", "другой") == "password_protected"
    opened: Workbook = read_workbook(data, "x.xls", "құпия")
    assert opened.sheets[0].rows[199] == ["Учреждение № 199", 199]

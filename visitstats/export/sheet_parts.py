"""The parts of a workbook besides its rows: types, relations, sheets, styles."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from visitstats.export.safe import plain

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PLAIN = 'fillId="0" borderId="0" xfId="0"'
STYLES = (
    f'<xf numFmtId="0" fontId="0" {_PLAIN}/>',
    f'<xf numFmtId="164" fontId="0" {_PLAIN} applyNumberFormat="1"/>',
    f'<xf numFmtId="0" fontId="0" {_PLAIN} quotePrefix="1"/>',
    f'<xf numFmtId="0" fontId="1" {_PLAIN} applyFont="1"/>',
    f'<xf numFmtId="0" fontId="2" {_PLAIN} applyFont="1"/>',
    f'<xf numFmtId="165" fontId="0" {_PLAIN} applyNumberFormat="1"/>',
)
_FONTS = '<font><sz val="{0}"/><name val="Arial"/></font><font><b/><sz val="{0}"/><name val="Arial"/></font>'
FIXED = {
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0000"/></numFmts>'
    f'<fonts count="3">{_FONTS.format(10)}<font><b/><sz val="14"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(STYLES)}">{"".join(STYLES)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def contents(sheets: int) -> tuple[str, str]:
    """Which part is of which type."""
    parts = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    parts += [(f"worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    listed = "".join(f'<Override PartName="/xl/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts)
    return "[Content_Types].xml", (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def workbook_parts(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The workbook with its sheets of these names, and their relations."""
    sheets = "".join(
        f'<sheet name={quoteattr(plain(name))} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'

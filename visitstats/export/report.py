"""The statistical chapter as a Word document: findings in text, charts, tables, contents and page numbers.

Each section begins a page, so that the page numbers of the contents are right without Word working them out.
"""

import io
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from visitstats.export import findings, provenance
from visitstats.export.drawing import Box
from visitstats.export.layout import chart
from visitstats.export.picture import render_png
from visitstats.export.powerpoint_tables import cell_text
from visitstats.export.report_fields import add_field, add_page_number, set_language
from visitstats.export.safe import plain
from visitstats.export.views import BRIDGE, HEAT, LINES, PANELS, ROWS, TABLE, TILES, YEARS, Edition, View
from visitstats.reference.palette import LIGHT
from visitstats.texts import _, date_text, use_language

FONT = "Times New Roman"  # what offices write in; holds all Kazakh letters
_WIDTH = Cm(16.5)
_HEIGHTS = {YEARS: 620, LINES: 640, TILES: 760, BRIDGE: 620, ROWS: 560, PANELS: 820, HEAT: 900}
_SMALL = 9.5
_MOST_IN_WORDS = 9
_SHARES = {"name": 3.2, "month": 2.0, "note": 2.4, "title": 4.2, "source": 2.4, "number": 1.1, "year": 0.8, "used": 1.9}


def report(edition: Edition) -> bytes:
    """The chapter (.docx) of a ready set in its language."""
    with use_language(edition.language):
        paper = Document()
        _styles(paper, edition.language)
        _page(paper, edition)
        _cover(paper, edition)
        for number, view in enumerate(edition.views, 1):
            _section(paper, view, number, with_table=view.shape != HEAT and not edition.repeats(view))
        properties = paper.core_properties
        properties.title, properties.author = plain(edition.title), plain(edition.office)
        properties.language, properties.comments, properties.keywords = edition.language, "", ""
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _styles(paper: Paper, lang: str) -> None:
    """Word's own styles, so that a pasted chapter takes the looks of the office's document."""
    sizes = {"Normal": 12, "Heading 1": 16, "Title": 26, "Subtitle": 16, "Caption": 11}
    for name, size in sizes.items():
        style: Any = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(LIGHT["ink"].lstrip("#"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
    paper.styles["Caption"].font.bold = True
    paper.styles["Normal"].paragraph_format.space_after = Pt(6)
    set_language(paper, lang)


def _page(paper: Paper, edition: Edition) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    words = f"{edition.title}, {edition.subtitle}"
    if edition.demonstration:
        words = f"{words}. {_('Demonstration data')}"
    header = section.header.paragraphs[0]
    _write(header, words, _SMALL, "ink2")
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(footer)


def _write(paragraph: Any, text: str, size: float | None = None, shade: str = "ink", bold: bool = False) -> Any:
    run = paragraph.add_run(plain(text))
    run.font.bold = bold
    run.font.color.rgb = RGBColor.from_string(LIGHT[shade].lstrip("#"))
    if size:
        run.font.size = Pt(size)
    return run


def _cover(paper: Paper, edition: Edition) -> None:
    """Title and contents, on one page."""
    paper.add_paragraph(plain(edition.title), style="Title")
    paper.add_paragraph(plain(edition.subtitle), style="Subtitle")
    paper.add_paragraph(plain(edition.office))
    made = [_("Made on {date}", date=date_text(edition.made_on))]
    if edition.import_id is not None:
        made.append(provenance.import_words(edition.import_id))
    paper.add_paragraph("; ".join(made))
    if edition.demonstration:
        _write(paper.add_paragraph(), provenance.demonstration_words(), bold=True)
    _write(paper.add_paragraph(), _("Contents"), 14, bold=True)
    _contents(paper, [_heading(view, number) for number, view in enumerate(edition.views, 1)])


def _heading(view: View, number: int) -> str:
    return f"{number}. {findings.label(view.key)}"


def _contents(paper: Paper, headings: list[str]) -> None:
    """A table of contents that Word can renew, filled in already."""
    for place, heading in enumerate(headings):
        line = paper.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if place == 0:
            add_field(line, 'TOC \\o "1-1" \\h \\z', begin_only=True)
        line.add_run(f"{plain(heading)}\t{place + 2}")
        if place == len(headings) - 1:
            add_field(line, "", end_only=True)


def _section(paper: Paper, view: View, number: int, with_table: bool) -> None:
    heading = paper.add_paragraph(plain(_heading(view, number)), style="Heading 1")
    heading.paragraph_format.page_break_before = True
    _write(paper.add_paragraph(), view.title + ".", bold=True)
    for text in filter(None, (_in_words(view), *view.notes)):
        paper.add_paragraph(plain(text))
    if view.shape != TABLE:
        _figure(paper, view, number)
    if with_table:
        _caption(paper, _("Table {number}. {title}", number=number, title=view.subtitle))
        _table(paper, view)
    for text in (provenance.of_view(view), view.filters, view.definition):
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        _write(line, text, _SMALL, "ink2")
    if view.demonstration:
        _write(paper.add_paragraph(), provenance.demonstration_words(), _SMALL, bold=True)


def _in_words(view: View) -> str:
    """The numbers of the chart as a sentence, for a reader who pastes only the text."""
    if view.shape not in (ROWS, BRIDGE) or len(view.items) > _MOST_IN_WORDS:
        return ""
    items = view.items[1:-1] if view.shape == BRIDGE else view.items
    parts = "; ".join(f"{item.label}\u00a0– {item.text.replace('▲', '').replace('▼', '').strip()}" for item in items)
    return f"{view.subtitle.rstrip('.')}: {parts}."


def _caption(paper: Paper, text: str) -> None:
    line = paper.add_paragraph(plain(text), style="Caption")
    line.paragraph_format.keep_with_next = True


def _figure(paper: Paper, view: View, number: int) -> None:
    height = _HEIGHTS.get(view.shape, 480)
    if view.shape == ROWS:
        height = max(320, min(760, 46 * len(view.items)))
    size = (1640, height)
    png = render_png(chart(view, Box(10, 10, size[0] - 20, height - 20)), size, LIGHT)
    line = paper.add_paragraph()
    line.paragraph_format.keep_with_next = True
    picture = line.add_run().add_picture(io.BytesIO(png), width=_WIDTH)
    properties = picture._inline.docPr
    properties.set("descr", plain(f"{view.alt} {view.title}."))
    properties.set("name", plain(findings.label(view.key)))
    _caption(paper, _("Figure {number}. {title}", number=number, title=view.subtitle))


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT["surface"].lstrip("#"))):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _table(paper: Paper, view: View) -> None:
    columns = [column for column in view.columns if column.key != "url"]
    table = paper.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        _cell(cell, column.label, column.form, bold=True)
        _shade(cell)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for values in view.frame[[column.key for column in columns]].itertuples(index=False):
        cells = table.add_row().cells
        for cell, column, value in zip(cells, columns, values, strict=True):
            _cell(cell, cell_text(value, column.form), column.form)
    _widths(table, [_SHARES.get(column.key, 1.2) for column in columns])
    spacer = paper.add_paragraph()
    spacer.paragraph_format.space_after = Pt(0)


def _widths(table: Any, shares: list[float]) -> None:
    """Fixed widths, said to the grid and to each cell: programs differ in which they follow."""
    table.autofit = False
    widths = [int(_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _cell(cell: Any, text: str, form: str, bold: bool = False) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT if form in ("text", "year") else WD_ALIGN_PARAGRAPH.RIGHT
    _write(line, text, 10, bold=bold)

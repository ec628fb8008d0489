"""The parts of a deck put into its package: slides, notes, charts with their workbooks and what is drawn over them."""

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.parts.slide import NotesSlidePart, SlidePart

from visitstats.export import chart_shapes
from visitstats.export.chart_book import chart_book
from visitstats.export.powerpoint_charts import Drawn

_TITLE_ONLY = 5


class Parts:
    """Adds parts to a presentation under names counted here: looking for a free name takes long in a large deck."""

    def __init__(self, presentation: Any) -> None:
        self.presentation = presentation
        self.package = presentation.part.package
        self.layout = presentation.slide_layouts[_TITLE_ONLY].part
        self.notes_master = presentation.part.notes_master_part
        self.slides = self.charts = 0

    def chart(self, drawn: Drawn) -> Part:
        """A chart with its workbook, to be related to a slide."""
        self.charts += 1
        number, shapes = self.charts, ""
        book = chart_book(drawn.chart.categories, drawn.chart.series)
        name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        inside = EmbeddedXlsxPart(name, CONTENT_TYPE.SML_SHEET, self.package, book)
        part = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, self.package)
        part.relate_to(inside, RELATIONSHIP_TYPE.PACKAGE)  # rId1, as the chart says
        if drawn.over:
            shapes = part.relate_to(self._drawing(number, drawn.over), chart_shapes.RELATION)
        part.blob = drawn.chart.xml(shapes)
        return part

    def _drawing(self, number: int, over: Sequence[str]) -> Part:
        name = PackURI(f"/ppt/drawings/drawing{number}.xml")
        return Part(name, chart_shapes.CONTENT_TYPE, self.package, chart_shapes.drawing(over))

    def slide(self, xml: bytes, notes: bytes | None, charts: Sequence[Part] = ()) -> Any:
        """A slide at the end; rId1 is its layout, rId2 and on are its charts. Returns it as the library knows it."""
        self.slides += 1
        number = self.slides
        part = SlidePart.load(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, self.package, xml)
        part.relate_to(self.layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        for chart in charts:
            part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        if notes is not None:
            name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
            below = NotesSlidePart.load(name, CONTENT_TYPE.PML_NOTES_SLIDE, self.package, notes)
            below.relate_to(self.notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
            below.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
            part.relate_to(below, RELATIONSHIP_TYPE.NOTES_SLIDE)
        relation = self.presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        self.presentation.slides._sldIdLst.add_sldId(relation)
        return part.slide

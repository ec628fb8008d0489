"""The data inside a native chart of a slide: its workbook holds text as text, never a formula or a link."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

from visitstats.export.safe import plain

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _PlainWriter(CategoryWorkbookWriter):
    """The workbook of python-pptx, opened with formulas and links switched off."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Iterator[tuple[Any, Any]]:
        with Workbook(xlsx_file, _OPTIONS) as workbook:
            yield workbook, workbook.add_worksheet()


class PlainChartData(CategoryChartData):
    """Categories and series of a chart, without characters that XML forbids."""

    def __init__(self, categories: Sequence[str]) -> None:
        super().__init__(number_format="#,##0")
        self.categories = [plain(label) for label in categories]

    @property
    def _workbook_writer(self) -> Any:
        return _PlainWriter(self)

    def series(self, name: str, values: Sequence[float | None]) -> None:
        """Add a series; None is a gap."""
        self.add_series(plain(name), values)

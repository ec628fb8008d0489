"""From the bytes of a file to cells with their places: one module a format, chosen by content and not by name."""

from visitstats.ingest.model import Workbook
from visitstats.ingest.read.workbook import read_workbook

__all__ = ["Workbook", "read_workbook"]

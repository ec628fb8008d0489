"""Copies of a zip workbook in memory with another sheet, for a reader that can only open whole workbooks."""

import io
import zipfile


def with_sheet(data: bytes, part: str, xml: bytes) -> bytes:
    """The workbook with this XML as the sheet in `part`; its other sheets are blank."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for info in source.infolist():
            if info.filename == part:
                copy.writestr(part, xml)
            elif not info.filename.startswith("xl/worksheets/"):
                copy.writestr(info.filename, source.read(info))
            elif info.filename.endswith(".xml"):
                copy.writestr(info.filename, b"<worksheet/>")
    return target.getvalue()

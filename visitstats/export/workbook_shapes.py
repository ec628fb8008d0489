"""Shapes over the charts of a finished workbook: the library that writes it knows none."""

import io
import zipfile
from collections.abc import Sequence

from visitstats.export.chart_shapes import CONTENT_TYPE, RELATION, drawing

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def draw_over(workbook: bytes, overlays: Sequence[Sequence[str]]) -> bytes:
    """The workbook with shapes over its charts; `overlays` has the shapes of each chart, in the order of the charts."""
    if not any(overlays):
        return workbook
    shapes = {f"xl/charts/chart{number}.xml": drawn for number, drawn in enumerate(overlays, 1) if drawn}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename in shapes:
                part = _pointing(part)
            elif entry.filename == "[Content_Types].xml":
                part = _typed(part, len(shapes))
            target.writestr(entry, part)
        for number, (chart, drawn) in enumerate(shapes.items(), 1):
            target.writestr(f"xl/drawings/overlay{number}.xml", drawing(drawn))
            folder, name = chart.rsplit("/", 1)
            target.writestr(f"{folder}/_rels/{name}.rels", _relation(number))
    return buffer.getvalue()


def _pointing(chart: bytes) -> bytes:
    end = b"</c:chartSpace>"
    return chart.replace(end, f'<c:userShapes xmlns:r="{_OFFICE}" r:id="rId1"/>'.encode() + end)


def _typed(types: bytes, several: int) -> bytes:
    parts = "".join(
        f'<Override PartName="/xl/drawings/overlay{number}.xml" ContentType="{CONTENT_TYPE}"/>'
        for number in range(1, several + 1)
    )
    return types.replace(b"</Types>", parts.encode() + b"</Types>")


def _relation(number: int) -> str:
    target = f'Type="{RELATION}" Target="../drawings/overlay{number}.xml"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" {target}/></Relationships>'

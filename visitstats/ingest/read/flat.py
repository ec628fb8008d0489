"""OpenDocument sheets in a single XML file (.fods): parts of its text are what an .ods has as its content."""

import io
import re
import zipfile

from visitstats.ingest.model import Refused, Workbook
from visitstats.ingest.read import office
from visitstats.ingest.read.precheck import DAMAGED, NO_SHEET

ROOT = re.compile(rb"<office:document\b[^>]*>")
KEPT = re.compile(
    rb"<office:automatic-styles\b.*?</office:automatic-styles>|<office:body>.*</office:body>|<!DOCTYPE|<!ENTITY",
    re.DOTALL,
)
PICTURE = re.compile(rb"<office:binary-data>[^<]*</office:binary-data>")
INDENTED = re.compile(rb">\s*\n\s*<")  # the reader takes no text between elements
SHEETS = b"<office:spreadsheet"
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/></manifest:manifest>'
)


def read(data: bytes, name: str) -> Workbook:
    """All worksheets in the file's order. Raises Refused."""
    if SHEETS not in data:
        raise Refused("not_a_spreadsheet", NO_SHEET)
    root = ROOT.search(data)
    if root is None or b"</office:document>" not in data[-1000:]:
        raise Refused("corrupt", DAMAGED)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", TYPE)
        package.writestr("META-INF/manifest.xml", MANIFEST)
        content = INDENTED.sub(b"><", b"".join(KEPT.findall(PICTURE.sub(b"", data))))
        package.writestr("content.xml", root.group() + content + b"</office:document>")
    return office.read(target.getvalue(), name)

"""What every office file must hold to: well-formed parts, relationships that resolve, nothing that runs."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CELLS = re.compile(r"('[^'!]+'|Sheet1)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package; embedded workbooks stay one part each."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def workbooks_inside(data: bytes) -> Iterator[bytes]:
    """The workbooks that the charts of a deck hold."""
    for name, part in parts(data).items():
        if name.endswith(".xlsx"):
            yield part


def check_package(data: bytes, links: int = 0) -> None:
    """Each XML part is well-formed; each relationship inside resolves; none leaves the file."""
    found = parts(data)
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            if name.endswith(".rels"):
                _check_relationships(name, root, found)
    outside = sum(b'TargetMode="External"' in part for part in found.values())
    assert outside == links


def _check_relationships(name: str, root: etree._Element, found: dict[str, bytes]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in root.iter(_REL):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        assert path in found, f"{name}: {target}"


def formulas(workbook: bytes) -> list[str]:
    """The formulas in the sheets of a workbook."""
    texts = []
    for name, part in parts(workbook).items():
        if name.startswith("xl/worksheets/sheet"):
            texts += [element.text or "" for element in etree.fromstring(part).iter(f"{_CELLS}f")]
    return texts


def hyperlinks(workbook: bytes) -> list[str]:
    """The places that the links of a workbook lead to; an address outside has no `location`."""
    places = []
    for name, part in parts(workbook).items():
        if name.startswith("xl/worksheets/sheet"):
            root = etree.fromstring(part)
            places += [element.get("location") or "outside" for element in root.iter(f"{_CELLS}hyperlink")]
    return places


def chart_references(package: bytes) -> set[str]:
    """What the charts of a package refer to."""
    texts = set()
    for name, part in parts(package).items():
        if "/charts/chart" in name and name.endswith(".xml"):
            root = etree.fromstring(part)
            texts |= {element.text or "" for element in root.iter(f"{_CHART}f")}
    return texts

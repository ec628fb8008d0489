"""Records of an .xlsb workbook that calamine does not tell: the merged cells of each sheet."""

from collections.abc import Iterator

from visitstats.ingest.read.precheck import ATTRIBUTE, RELATION, Package

SHEET, MERGE = 156, 176  # BrtBundleSh, BrtMergeCell
MOST_MERGES = 100_000


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and content of each record; ends where the part is cut off."""
    at = 0
    while at < len(part):
        number, at = _variable(part, at, 2)
        size, at = _variable(part, at, 4)
        yield number, part[at : at + size]
        at += size


def _variable(part: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and the place behind it."""
    number = 0
    for place in range(longest):
        if at >= len(part):
            break
        byte, at = part[at], at + 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, at


def merged_cells(package: Package) -> dict[str, list[tuple[int, int, int, int]]]:
    """Sheet name -> merges (first row, first column, last row, last column), 1-based."""
    targets = {}
    for relation in RELATION.findall(package.part("xl/_rels/workbook.bin.rels")):
        attributes = dict(ATTRIBUTE.findall(relation))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace").lstrip("/")
        targets[attributes.get(b"Id", b"").decode()] = target if target.startswith("xl/") else f"xl/{target}"
    found = {}
    for number, content in records(package.part("xl/workbook.bin")):
        if number == SHEET:
            relation_id, rest = _text(content, 8)
            name, _ = _text(content, rest)
            found[name] = _merges(package.part(targets.get(relation_id, "")))
    return found


def _text(content: bytes, at: int) -> tuple[str, int]:
    size = int.from_bytes(content[at : at + 4], "little")
    end = at + 4 + 2 * min(size, len(content))
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _merges(part: bytes) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    for number, content in records(part):
        if number == MERGE and len(content) >= 16 and len(found) < MOST_MERGES:
            top, bottom, left, right = (int.from_bytes(content[at : at + 4], "little") for at in (0, 4, 8, 12))
            found.append((top + 1, left + 1, bottom + 1, right + 1))
    return found

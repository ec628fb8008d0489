"""Looks into a zip workbook before any parser does: sizes, damage, entities, and cells far from all others."""

import io
import re
import zipfile
from dataclasses import dataclass, field

from visitstats.ingest.model import Reason, Refused
from visitstats.ingest.read.different import LARGE
from visitstats.ingest.read.far import Box, boxes
from visitstats.ingest.read.password import NEEDED
from visitstats.settings import settings

MOST_PARTS = 10_000
MOST_SHEETS = 500
BOMB_MB, BOMB_RATIO = 64, 200  # a part this large that shrinks this well holds nothing
KEPT = 512 << 20  # bytes of long sheets that are kept from the first look until they are read
LONG = 1 << 16  # no cell holds as much text: a cell has at most 32,767 characters
CHECKED = re.compile(r"(xl/(workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets/[^/]+\.xml)|content\.xml)$", re.I)
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w*:?id=[\"'](\w+)[\"'][^>]*>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
ATTRIBUTE = re.compile(rb"\b(Id|Target)=[\"']([^\"']*)[\"']")

DAMAGED = Reason("The file is damaged and cannot be opened. Open it in a spreadsheet program, save it again and retry.")
NO_SHEET = Reason("This is no spreadsheet that can be read. Save it as .xlsx, .xls, .ods or .csv and try again.")
FORGED = Reason("{part} of the file holds what no spreadsheet program writes. Save it again from one and retry.")
LONG_TEXT = Reason("A cell of {part} holds more text than a cell can hold. Save the file again and retry.")
TOO_LARGE = Reason("Unpacked, the file has {size} MB; at most {limit} MB are read. Split it and try again.")
TOO_MANY = Reason("The file has {n} sheets; at most {limit} are read. Split it and try again.")


@dataclass
class Package:
    """A checked zip workbook: the parts that its sheets are in, and where values stand far apart within a part."""

    data: bytes
    targets: list[str] = field(default_factory=list)  # of each sheet of an xlsx, in order
    far: dict[str, list[Box]] = field(default_factory=dict)  # part -> boxes that hold all of its values
    long: dict[str, bytes] = field(default_factory=dict)  # part -> XML of a long sheet, until it is read

    def part(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(name) if name in archive.namelist() else b""


def examine(data: bytes) -> Package:
    """The package, if it may be parsed. Raises Refused (corrupt, too_large, password_protected)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            if (
                "META-INF/manifest.xml" in archive.namelist()
            ):  # the parts themselves are no XML where they are encrypted
                _check_manifest(archive.read("META-INF/manifest.xml"))
            package = Package(data)
            for info in archive.infolist():
                if CHECKED.match(info.filename):
                    _check_part(package, info.filename, archive.read(info))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Refused("corrupt", DAMAGED) from error
    except RuntimeError as error:  # a part that is encrypted within the zip
        raise Refused("password_protected", NEEDED) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise Refused("corrupt", DAMAGED) from error
        raise
    package.targets = _targets(package)
    return package


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    unpacked, limit = sum(part.file_size for part in parts) >> 20, settings().unpacked_mb
    bomb = max((p.file_size for p in parts if p.file_size > BOMB_RATIO * max(p.compress_size, 1)), default=0) >> 20
    if unpacked > limit or bomb > BOMB_MB or len(parts) > MOST_PARTS:
        raise Refused(
            "too_large", Reason(TOO_LARGE.text, {"size": unpacked, "limit": min(limit, (bomb and BOMB_MB) or limit)})
        )


def _check_part(package: Package, name: str, xml: bytes) -> None:
    wide = xml[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or (wide and b"<\0!\0D" in xml) or (b"\0" in xml and not wide):
        raise Refused("corrupt", Reason(FORGED.text, {"part": name}))
    if any(xml.find(b"<", at, at + LONG) < 0 for at in range(0, len(xml) - LONG, LONG)):
        raise Refused("corrupt", Reason(LONG_TEXT.text, {"part": name}))
    if "worksheets/" in name and (found := boxes(xml)):
        package.far[name] = found
    elif "worksheets/" in name and not wide and LARGE <= len(xml) <= KEPT - sum(map(len, package.long.values())):
        package.long[name] = xml


def _check_manifest(xml: bytes) -> None:
    if b"encryption-data" in xml:
        raise Refused("password_protected", NEEDED)


def _targets(package: Package) -> list[str]:
    """The part of each sheet of an xlsx, in the workbook's order; empty where that cannot be told."""
    relations = {}
    for relation in RELATION.findall(package.part("xl/_rels/workbook.xml.rels")):
        attributes = dict(ATTRIBUTE.findall(relation))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace").lstrip("/")
        relations[attributes.get(b"Id", b"")] = target if target.startswith("xl/") else f"xl/{target}"
    targets = [relations.get(number, "") for number in SHEET.findall(package.part("xl/workbook.xml"))]
    if len(set(targets)) > MOST_SHEETS:
        raise Refused("too_large", Reason(TOO_MANY.text, {"n": len(targets), "limit": MOST_SHEETS}))
    return targets

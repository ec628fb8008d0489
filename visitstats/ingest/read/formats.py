"""Which format the bytes are in, whatever the file is called."""

import io
import re
import zipfile
import zlib

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")  # a BOF record without an OLE container (Excel 2 to 4)
FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"MZ",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM",
    b"\x7fELF",
    b"II*\0",
    b"MM\0*",
    b"{\\rtf",
    b"BZh",
    b"\xfd7zXZ",
    b"PAR1",
    b"ARROW1",
    b"SQLite format 3",
    b"\0\1\0\0Standard",  # a database of Access
    b"$FL2",  # and one of SPSS
)
SPREADSHEET_XML = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet[\"']")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
FLAT_XML = re.compile(r"<(?:\w+:)?document\b[^>]*urn:oasis:names:tc:opendocument:xmlns:office:1\.0[\"']")
ARCHIVE = re.compile(r"\s*(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n)*mime-version:", re.IGNORECASE)
HTML = re.compile(r"<\s*(html|table|!doctype\s+html|meta|body|head)\b", re.IGNORECASE)


def format_of(data: bytes) -> str:
    """One of xlsx, xlsb, ods, flat, xls, xml, archive, html, text, encrypted; not read: zip, cut, ole, foreign."""
    if data[:4] == b"PK\x03\x04":
        return _zip_format(data)
    if data[:8] == OLE:
        if _has_stream(data, "EncryptedPackage"):
            return "encrypted"
        if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
            return "xls"
        return "cut" if _is_cut(data) else "ole"
    if BIFF.match(data):
        return "xls"
    if data.startswith(FOREIGN) or _is_owner_file(data):
        return "foreign"
    return _text_format(_start_as_text(data))


def _is_owner_file(data: bytes) -> bool:
    """Whether it is what Excel lays beside an open workbook ("~$Реестр.xlsx"): the reader's name, twice, and spaces."""
    return len(data) == 165 and 0 < data[0] <= 54 and data[55:57] == data[:1] + b"\0"


def _text_format(head: str) -> str:
    if SPREADSHEET_XML.search(head):
        return "xml"
    if FLAT_XML.search(head):
        return "flat"
    if ARCHIVE.match(head):
        return "archive"
    return "html" if HTML.search(head) else "text"


def _zip_format(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return "zip"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or any(n.lower().startswith("xl/") for n in names):
        return "xlsx"
    if kind and not kind.startswith(OPEN_DOCUMENT):
        return "foreign"  # a letter or slides, which have a content.xml too
    return "ods" if kind or "content.xml" in names else "foreign"


def _has_stream(data: bytes, stream: str) -> bool:
    """Whether the directory of an OLE container names the stream (names are UTF-16 in 128-byte entries)."""
    return stream.encode("utf-16-le") + b"\0\0" in data


def _is_cut(data: bytes) -> bool:
    """Whether an OLE container ends before its directory, of which the header gives the sector."""
    size, sector = 1 << min(int.from_bytes(data[30:32], "little"), 16), int.from_bytes(data[48:52], "little")
    return len(data) < 512 or (sector + 1) * size >= len(data)


def _start_as_text(data: bytes) -> str:
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    return head.decode("latin-1")

"""Writers of old and rare formats for which there is no library: .xlsb records, .xls encrypted with RC4."""

import datetime
import hashlib
import io
import struct
import zipfile

import xlwt
from xlwt.CompoundDoc import XlsDoc

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def record(number: int, content: bytes = b"") -> bytes:
    """One record of an .xlsb part: its number and size in bytes of seven bits."""
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    size = b""
    left = len(content)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 127 else 0)])
        left >>= 7
        if not left:
            return head + size + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{to}"/>'
        for n, (kind, to) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(lines)}</Relationships>'


def xlsb(sheets: dict[str, tuple[list[list], list[tuple[int, int, int, int]]]], date1904: bool = False) -> bytes:
    """Sheet name -> (rows of text, number, date or None; merges: first row and column, last row and column from 1)."""
    target = io.BytesIO()
    names = [f"sheet{n}.bin" for n in range(1, len(sheets) + 1)]
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.bin")))
        parts = [("worksheet", f"worksheets/{name}") for name in names]
        archive.writestr("xl/_rels/workbook.bin.rels", relations(*parts, ("styles", "styles.bin")))
        bundles = b"".join(
            record(156, struct.pack("<II", 0, n) + wide(f"rId{n}") + wide(name)) for n, name in enumerate(sheets, 1)
        )
        properties = record(153, struct.pack("<II", int(date1904), 0) + wide(""))
        archive.writestr(
            "xl/workbook.bin", record(131) + properties + record(143) + bundles + record(144) + record(132)
        )
        formats = record(615, struct.pack("<I", 0)) + record(616)
        styles = b"".join(record(47, struct.pack("<HHHHHHI", 0, number, 0, 0, 0, 0, 0)) for number in (0, 14))
        cells = record(617, struct.pack("<I", 2)) + styles + record(618)
        archive.writestr("xl/styles.bin", record(278) + formats + cells + record(279))
        for name, (rows, merges) in zip(names, sheets.values(), strict=True):
            archive.writestr(f"xl/worksheets/{name}", _xlsb_sheet(rows, merges))
    return target.getvalue()


def _xlsb_sheet(rows: list[list], merges: list[tuple[int, int, int, int]]) -> bytes:
    width = max(map(len, rows))
    body = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(145)
    for number, row in enumerate(rows):
        body += record(0, struct.pack("<II", number, 0) + bytes(9))
        for column, value in enumerate(row):
            place = struct.pack("<I", column)
            if isinstance(value, str):
                body += record(6, place + bytes(4) + wide(value))
            elif isinstance(value, datetime.date):
                days = (value - datetime.date(1899, 12, 30)).days
                body += record(5, place + struct.pack("<I", 1) + struct.pack("<d", days))
            elif value is not None:
                body += record(5, place + bytes(4) + struct.pack("<d", value))
    body += record(146)
    if merges:
        ranges = (struct.pack("<IIII", top - 1, bottom - 1, left - 1, right - 1) for top, left, bottom, right in merges)
        body += record(177, struct.pack("<I", len(merges))) + b"".join(record(176, one) for one in ranges) + record(178)
    return body + record(130)


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def encrypted_xls(book: xlwt.Workbook, password: str) -> bytes:
    """The workbook as Excel 97 encrypts it: RC4, with a key of its own for each 1,024 bytes of the stream."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    start = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    start = hashlib.md5((start + salt) * 16).digest()[:5]

    def stream_key(block: int) -> bytes:
        return hashlib.md5(start + struct.pack("<I", block)).digest()

    both = rc4(stream_key(0), verifier + hashlib.md5(verifier).digest())
    filepass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + both
    plain = book.get_biff_data()
    first = 4 + struct.unpack_from("<H", plain, 2)[0]
    plain = bytearray(plain[:first] + filepass + plain[first:])
    fill = -len(plain) % 4
    plain += struct.pack("<HH", 0, fill) + bytes(fill)  # the container fills up with empty records of four bytes
    mask = bytearray(len(plain))  # 1 where a byte is encrypted
    at = 0
    while at < len(plain) - 3:
        number, size = struct.unpack_from("<HH", plain, at)
        if number == 0x85:  # BOUNDSHEET: its offset stays readable
            offset = struct.unpack_from("<I", plain, at + 4)[0] + len(filepass)
            struct.pack_into("<I", plain, at + 4, offset)
            mask[at + 8 : at + 4 + size] = b"\1" * (size - 4)
        elif number not in (0x809, 0x2F, 0xE1):
            mask[at + 4 : at + 4 + size] = b"\1" * size
        at += 4 + size
    hidden = b"".join(rc4(stream_key(n // 1024), bytes(plain[n : n + 1024])) for n in range(0, len(plain), 1024))
    stream = bytes(b if on else a for a, b, on in zip(plain, hidden, mask, strict=True))
    target = io.BytesIO()
    XlsDoc().save(target, stream)
    return target.getvalue()

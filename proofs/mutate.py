"""Damaged and hostile copies of spreadsheets, the same for the same seed."""

import io
import random
import zipfile
import zlib

INTERESTING = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
HOSTILE = (
    "=cmd|'/C calc'!A0", "<script>alert(1)</script>", "'; DROP TABLE visits; --", "../../etc/passwd",
    "[x](javascript:1)", "{{7*7}}", "\u202eабв", "\x00", "9" * 400, "Ж" * 5000, "1900-00-00", "#REF!", "NaN", "1e999",
    '"', "\r", ";;;;;;", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;",
)  # fmt: skip


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A copy with one to three changes; of a zip mostly within one of its members."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        inside = data[:2] == b"PK" and chance.random() < 0.75
        data = _member(data, other, chance) if inside else _bytes(data, other, chance)
    return data


def _member(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change one member and pack everything again, so that the reader gets past the checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            members = [(info.filename, book.read(info)) for info in book.infolist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return _bytes(data, other, chance)
    if not members:
        return data
    place = chance.randrange(len(members))
    name, content = members[place]
    members[place] = (name, _bytes(content, other, chance))
    if chance.random() < 0.1:
        members.append((f"../../{name}", content))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members:
            book.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    if not held:
        return bytes(other[:200])
    first = chance.randrange(len(held))
    length = min(chance.choice((1, 2, 4, 16, 64, 512, 4096)), len(held) - first)
    way = chance.randrange(9)
    if way == 0:
        held[first] ^= 1 << chance.randrange(8)
    elif way == 1:
        held[first : first + length] = chance.randbytes(length)
    elif way == 2:
        del held[first : first + length]
    elif way == 3:
        held[first:first] = held[first : first + length] * chance.randint(1, 50)
    elif way == 4:
        del held[first:]
    elif way == 5:
        held[first : first + 4] = chance.choice(INTERESTING).to_bytes(4, chance.choice(("little", "big")))
    elif way == 6:
        held[first:first] = chance.choice(HOSTILE).encode("utf-8", "replace")
    elif way == 7:
        start = chance.randrange(max(1, len(other)))
        held[first : first + length] = other[start : start + length]
    else:
        _replace_number(held, chance)
    return bytes(held)


def _replace_number(held: bytearray, chance: random.Random) -> None:
    """A digit of the text becomes many: counts, references and sizes that lie."""
    digits = [place for place, byte in enumerate(held[:200_000]) if 48 <= byte <= 57]
    if digits:
        place = chance.choice(digits)
        held[place : place + 1] = str(chance.choice(INTERESTING)).encode()

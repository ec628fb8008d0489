"""The fonts of the pages for print: cut from the variable fonts that Streamlit brings, in memory, once a process.

They hold all Kazakh letters. Where they cannot be found, DejaVu Sans, which matplotlib brings, holds them too.
"""

import atexit
import importlib.util
import io
import shutil
import tempfile
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_FILES = {"sans": "SourceSansVF-Upright*", "serif": "SourceSerifVariable-Roman*"}
_LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x400, 0x460), *map(ord, "ӘәҒғҚқҢңӨөҰұҮүҺһ")]
_SIGNS = [
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2026,
    0x2060,
    0x2116,
    0x2212,
    0x2248,
    0x2265,
    0x25B2,
    0x25BC,
]


def _media() -> Path | None:
    found = importlib.util.find_spec("streamlit")  # looked up, not imported
    return Path(found.origin).parent / "static" / "static" / "media" if found and found.origin else None


@cache
def _cut(face: str) -> bytes | None:
    """The variable font with the letters of the three languages only."""
    folder = _media()
    path = next(folder.glob(_FILES[face]), None) if folder else None
    if path is None:
        return None
    options = subset.Options(layout_features=["kern"], notdef_outline=True, drop_tables=["GSUB", "DSIG"])
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*_LETTERS, *_SIGNS])
    cutter.subset(font)
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@cache
def static(face: str, weight: int) -> bytes | None:
    """A font of one weight ("sans" or "serif") as TrueType; None where the wheel has none."""
    cut = _cut(face)
    if cut is None:
        return None
    font = TTFont(io.BytesIO(cut))
    place: dict[str, float | tuple[float, float, float] | None] = {"wght": float(weight)}
    if any(axis.axisTag == "opsz" for axis in font["fvar"].axes):
        place["opsz"] = 24.0
    buffer = io.BytesIO()
    instancer.instantiateVariableFont(font, place).save(buffer)
    return buffer.getvalue()


@cache
def woff2(face: str, weight: int | None = None) -> bytes | None:
    """A font for a page, packed; all weights where `weight` is None."""
    data = _cut(face) if weight is None else static(face, weight)
    if data is None:
        return None
    font = TTFont(io.BytesIO(data))
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="visitstats-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def path(face: str, weight: int) -> str | None:
    """The font of a weight as a file of this process: matplotlib reads fonts by path only."""
    data = static(face, weight)
    if data is None:
        return None
    file = _folder() / f"{face}-{weight}.ttf"
    file.write_bytes(data)
    return str(file)

"""The fonts of the pages for print: cut once from the variable fonts that Streamlit brings, kept beside the database.

They hold all Kazakh letters. Where they cannot be found, DejaVu Sans, which matplotlib brings, holds them too.
"""

import atexit
import importlib.util
import io
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from fontTools import subset, version
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from visitstats.settings import settings

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


def _path(face: str) -> Path | None:
    folder = _media()
    return next(folder.glob(_FILES[face]), None) if folder else None


@cache
def _cut(face: str) -> bytes | None:
    """The variable font with the letters of the three languages only."""
    path = _path(face)
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
    return _kept(f"{face}-{weight}.ttf", lambda: _static(face, weight))


def _static(face: str, weight: int) -> bytes | None:
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
    return _kept(f"{face}-{weight or 'all'}.woff2", lambda: _packed(face, weight))


def _packed(face: str, weight: int | None) -> bytes | None:
    data = _cut(face) if weight is None else static(face, weight)
    if data is None:
        return None
    font = TTFont(io.BytesIO(data))
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@cache
def path(face: str, weight: int) -> str | None:
    """The font of a weight as a file: matplotlib reads fonts by path only."""
    data = static(face, weight)
    if data is None:
        return None
    file = _folder() / f"{face}-{weight}.ttf"
    if not file.exists():
        _keep(file, data)
    return str(file)


def _kept(name: str, make: Callable[[], bytes | None]) -> bytes | None:
    """The file of this name from the folder of cut fonts; cut now, and kept there, where it is missing."""
    file = _folder() / name
    try:
        return file.read_bytes()
    except OSError:
        data = make()
        if data is not None:
            _keep(file, data)
        return data


def _keep(file: Path, data: bytes) -> None:
    """Put a file in its place at once, so that another process never reads half of it."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(file)


@cache
def _folder() -> Path:
    """Beside the database, named for what is cut and by which version; a folder of this process where none can be."""
    source = "\n".join([version, str(_LETTERS + _SIGNS), *(str(_path(face)) for face in _FILES)])
    named = f"{settings().database.rsplit(':', 1)[-1]}.fonts-{sha256(source.encode()).hexdigest()[:8]}"
    folder = Path(named)
    try:
        if not folder.parent.is_dir():
            raise FileNotFoundError(folder)
        folder.mkdir(exist_ok=True)
        _keep(folder / ".here", b"")
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="visitstats-fonts-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

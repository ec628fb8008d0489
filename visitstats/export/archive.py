"""Files put into a zip so that the same contents always give the same bytes."""

import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows


def add(archive: zipfile.ZipFile, name: str, data: bytes | str) -> None:
    """Put a file into the archive, packed, without the time at which it was made."""
    entry = zipfile.ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    archive.writestr(entry, data)

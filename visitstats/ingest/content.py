"""The bytes of a file that waits to be read, perhaps for hours and several times: packed where that saves anything."""

import hashlib

import pyarrow as pa

WORTH = 0.8  # of its size; what hardly gets smaller, as workbooks, stays as it is
LEVEL = 1


class Content:
    """As `bytes(content)` the file as it was; `len(content)` and `sha256` need no unpacking."""

    def __init__(self, data: bytes) -> None:
        self._size, self.sha256 = len(data), hashlib.sha256(data).hexdigest()
        packed = _codec().compress(data, asbytes=True) if data else b""
        self._packed = len(packed) < WORTH * len(data)
        self._held = packed if self._packed else data

    def __len__(self) -> int:
        return self._size

    def __bytes__(self) -> bytes:
        return _codec().decompress(self._held, self._size, asbytes=True) if self._packed else self._held

    @property
    def held(self) -> int:
        """The bytes that it takes."""
        return len(self._held)


def _codec() -> pa.Codec:
    return pa.Codec("zstd", LEVEL)

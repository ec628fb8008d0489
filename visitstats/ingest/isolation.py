"""Understands files in a child process with limits of memory and time, so that no file can harm the server."""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, astuple, dataclass, field
from typing import Any

from visitstats.ingest import personal
from visitstats.ingest.childprocess import AT_ONCE, GRACE, Child, Limits, Stop, Stopped
from visitstats.ingest.coloured import Lists, Mark
from visitstats.ingest.content import Content
from visitstats.ingest.guidance import NOTHING, Guidance, to_plain
from visitstats.ingest.model import Reason, Understanding
from visitstats.ingest.wire import unpack

__all__ = ["GRACE", "File", "Limits", "Stop", "Stopped", "coloured_file", "understand_file", "understand_files"]

SLOW = Reason("Reading took longer than {seconds} seconds and was stopped. Split the file and try again.")
BIG = Reason("Reading needed more memory than is allowed and was stopped. Split the file and try again.")
BROKEN = Reason("The file made the reader stop. Open it in a spreadsheet program, save it again and retry.")
OVER = Reason("The file has {size} MB; at most {limit} MB are read. Split it and try again.")


@dataclass(frozen=True)
class File:
    """One file to understand; the password, if any, lives no longer than the call."""

    data: bytes | Content = field(repr=False)
    name: str
    password: str | None = field(default=None, repr=False)
    guidance: Guidance = NOTHING
    views: bool = False  # whether the sheets come back too, as they may be shown


def understand_file(
    data: bytes | Content,
    name: str,
    password: str | None = None,
    limits: Limits | None = None,
    guidance: Guidance = NOTHING,
    stop: Stop | None = None,
    views: bool = False,
) -> Understanding:
    """What the file holds. A bad file is no error: the outcome is then refused, with its reason.

    `guidance` is what a person said about it; `views` asks for its sheets as they may be shown. Raises Stopped, and
    RuntimeError where the child does not start, which no file can cause.
    """
    return understand_files([File(data, name, password, guidance, views)], limits, stop)[0]


def understand_files(
    files: Sequence[File], limits: Limits | None = None, stop: Stop | None = None
) -> list[Understanding]:
    """The same for many files, in their order: each in a worker of its own, as many at once as there are processors."""
    limits = limits or Limits()
    lanes = max(1, min(AT_ONCE, len(files)))
    results: dict[int, Understanding] = {}
    shares = [[(i, files[i]) for i in range(lane, len(files), lanes)] for lane in range(lanes)]
    with ThreadPoolExecutor(lanes) as pool:
        for done in pool.map(lambda share: _share(Child(limits, stop or Stop()), share), shares):
            results.update(done)
    return [results[i] for i in range(len(files))]


def coloured_file(
    data: bytes | Content, name: str, marks: Sequence[Mark], lists: Lists, password: str | None = None
) -> bytes | None:
    """The file made anew from its values as .xlsx, with these cells coloured and lists of allowed values behind.

    None where that cannot be done.

    Raises RuntimeError as `understand_file` does.
    """
    job = {"name": name, "password": password, "size": len(data), "lists": asdict(lists)}
    answer = Child(Limits(), Stop()).answer(job | {"marks": [astuple(mark) for mark in marks]}, data)
    return answer[1:] if answer[:3] == b"WPK" else None


def _share(child: Child, files: Iterable[tuple[int, File]]) -> dict[int, Understanding]:
    """The files of one lane, one after another."""
    try:
        with ThreadPoolExecutor(1) as aside:  # hashes while the child works
            return {number: _understood(child, file, aside) for number, file in files}
    finally:
        child.close()


def _understood(child: Child, file: File, aside: ThreadPoolExecutor) -> Understanding:
    if len(file.data) > child.limits.file_mb << 20:
        size = {"size": -(-len(file.data) >> 20), "limit": child.limits.file_mb}
        found = _refused("too_large", Reason(OVER.text, size))
        sha256 = _sha256(file.data)
    else:
        digest = aside.submit(_sha256, file.data)
        found, sha256 = _asked(child, file), digest.result()
    found.file, found.sha256 = personal.clean_file_name(file.name), sha256
    return found


def _asked(child: Child, file: File) -> Understanding:
    """What the child says of a file; its name and hash are put in afterwards."""
    job: dict[str, Any] = {"name": personal.clean_file_name(file.name), "password": file.password}
    job |= {"size": len(file.data), "guidance": to_plain(file.guidance), "views": file.views}
    answer = child.ask(job, file.data)
    if answer[:1] == b"U":
        try:
            return unpack(memoryview(answer)[1:])
        except ValueError:
            return _refused("corrupt", BROKEN)
    if answer == b"T":
        return _refused("too_large", Reason(SLOW.text, {"seconds": child.limits.seconds}))
    return _refused("too_large", BIG) if answer == b"M" else _refused("corrupt", BROKEN)


def _sha256(data: bytes | Content) -> str:
    return data.sha256 if isinstance(data, Content) else hashlib.sha256(data).hexdigest()


def _refused(reason: str, detail: Reason) -> Understanding:
    return Understanding("", "", "refused", reason, why=[detail])

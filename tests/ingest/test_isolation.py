"""Files are understood in a child with limits: whatever the child does, the parent gets an answer and stays whole."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from visitstats.ingest import child, childprocess
from visitstats.ingest.content import Content
from visitstats.ingest.isolation import File, Limits, Stop, Stopped, understand_file, understand_files
from visitstats.ingest.model import STAGED
from visitstats.ingest.read import office

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the limits of the operating system are those of POSIX")
PLAIN = """
import pyarrow as pa
from visitstats.ingest.model import *
def understand(workbook, sha256):
    sheets = workbook.sheets
    rows = pa.Table.from_pylist([{"sheet": s.name, "row": 1, "set_aside": False, "visits": len(s.rows)}
                                 for s in sheets], schema=STAGED)
    column = Column("A", "Регион", "region", Reason("why {n}", {"n": 1}))
    table = Table(1, None, "records", (1, 1), 2, 3, [column], rows, ("year",), [Reason("because")], "title")
    return Understanding(workbook.file, sha256, "review", None, [table],
                         [Problem(None, 2, "A", "region_unknown", "Акм-ая", 1)], [LeftOut(None, 3, "total", 1)])
"""  # an understanding with something in every place
REGISTER = "Регион;Визитов\nАстана;5\n".encode()
SMALL = Limits(memory_mb=700, seconds=3)


def with_understand(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """Lets the child understand files by this source instead of the product's own."""
    start = (
        "import sys, types; sys.path.insert(0, sys.argv.pop(1)); m = types.ModuleType('visitstats.ingest.understand');"
        f"exec({source!r}, m.__dict__); sys.modules[m.__name__] = m; inner = m.understand;"
        "m.understand = lambda workbook, sha256, *said: inner(workbook, sha256) if workbook.file else None;"
        "from visitstats.ingest.child import main; main()"
    )
    monkeypatch.setattr(childprocess, "START", start)


def test_an_understanding_comes_back_whole(monkeypatch):
    with_understand(monkeypatch, PLAIN)
    found = understand_file(REGISTER, "Реестр.csv")
    assert (found.file, found.outcome, found.sha256) == ("Реестр.csv", "review", hashlib.sha256(REGISTER).hexdigest())
    (table,) = found.tables
    assert table.rows.column("visits").to_pylist() == [2]
    assert (table.header_rows, table.columns[0].why.values, table.why[0].text) == ((1, 1), {"n": 1}, "because")
    assert (found.problems[0].value, found.left_out[0].reason, table.dimensions) == ("Акм-ая", "total", ("year",))


def test_many_files_keep_their_order(monkeypatch):
    with_understand(monkeypatch, PLAIN)
    files = [File(b"a;b\n" * (n + 1), f"{n}.csv") for n in range(12)]
    files[5] = File(b"", "5.csv")
    found = understand_files(files, SMALL)
    assert [u.file for u in found] == [f"{n}.csv" for n in range(12)]
    assert [u.tables[0].rows.column("visits")[0].as_py() for u in found if u.tables] == [
        n + 1 for n in range(12) if n != 5
    ]
    assert (found[5].outcome, found[5].reason) == ("refused", "empty")


@POSIX
@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("[bytearray(1 << 20) for _ in range(100000)]", "too_large"),
        ("while True: pass", "too_large"),
        ("import time; time.sleep(60)", "too_large"),
        ("import os; os.abort()", "too_large"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "corrupt"),
        ("import os; os._exit(3)", "too_large"),
        ("raise BaseException('a panic')", "corrupt"),
        ("raise RuntimeError(workbook)", "corrupt"),
        ("return 'no understanding'", "corrupt"),
        ("import os; [os.write(n, b'x' * 100) for n in range(1, 20) if os.isatty(n) or True]", "corrupt"),
    ],
)
def test_a_file_that_harms_its_reader_is_refused(monkeypatch, deed, reason):
    with_understand(monkeypatch, f"def understand(workbook, sha256):\n    {deed}\n")
    began = time.monotonic()
    found = understand_file(REGISTER, "x.csv", limits=SMALL)
    assert (found.outcome, found.reason) == ("refused", reason)
    assert found.why[0].text
    assert time.monotonic() - began < 10


def test_packed_files_and_packed_rows_are_what_they_were():
    data = "Дата;Регион;Учреждение\n".encode() + "05.03.2018;г. Астана;СИЗО № 1\n".encode() * 5000
    content = Content(data)
    assert (bytes(content), len(content), content.sha256) == (data, len(data), hashlib.sha256(data).hexdigest())
    assert content.held < len(data) / 20
    noise = os.urandom(10_000)
    assert (bytes(Content(noise)), Content(noise).held, bytes(Content(b""))) == (noise, 10_000, b"")
    plain, packed = understand_file(data, "x.csv"), understand_file(content, "x.csv")
    packed.pack()
    packed.pack()
    (one,), (other,) = plain.tables, packed.tables
    assert plain.sha256 == packed.sha256
    assert one.rows.equals(other.rows)
    assert all(one.column(name).equals(other.column(name)) for name in STAGED.names[:-1])
    assert vars(other)["rows"].nbytes < one.as_staged.nbytes / 5


@POSIX
def test_the_end_of_the_program_waits_for_no_reading(monkeypatch):
    with_understand(monkeypatch, "def understand(workbook, sha256):\n    import time; time.sleep(600)\n")
    monkeypatch.setattr(childprocess, "_ending", threading.Event())
    caught: list[Stopped] = []

    def read() -> None:
        try:
            understand_files([File(REGISTER, f"{n}.csv") for n in range(9)])
        except Stopped as problem:
            caught.append(problem)

    reading = threading.Thread(target=read)
    reading.start()
    while not list(childprocess._known):
        time.sleep(0.05)
    childprocess.stop_all()
    reading.join(60)  # six hundred seconds without it
    assert not reading.is_alive()
    assert len(caught) == 1


@POSIX
def test_one_bad_file_does_not_spoil_the_others(monkeypatch):
    with_understand(
        monkeypatch, PLAIN.replace("    rows =", "    if workbook.file == '1.csv': import os; os.abort()\n    rows =")
    )
    found = understand_files([File(REGISTER, f"{n}.csv") for n in range(4)], SMALL)
    assert [u.outcome for u in found] == ["review", "refused", "review", "review"]


@POSIX
def test_the_reader_can_write_no_file(monkeypatch, tmp_path):
    deed = f"open({str(tmp_path / 'x')!r}, 'wb').write(b'secret' * 1000)"
    with_understand(monkeypatch, f"def understand(workbook, sha256):\n    {deed}\n")
    assert understand_file(REGISTER, "x.csv", limits=SMALL).outcome == "refused"
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


@POSIX
def test_no_process_is_left_behind(monkeypatch):
    with_understand(monkeypatch, "def understand(workbook, sha256):\n    import time; time.sleep(30)\n")
    understand_file(REGISTER, "x.csv", limits=Limits(memory_mb=700, seconds=1))
    left = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True).stdout
    assert "visitstats.ingest.child" not in left


def test_a_file_over_the_limit_is_refused_without_a_child(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    found = understand_file(b"x" * ((1 << 20) + 1), "x.csv", limits=Limits(file_mb=1))
    assert (found.reason, found.why[0].values) == ("too_large", {"size": 2, "limit": 1})


def test_a_reading_can_be_stopped_and_its_process_is_gone(monkeypatch):
    with_understand(monkeypatch, "def understand(workbook, sha256):\n    while True: pass\n")
    stop, children = Stop(), []
    watch = stop.watch
    monkeypatch.setattr(stop, "watch", lambda process: (watch(process), children.append(process)))
    timer = threading.Timer(1.5, stop.now)
    timer.start()
    with pytest.raises(Stopped):
        understand_file(REGISTER, "x.csv", stop=stop)
    timer.join()
    assert children[0].poll() is not None
    with pytest.raises(Stopped):
        understand_file(REGISTER, "x.csv", stop=stop)


def test_where_there_is_no_fork_the_time_limit_still_holds(monkeypatch):
    with_understand(monkeypatch, "import os; del os.fork\ndef understand(workbook, sha256):\n    while True: pass\n")
    monkeypatch.setattr(childprocess, "GRACE", 1)
    assert understand_file(REGISTER, "x.csv", limits=Limits(seconds=1)).reason == "too_large"
    with_understand(monkeypatch, "import os; del os.fork\n" + PLAIN)
    assert understand_file(REGISTER, "x.csv").outcome == "review"


def test_the_child_needs_no_heavy_package():
    heavy = "{'duckdb', 'streamlit', 'plotly'}"  # pandas comes with the first array of pyarrow
    start = childprocess.START.replace("main()", f"print([m for m in {heavy} if sys.modules.get(m)])")
    run = subprocess.run(
        [sys.executable, "-c", start, str(childprocess.ROOT)],
        capture_output=True,
        text=True,
        cwd=Path(childprocess.ROOT),
    )
    assert run.stdout.strip() == "[]", run.stderr


def test_a_server_reads_fewer_files_at_once_than_it_has_processors(monkeypatch):
    monkeypatch.setattr(childprocess, "_turns", None)  # put back afterwards
    childprocess.leave_room()
    turns = childprocess._turns
    free = [turns.acquire(blocking=False) for _ in range(childprocess.AT_ONCE)]
    assert free == [True] * childprocess.BESIDE_PAGES + [False] * (childprocess.AT_ONCE - childprocess.BESIDE_PAGES)
    assert max(1, childprocess.AT_ONCE - 1) == childprocess.BESIDE_PAGES


def test_a_file_waits_for_its_turn_and_can_be_stopped_meanwhile(monkeypatch):
    turns = threading.BoundedSemaphore(1)
    monkeypatch.setattr(childprocess, "_turns", turns)
    turns.acquire()
    stop, ended = Stop(), []

    def read() -> None:
        with pytest.raises(Stopped):
            understand_file(b"a;b", "a.csv", stop=stop)
        ended.append(True)

    waiting = threading.Thread(target=read)
    waiting.start()
    stop.now()
    waiting.join(60)
    turns.release()
    assert ended == [True]
    assert understand_file(b"a;b", "a.csv").outcome == "refused"
    assert turns.acquire(blocking=False)  # given back afterwards


@POSIX
@pytest.mark.parametrize(("peak_mb", "said"), [(100, b"C"), (500, b"M")])
def test_a_worker_that_falls_over_with_its_memory_full_fell_for_want_of_it(peak_mb, said):
    assert child._death(signal.SIGSEGV, peak_mb, {"memory_mb": 700}) == said


def test_an_unpacker_without_memory_is_no_damage(monkeypatch):
    class PanicException(BaseException):
        pass

    def panic(*_):
        raise PanicException("assertion `left == right` failed\n  left: MemError\n right: Ok")

    monkeypatch.setattr(office, "_read", panic)
    with pytest.raises(MemoryError):
        office.read(b"", "x.xlsx")

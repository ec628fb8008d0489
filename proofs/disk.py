"""A full disk at each write of an import: refused in words, nothing changed, and stored when there is space again."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from proofs.registers import register
from proofs.report import Proof
from proofs.store import Store

STEPS = 24
ROWS = 5000
SMALL_MIB = (6, 8, 10, 12, 16)


def run() -> list[Proof]:
    """By a limit of the size of files on every system with such, and on small file systems where root may make them."""
    proofs = [_by_limit(STEPS)]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount"):
        proofs.append(_on_small_disks())
    return proofs


def _by_limit(steps: int) -> Proof:
    findings: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = prepare(folder / "built")
        size = built.database.stat().st_size
        for step in range(steps):
            limit = int((size + 600_000) * (step + 1) / steps) if step % 2 else 30_000 * (step + 1)
            findings += [f"{limit} bytes: {each}" for each in refused_and_stored(built, folder / str(step), limit)]
    bad = len({finding.split(":")[0] for finding in findings})
    return Proof("disk full, by size of file", steps, steps - bad, len(findings), findings=tuple(findings[:20]))


def prepare(folder: Path) -> Store:
    folder.mkdir()
    store = Store(folder / "visits.duckdb")
    store.worker().communicate()
    return store


def refused_and_stored(built: Store, folder: Path, limit: int) -> list[str]:
    """The same process is refused, and stores the file once the limit is gone; nothing is half or double."""
    shutil.copytree(built.database.parent, folder)
    store = Store(folder / built.database.name, {"a.csv": ROWS})
    (folder / "a.csv").write_bytes(register("a", ROWS))
    output, errors = store.worker("--limit", limit, folder / "a.csv").communicate()
    events = store.heard(output)
    wrong, _ = store.examined()
    if events[-1]["event"] != "imported":
        wrong.append(f"not stored afterwards: {events[-1]['event']}")
    shutil.rmtree(folder)
    return wrong + ["a traceback"] * ("Traceback" in errors)


def _on_small_disks() -> Proof:
    findings: list[str] = []
    tried = 0
    for size in SMALL_MIB:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "none", folder], check=False)
            if done.returncode:
                continue
            tried += 1
            try:
                findings += [f"{size} MiB: {each}" for each in _until_full(Path(folder), size)]
            finally:
                subprocess.run(["umount", folder], check=True)
    bad = len({finding.split(":")[0] for finding in findings})
    return Proof("disk full, on a small disk", tried, tried - bad, len(findings), findings=tuple(findings[:20]))


def _until_full(folder: Path, size: int) -> list[str]:
    """Imports until there is no space; then what was acknowledged is there, and it goes on once space is free."""
    ballast = folder / "ballast"
    with tempfile.TemporaryDirectory() as outside:
        files = [Path(outside) / f"{number}.csv" for number in range(12)]
        for path in files:
            path.write_bytes(register(f"{size}{path.name}", 20_000))
        store = Store(folder / "visits.duckdb", {path.name: 20_000 for path in files})
        ballast.write_bytes(bytes(1 << 20))
        output, errors = store.worker(*files).communicate()
        store.heard(output)
        ballast.unlink()
        wrong, _ = store.examined()
        if "refused" not in output and "Traceback" not in errors:
            wrong.append("was never full")
        return wrong

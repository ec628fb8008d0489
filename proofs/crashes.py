"""kill -9 at random moments of real imports: nothing lost, half or double, and ready again."""

import random
import tempfile
import time
from pathlib import Path

from proofs.registers import register
from proofs.report import Proof
from proofs.store import Store

READY = 5.0  # seconds within which the database answers again
ROUNDS_OF_A_STORE = 25
FILES_OF_A_ROUND = 4
MOST_FILES = 6  # handed to a worker at once, so that kills fall into imports and a round stays short
SIZES = (1, 10, 200, 2000, 20000)


def run(rounds: int, seed: int) -> Proof:
    """Kill a worker in each round; the next one is given again what was not acknowledged."""
    chance, findings, slowest = random.Random(seed), [], 0.0
    done = 0
    while done < rounds:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder) / "visits.duckdb")
            for _ in range(min(ROUNDS_OF_A_STORE, rounds - done)):
                done += 1
                wrong, ready = _round(store, f"{seed}-{done}", chance)
                findings += [f"round {done}: {each}" for each in wrong]
                slowest = max(slowest, ready)
    bad = len({finding.split(":")[0] for finding in findings})
    return Proof("kill -9 in imports", rounds, rounds - bad, len(findings), slowest, READY, tuple(findings[:20]))


def _round(store: Store, name: str, chance: random.Random) -> tuple[list[str], float]:
    folder = store.database.parent
    for number in range(FILES_OF_A_ROUND):
        file = f"{name}-{number}.csv"
        rows = chance.choice(SIZES)
        (folder / file).write_bytes(register(file, rows))
        store.files[file] = rows
    waiting = [folder / file for file in store.files if file not in store.acknowledged]
    _killed(store, waiting[:MOST_FILES], chance)
    return store.examined()


def _killed(store: Store, files: list[Path], chance: random.Random) -> None:
    """Run a worker and end it somewhere between its start and the end of its imports, most often in the imports."""
    worker = store.worker(*files)
    assert worker.stdout
    first = worker.stdout.readline() if chance.random() < 0.9 else ""
    time.sleep(chance.uniform(0, 0.5 + 0.6 * len(files)))
    worker.kill()
    store.heard(first + worker.communicate()[0])

"""Run the proofs and print one table: what, tried, survived, lost. Ends with status 1 if one of them does not hold.

python -m proofs [crashes|disk|damage|lake ...]      rounds: VISITSTATS_PROVE_ROUNDS (200), seconds of the
lake: VISITSTATS_PROVE_SECONDS (300)
"""

import os
import random
import sys
from collections.abc import Callable

from proofs.report import Proof, table

PROOFS = ("crashes", "disk", "damage", "lake")


def main(names: list[str]) -> int:
    rounds = int(os.environ.get("VISITSTATS_PROVE_ROUNDS", "200"))
    seed = int(os.environ.get("VISITSTATS_PROVE_SEED", str(random.SystemRandom().randrange(10**6))))
    print(f"seed {seed}, {rounds} rounds", flush=True)
    found: list[Proof] = []
    for name in names or PROOFS:
        print(f"proving {name} ...", file=sys.stderr, flush=True)
        proven = _ways(rounds, seed)[name]()
        print(table(proven), file=sys.stderr, flush=True)
        found += proven
    print(table(found))
    return int(not all(each.held for each in found))


def _ways(rounds: int, seed: int) -> dict[str, Callable[[], list[Proof]]]:
    from proofs import crashes, damage, disk, lake

    return {
        "crashes": lambda: [crashes.run(rounds, seed)],
        "disk": disk.run,
        "damage": lambda: damage.run(rounds, seed),
        "lake": lambda: lake.run(int(os.environ.get("VISITSTATS_PROVE_SECONDS", "300")), seed),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

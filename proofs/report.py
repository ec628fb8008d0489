"""What a proof tried, what survived, what was lost: one line a proof."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Proof:
    """`slowest` is the worst time in seconds of what `limit` limits; `findings` say what went wrong."""

    what: str
    tried: int
    survived: int
    lost: int
    slowest: float | None = None
    limit: float | None = None
    findings: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """What tried nothing proves nothing."""
        whole = self.tried > 0 and self.survived == self.tried and not self.lost and not self.findings
        return whole and (self.slowest or 0) <= (self.limit or float("inf"))


def table(proofs: list[Proof]) -> str:
    """The proofs as text in columns, then what went wrong."""
    head = ("what", "tried", "survived", "lost", "slowest s", "limit s", "held")
    lines = [head, *(_cells(each) for each in proofs)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join(rows + [f"  {each.what}: {finding}" for each in proofs for finding in each.findings])


def _cells(proof: Proof) -> tuple[str, ...]:
    slowest, limit = (f"{each:.1f}" if each is not None else "" for each in (proof.slowest, proof.limit))
    counts = (str(proof.tried), str(proof.survived), str(proof.lost))
    return (proof.what, *counts, slowest, limit, "yes" if proof.held else "NO")


@dataclass(frozen=True)
class Figure:
    """One measured number with its unit, and the goal that it must not pass; None where there is none."""

    what: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def held(self) -> bool:
        return self.goal is None or self.value <= self.goal


def figures(found: list[Figure]) -> str:
    """The figures as text in columns."""
    head = ("what", "measured", "goal", "held")
    lines = [head, *(_figure(each) for each in found)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def _figure(each: Figure) -> tuple[str, str, str, str]:
    digits = 2 if each.unit == "s" else 0
    goal = "" if each.goal is None else f"{each.goal:g} {each.unit}".strip()
    held = "" if each.goal is None else "yes" if each.held else "NO"
    return each.what, f"{each.value:.{digits}f} {each.unit}".strip(), goal, held

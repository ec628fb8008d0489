"""What was read of the rows of a register, part by part, each part with its problems."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from visitstats.ingest.coded import Answers
from visitstats.ingest.values.counts import Count
from visitstats.ingest.values.dates import When
from visitstats.ingest.values.names import Institution

T = TypeVar("T")
Trouble = tuple[str, int | None, Any]  # problem, column, value
NOWHERE = Institution(None, None)


@dataclass(frozen=True)
class Part(Generic[T]):
    """What was read of one part of a row, with its problems."""

    value: T
    problems: list[Trouble]

    @property
    def waits(self) -> bool:
        """Whether the row is set aside for it: an unknown kind alone is only told."""
        return any(problem != "kind_unknown" for problem, _, _ in self.problems)


@dataclass(frozen=True)
class Name:
    """An institution as it is spelled, and what its name or its type says."""

    text: str | None
    institution: Institution


@dataclass
class Reads:
    """All data rows of a register as they were read, each part once for each different question."""

    when: Answers[Part[When]]
    region: Answers[Part[str | None]]
    name: Answers[Name]
    ministry: Answers[Part[str | None]]
    kind: Answers[Part[str | None]]
    count: Answers[Part[Count]]

    @property
    def parts(self) -> list[Answers[Part[Any]]]:
        """The parts that may have problems, in the order in which they are told."""
        return [self.when, self.region, self.ministry, self.kind, self.count]

"""The three readings of regions through time: as recorded, on common borders, on the borders of today."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visitstats.reference.borders import existing, tiles
from visitstats.reference.shapes import Tile
from visitstats.settings import today

RECORDED, COMMON, PRESENT = "recorded", "common", "present"
READINGS = (RECORDED, COMMON, PRESENT)


@dataclass(frozen=True)
class Reading:
    """A reading of regions; common borders are the finest units that existed from `borders_from` on."""

    code: str = RECORDED
    borders_from: datetime.date | None = None

    def params(self) -> dict[str, Any]:
        """Parameters of the question visits_by_region."""
        return {"reading": self.code, "borders_from": self.borders_from}

    def units(self, year: int) -> list[str]:
        """The regions to show for a year, whether visited or not."""
        day = self._day(year)
        return existing(day, day)

    def places(self, year: int, visited: Mapping[str, int]) -> dict[str, Tile]:
        """The tiles of a year: regions that cannot be told apart are one tile, if neither of them has a count."""
        found = tiles(self._day(year))
        for unit in visited:
            parts = unit.split()
            if len(parts) > 1 and not any(visited.get(part) for part in parts):
                found[unit] = _together(unit, [found.pop(part) for part in parts])
        return found

    def _day(self, year: int) -> datetime.date:
        """The day whose borders the map shows."""
        if self.code == COMMON and self.borders_from:
            return self.borders_from
        return today() if self.code == PRESENT else datetime.date(year, 12, 31)


def _together(unit: str, tiles: list[Tile]) -> Tile:
    row, column = min(tile.row for tile in tiles), min(tile.column for tile in tiles)
    last_row = max(tile.row + tile.rows for tile in tiles)
    last_column = max(tile.column + tile.columns for tile in tiles)
    return Tile(unit, row, column, last_row - row, last_column - column, None, None)

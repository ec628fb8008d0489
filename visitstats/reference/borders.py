"""Regions through time: which existed when, what they are on common borders, where they stand on the tile map."""

import datetime

from visitstats.reference.loading import all_tiles, regions
from visitstats.reference.shapes import Tile


def in_force(region_code: str, first_day: datetime.date, last_day: datetime.date) -> bool:
    """Whether the region existed on any day from `first_day` to `last_day`. KeyError for an unknown code."""
    region = regions()[region_code]
    begun = region.valid_from is None or region.valid_from <= last_day
    ended = region.valid_before is not None and region.valid_before <= first_day
    return begun and not ended


def existing(first_day: datetime.date, last_day: datetime.date) -> list[str]:
    """The codes of the regions that existed on any day of a period, in the order of the table."""
    return [code for code in regions() if in_force(code, first_day, last_day)]


def on_common_borders(region_code: str, first_day: datetime.date) -> str:
    """The unit that holds a region and existed from `first_day` on: its parent for a region formed later.

    From 2015 to 2023 there are 16 such units; Abai Region, formed in 2022, counts with East Kazakhstan there.
    """
    region = regions()[region_code]
    while region.valid_from is not None and region.valid_from > first_day and region.parent_code:
        region = regions()[region.parent_code]
    return region.region_code


def in_present_borders(region_code: str, last_day: datetime.date) -> str | None:
    """The region of today that a record of up to `last_day` surely belongs to; None where it was split since."""
    for region in regions().values():
        formed_later = region.valid_from is not None and region.valid_from > last_day
        if formed_later and region.parent_code == region_code:
            return None
    return None if regions()[region_code].valid_before else region_code


def tiles(day: datetime.date) -> dict[str, Tile]:
    """The tile map of a day, by region: 16 tiles before 19 June 2018, 20 today, always the same outline."""
    return {
        tile.region_code: tile
        for tile in all_tiles()
        if (tile.valid_from is None or tile.valid_from <= day)
        and (tile.valid_before is None or day < tile.valid_before)
    }

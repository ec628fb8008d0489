"""The units that statistics are counted by: regions, ministries, kinds, groups, through time and in three languages.

The facts are in data/reference/*.csv, each row with its source and how sure it is (S seen in a source, K general
knowledge, I inference).
"""

from visitstats.reference.borders import existing, in_force, in_present_borders, on_common_borders, tiles
from visitstats.reference.loading import (
    REFERENCE,
    bodies,
    events,
    groups,
    institution_kinds,
    ministries,
    regions,
    visit_kinds,
)
from visitstats.reference.naming import body_on, name
from visitstats.reference.published import PublishedFigure, published_figures
from visitstats.reference.shapes import Body, Event, Group, InstitutionKind, Ministry, Region, Tile, VisitKind

__all__ = [
    "REFERENCE",
    "Body",
    "Event",
    "Group",
    "InstitutionKind",
    "Ministry",
    "PublishedFigure",
    "Region",
    "Tile",
    "VisitKind",
    "bodies",
    "body_on",
    "events",
    "existing",
    "groups",
    "in_force",
    "in_present_borders",
    "institution_kinds",
    "ministries",
    "name",
    "on_common_borders",
    "published_figures",
    "regions",
    "tiles",
    "visit_kinds",
]

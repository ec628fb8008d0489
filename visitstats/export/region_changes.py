"""The regions in two years on common borders, sorted by the change: a border is never read as a fall."""

import datetime

import pandas as pd

from visitstats.export import findings
from visitstats.export.breakdowns import common, comparable
from visitstats.export.by_region import DIMENSION, region_name
from visitstats.export.facts import Facts
from visitstats.export.views import ROWS, Column, Item, Series, View
from visitstats.reference import borders
from visitstats.texts import _, capital, year_range


def on_common_borders(by_region: pd.DataFrame, year: int) -> pd.DataFrame:
    """code, name, before, after, change: two years on the borders of the earlier one, largest rise first.

    `by_region` is the answer of visits_by_region for both years, regions as recorded.
    """
    start = datetime.date(year - 1, 1, 1)
    both = by_region[by_region["year"].isin([year - 1, year]) & by_region["region_code"].notna()]
    units = [borders.on_common_borders(code, start) for code in both["region_code"]]
    wide = both.assign(code=units).pivot_table(index="code", columns="year", values="visits", aggfunc="sum")
    wide = wide.reindex(columns=[year - 1, year]).fillna(0).astype(int)
    frame = pd.DataFrame({"code": wide.index, "before": wide[year - 1].to_numpy(), "after": wide[year].to_numpy()})
    frame["change"] = frame["after"] - frame["before"]
    frame["name"] = [region_name(code) for code in frame["code"]]
    return frame.sort_values(["change", "name"], ascending=[False, True], kind="stable").reset_index(drop=True)


def region_changes(facts: Facts) -> View | None:
    """The change of each region as a bar to one side of zero; None where the two years cannot be compared."""
    if not comparable(facts, DIMENSION):
        return None
    found = on_common_borders(facts.regions, facts.year)
    if found.empty:
        return None
    names = [capital(name) for name in found["name"]]
    items = [
        Item(name, int(change), findings.arrow(int(change)), "fall" if change < 0 else "rise")
        for name, change in zip(names, found["change"], strict=True)
    ]
    frame = found.rename(columns={"after": "visits"})[["before", "visits", "change"]].astype("Int64")
    frame.insert(0, "name", names)
    years = year_range(facts.before, facts.year)
    return View(
        key="region_changes",
        shape=ROWS,
        title=findings.up_and_down(found["change"]),
        subtitle=_("Change by region on common borders, {years}", years=years),
        series=(Series(_("Change"), "rise", tuple(items)),),
        columns=(
            Column("name", _("Region")),
            Column("before", str(facts.before), "count"),
            Column("visits", str(facts.year), "count"),
            Column("change", _("Change"), "change"),
        ),
        frame=frame,
        definition=_(
            "A visit counts in the region of the institution, on the borders of the earlier year: "
            "a region formed later counts with the one that it was part of."
        ),
        alt=_("Bar chart of the change in visits by region."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )

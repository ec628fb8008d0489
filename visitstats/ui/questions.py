"""One question asked several times: once for each ministry or kind of visit."""

import dataclasses

import pandas as pd

from visitstats.reference import loading
from visitstats.ui import data
from visitstats.ui.exhibits import ministries
from visitstats.ui.filters import NOT_STATED, Chosen


def of_each_ministry(question: str, by_ministry: pd.DataFrame, chosen: Chosen, year: int) -> dict[str, pd.DataFrame]:
    """The answer for every ministry that has visits, for a year and the year before."""
    codes = list(ministries.parts(by_ministry, year)["code"]) if len(by_ministry) else []
    answers = {}
    for code in codes:
        one = dataclasses.replace(chosen, ministries=(NOT_STATED if code == ministries.NONE else code,))
        answers[code] = data.ask(question, **one.params(year - 1, year))
    return answers


def of_each_kind(question: str, chosen: Chosen, year: int) -> dict[str, pd.DataFrame]:
    """The answer for every kind of visit, or for those chosen."""
    kinds = chosen.kinds or (*loading.visit_kinds(), NOT_STATED)
    return {kind: data.ask(question, **dataclasses.replace(chosen, kinds=(kind,)).params(year)) for kind in kinds}

"""A header without the words that add nothing to it: "Регион, где проведено посещение" is "Регион"."""

import re
from functools import cache

from visitstats.reference.words import Word, best, expression, lines

TIMES = {"year", "month", "period"}
COLUMNS = {*TIMES, "date", "region", "institution", "ministry"}
LONGEST = 100  # letters of a text that may be a header
SURE_OF = {"other": 97, "count": 90}  # weights from which a header's own words are not looked at again


def plainer(folded: str, found: Word | None) -> Word | None:
    """What a header means that is not known, or known by a word of less weight, once such words are left out.

    What is left must be a whole header of the list ("регион", "отчетный" beside "год"); else `found` stays.
    """
    if len(folded) > LONGEST:
        return found
    if found and (found.meaning not in ("other", "count") or found.weight >= SURE_OF[found.meaning]):
        return found
    for meanings, allowed in ((("any",), COLUMNS), (("any", "time"), TIMES)):
        left = " ".join(_added(meanings).sub(" ", folded).split())
        word = best("headers", left) if left and left != folded else None
        if word and word.meaning in allowed and word.source.startswith("^") and word.source.endswith("$"):
            return word
    return found


@cache
def _added(meanings: tuple[str, ...]) -> re.Pattern[str]:
    rows = lines("words/header_noise")
    return re.compile("|".join(expression(row["pattern"]) for row in rows if row["meaning"] in meanings))

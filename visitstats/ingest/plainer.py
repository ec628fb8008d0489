"""A header without the words that add nothing to it: "Регион, где проведено посещение" is "Регион"."""

import re
from functools import cache

from visitstats.reference.spelling import fold
from visitstats.reference.words import Word, best, expression, lines

TIMES = {"year", "month", "period"}
COLUMNS = {*TIMES, "date", "region", "institution", "ministry"}
QUESTIONS = {"date", "region", "institution", "institution_kind", "ministry", "visit_kind", "status"}
LONGEST = 100  # letters of a text that may be a header
SURE_OF = {"other": 97, "count": 90}  # weights from which a header's own words are not looked at again

JOINED = re.compile(r"(?<=[^\W\d_])(?<![A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")  # in VisitDate and КодРегиона


def words_apart(text: str) -> str:
    """A header of a database, whose words only capitals part, as words, where these name one: "VisitDate"."""
    if " " in text or not JOINED.search(text):
        return text
    apart = JOINED.sub(" ", text)
    return apart if best("headers", fold(apart)) else text


def in_group(text: str) -> Word | None:
    """The header of the question in "group/question" of a form's export, where it is one of the list as a whole."""
    if "/" not in text:
        return None
    word = best("headers", fold(text.rsplit("/", 1)[-1].replace("_", " ")))
    return word if word and word.meaning in QUESTIONS and word.source.startswith("^") else None


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

"""Questions asked by an actor, of today or of the edition that is open; what shows single records needs a right."""

from typing import Any

import pandas as pd

from visitstats import warehouse
from visitstats.access.actor import Actor, Denied, require

RECORDS = {"behind", "behind_source", "institutions_behind", "records", "records_count", "origin", "waiting_rows"}
RECORDS |= {"import_problems", "import_rows", "open_problems", "rows_of_cause", "waiting_by_cause", "waiting_decisions"}
IMPORTING = {"decisions", "import_tables", "import_versions", "templates", "years_of_tables"}
ADMINISTRATION = {"changes_made"}
UNVISITED = {"longest_not_visited", "mandate_behind"}
SPELLED = {"institution_names", "likely_spellings", "spellings"}
# Of these nothing is left without the names of institutions.
NAMING = {"institutions_behind", "origin"} | UNVISITED | SPELLED
NAMING |= {"import_problems", "open_problems", "rows_of_cause", "waiting_by_cause"}
NAMES = "institution"  # the column that a view for publication leaves empty


def ask(actor: Actor, name: str, /, **params: Any) -> pd.DataFrame:
    """The answer to a question of queries/questions. Raises Denied, NotFound."""
    needed = right_for(name)
    require(actor, needed)
    if actor.publication and name in NAMING:
        raise Denied(actor, needed)
    if actor.publication and "search" in params:
        params["search"] = None  # it would find institutions by their names
    answer = warehouse.ask(name, edition=actor.edition, **params)
    if actor.publication and NAMES in answer:
        answer = answer.assign(**{NAMES: None})
    return answer


def right_for(name: str) -> str:
    """The right that a question needs."""
    if name in ADMINISTRATION:
        return "administer"
    if name in UNVISITED:
        return "see_unvisited"
    if name in IMPORTING | SPELLED:
        return "import"
    return "read_records" if name in RECORDS else "see"

"""Names, labels and values as pages and charts write them."""

import datetime
from collections.abc import Iterable
from typing import Any

import pandas as pd

from visitstats.reference.naming import body_on, name
from visitstats.texts import _, capital, date_short, language, month_name, more_than, ngettext, number, quoted, signed
from visitstats.texts.numbers import Figure

NBSP = "\u00a0"


def known(code: Any) -> str | None:
    """A code, or None for what is not stated (None, NaN, "none")."""
    return code if isinstance(code, str) and code != "none" else None


def ministry(code: Any, year: int) -> str:
    """A ministry under the name it bore at the end of a year."""
    if known(code) is None:
        return capital(_("not stated"))
    body = body_on(code, datetime.date(year, 12, 31))
    return str(body.names["short"][language()]) if body else name("ministry", code, language(), "full")


def region(code: Any, form: str = "full") -> str:
    """A region as it stands inside a sentence; `form` is full, short, tile or abbr. Codes in one are taken together,
    in their short names rather than the full ones.
    """
    if known(code) and " " in code:
        several = [name("region", one, language(), "short" if form == "full" else form) for one in code.split()]
        return ("\n+ " if form == "tile" else " + ").join(several)
    return name("region", known(code), language(), form)


def visit_kind(code: Any) -> str:
    """A kind of visit, with a capital as a label has it."""
    return capital(name("visit_kind", known(code), language()))


def institution_kind(code: Any) -> str:
    """A kind of institution, with a capital as a label has it."""
    return capital(name("institution_kind", known(code), language()))


def ministry_short(code: Any) -> str:
    """A ministry by its function, for narrow columns."""
    return capital(name("ministry", known(code), language()))


def change(value: Any) -> str:
    """A change with its arrow: ▲ +153, ▼ −9, 0."""
    arrow = "▲" if value > 0 else "▼" if value < 0 else ""
    return f"{arrow}{NBSP}{signed(value)}".strip()


def visits(value: Any) -> str:
    """A count with its unit: 680 visits."""
    return ngettext("{n} visit", "{n} visits", int(value))


def value(amount: Any, qualifier: str) -> str:
    """The number of a year as it stands on its mark: 680, > 500, ≥ 214, or a dash for a gap."""
    if pd.isna(amount):
        return "—"
    sign = {"at_least": f">{NBSP}", "recorded_so_far": f"≥{NBSP}"}.get(qualifier, "")
    return f"{sign}{number(amount)}"


def in_words(amount: Any, qualifier: str) -> str:
    """The number of a year in words for a table or a small line: more than 500, recorded so far 214."""
    if pd.isna(amount):
        return _("no data")
    if qualifier == "at_least":
        return more_than(amount)
    return str(number(amount))


def to_day(day: Any, short: bool = False) -> str:
    """Up to which day of a year: to 1 September; 1 қыркүйекке дейін; short: 01.09."""
    when = pd.Timestamp(day)
    if short:
        return f"{when.day:02}.{when.month:02}"
    form = {"kk": "to", "ru": "genitive", "en": "full"}[language()]
    return _("to {day}", day=f"{when.day}{NBSP}{month_name(when.month, form)}")


def day(value: Any) -> str:
    """A day as tables write it; an ellipsis where there is none."""
    return "…" if value is None or pd.isna(value) else date_short(pd.Timestamp(value).date())


def short_months() -> list[str]:
    """The months as an axis has them, without the stop of the abbreviation."""
    return [month_name(month, "short").rstrip(".") for month in range(1, 13)]


def imports(ids: Iterable[int]) -> str:
    """Numbers of imports: № 3; № 1–4; № 1, 4."""
    ordered = sorted(set(ids))
    if not ordered:
        return ""
    joined = "\u2060–\u2060".join((str(ordered[0]), str(ordered[-1])))
    if len(ordered) == 1 or ordered[-1] - ordered[0] + 1 != len(ordered):
        joined = ", ".join(str(one) for one in ordered)
    return f"№{NBSP}{joined}" if language() != "en" else f"No.{NBSP}{joined}"


def edition(number_: int, title: str) -> str:
    """An edition with its number and name: Edition 3, “Consolidated report 2016”."""
    return _("Edition {number}, {title}.", number=number_, title=quoted(title))


def plain(amount: Any) -> Figure:
    """A whole number that a Kazakh ending can follow."""
    return number(int(amount))


def markdown(text: str) -> str:
    """Text of the data for a place that reads markdown: its signs are escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|$~:&\"'^=" else sign for sign in text)

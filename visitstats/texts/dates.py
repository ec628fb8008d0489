"""Days, months and years as the reader's language writes them."""

import datetime

from visitstats.texts.current import language
from visitstats.texts.months import MONTHS
from visitstats.texts.numbers import DASH, NBSP

KAZAKHSTAN = datetime.timezone(datetime.timedelta(hours=5))  # one time zone since 1 March 2024


def month_name(month: int, form: str = "full") -> str:
    """The name of a month 1..12; `form` is full, short, in ("в мае"), genitive, to or attribute."""
    return MONTHS[language()][form][month - 1]


def date_text(day: datetime.date) -> str:
    """A day inside a text: 2016 жылғы 16 мамыр; 16 мая 2016 года; 16 May 2016."""
    if language() == "kk":
        return f"{day.year} жылғы {day.day} {month_name(day.month)}"
    if language() == "ru":
        return f"{day.day} {month_name(day.month, 'genitive')} {day.year} года"
    return f"{day.day} {month_name(day.month)} {day.year}"


def _kk_day(day: datetime.date, form: str) -> str:
    return f"{day.year} жылғы {day.day} {MONTHS['kk'][form][day.month - 1]}"


def on_date(day: datetime.date) -> str:
    """When: 2016 жылғы 16 мамырда; 16 мая 2016 года; on 16 May 2016."""
    return {"kk": _kk_day(day, "in"), "ru": date_text(day), "en": f"on {date_text(day)}"}[language()]


def since(day: datetime.date) -> str:
    """From when: 2022 жылғы 8 маусымнан бастап; с 8 июня 2022 года; since 8 June 2022."""
    kk = f"{_kk_day(day, 'from')} бастап"
    return {"kk": kk, "ru": f"с {date_text(day)}", "en": f"since {date_text(day)}"}[language()]


def until(day: datetime.date) -> str:
    """Before when: 2020 жылғы 1 қыркүйекке дейін; до 1 сентября 2020 года; before 1 September 2020."""
    kk = f"{_kk_day(day, 'to')} дейін"
    return {"kk": kk, "ru": f"до {date_text(day)}", "en": f"before {date_text(day)}"}[language()]


def as_of(day: datetime.date) -> str:
    """The state of which day: 2020 жылғы 1 қыркүйектегі жағдай бойынша; по состоянию на …; as of …."""
    kk = f"{_kk_day(day, 'attribute')} жағдай бойынша"
    return {"kk": kk, "ru": f"по состоянию на {date_text(day)}", "en": f"as of {date_text(day)}"}[language()]


def date_short(day: datetime.date) -> str:
    """A day in a table: 16.05.2016, in English 16 May 2016."""
    if language() == "en":
        return date_text(day)
    return f"{day.day:02}.{day.month:02}.{day.year}"


def moment(when: datetime.datetime) -> str:
    """A day and a time of Kazakhstan: 16.05.2016, 14:05. A moment without a zone is taken as UTC."""
    zoned = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
    local = zoned.astimezone(KAZAKHSTAN)
    return f"{date_short(local.date())}, {local:%H:%M}"


def month_year(year: int, month: int) -> str:
    """A month of a year: 2016 жылғы мамыр; май 2016 года; May 2016."""
    name = month_name(month)
    return {"kk": f"{year} жылғы {name}", "ru": f"{name} {year} года", "en": f"{name} {year}"}[language()]


def in_month(year: int, month: int) -> str:
    """When: 2016 жылғы мамырда; в мае 2016 года; in May 2016."""
    name = month_name(month, "in")
    return {"kk": f"{year} жылғы {name}", "ru": f"{name} {year} года", "en": f"{name} {year}"}[language()]


def month_range(year: int, first: int, last: int) -> str:
    """Months of a year: 2016 жылғы қаңтар–маусым; январь–июнь 2016 года; January–June 2016."""
    if first == last:
        return month_year(year, first)
    names = f"{month_name(first)}{DASH}{month_name(last)}"
    return {"kk": f"{year} жылғы {names}", "ru": f"{names} {year} года", "en": f"{names} {year}"}[language()]


def in_year(year: int) -> str:
    """When: 2016 жылы; в 2016 году; in 2016."""
    return {"kk": f"{year} жылы", "ru": f"в {year} году", "en": f"in {year}"}[language()]


def of_year(year: int) -> str:
    """Which: 2016 жылғы (before its noun); 2016 года; of 2016."""
    return {"kk": f"{year} жылғы", "ru": f"{year} года", "en": f"of {year}"}[language()]


def for_year(year: int) -> str:
    """For which year: 2016 жыл бойынша; за 2016 год; for 2016."""
    return {"kk": f"{year} жыл бойынша", "ru": f"за {year} год", "en": f"for {year}"}[language()]


def compared_with(year: int) -> str:
    """Compared with which year: 2015 жылмен салыстырғанда; по сравнению с 2015 годом; compared with 2015."""
    kk, ru = f"{year} жылмен салыстырғанда", f"по сравнению с {year} годом"
    return {"kk": kk, "ru": ru, "en": f"compared with {year}"}[language()]


def from_to(first: int, last: int) -> str:
    """Between which years: 2015 жылдан 2023 жылға дейін; с 2015 по 2023 год; from 2015 to 2023."""
    kk, ru = f"{first} жылдан {last} жылға дейін", f"с {first} по {last} год"
    return {"kk": kk, "ru": ru, "en": f"from {first} to {last}"}[language()]


def year_range(first: int, last: int) -> str:
    """Years in a text or heading: 2015–2023 жылдар; 2015–2023 годы; 2015–2023. One year: 2016 жыл; 2016 год; 2016."""
    if first == last:
        return {"kk": f"{first} жыл", "ru": f"{first} год", "en": str(first)}[language()]
    years = f"{first}{DASH}{last}"
    return {"kk": f"{years} жылдар", "ru": f"{years} годы", "en": years}[language()]


def years_short(first: int, last: int) -> str:
    """Years in tables and sources: 2015–2023 жж.; 2015–2023 гг.; 2015–2023. One year: 2016 ж.; 2016 г.; 2016."""
    if language() == "en":
        return str(first) if first == last else f"{first}{DASH}{last}"
    one, several = {"kk": ("ж.", "жж."), "ru": ("г.", "гг.")}[language()]
    return f"{first}{NBSP}{one}" if first == last else f"{first}{DASH}{last}{NBSP}{several}"

"""Write the demonstration files of data/sample: made-up visits of 2015 and 2016 that add up to the published totals.

    python scripts/make_sample.py [DIRECTORY]

Three registers (Excel in Russian, Excel in Kazakh, windows-1251 text with semicolons) hold each of the 527 visits of
2015 and the 680 of 2016; a fourth file, in English, is a table of regions and ministries of the same 680. Every run
writes the same bytes. True to the time: 16 regions, five ministries, no children's homes; institutions are invented.
"""

import csv
import datetime
import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.sample_words import (  # noqa: E402
    CROSSTAB_TITLE,
    FILES,
    HEADERS,
    INSTITUTIONS,
    KINDS,
    MINISTRIES,
    TITLES,
)
from visitstats.reference.units import name  # noqa: E402

SEED = 20160516
VISITS = {  # region: visits in 2015 and 2016
    "KZ-11": (31, 44),
    "KZ-15": (27, 36),
    "KZ-19": (36, 52),
    "KZ-23": (17, 26),
    "KZ-27": (24, 33),
    "KZ-31": (33, 38),
    "KZ-35": (55, 78),
    "KZ-39": (36, 47),
    "KZ-43": (32, 29),
    "KZ-47": (16, 24),
    "KZ-55": (37, 31),
    "KZ-59": (25, 34),
    "KZ-63": (48, 66),
    "KZ-71": (29, 40),
    "KZ-75": (41, 58),
    "KZ-YUZ": (40, 44),
}
BY_MINISTRY = {
    "interior": (352, 430),
    "national_security": (26, 22),
    "defence": (31, 39),
    "health": (74, 118),
    "education": (44, 71),
}
MONTHS = (5, 7, 9, 10, 10, 9, 5, 6, 9, 11, 10, 9)  # weights
KIND_WEIGHTS = {"periodic": 62, "intermediate": 27, "special": 11}
INSTITUTION_WEIGHTS = {  # ministry: kind of institution -> how many a region has, how often each kind is visited
    "interior": {"colony": (3, 34), "remand": (1, 12), "ivs": (4, 27), "police": (3, 13), "special_reception": (1, 14)},
    "national_security": {"remand_knb": (1, 1)},
    "defence": {"guardhouse": (2, 1)},
    "health": {"psychiatric": (2, 5), "tb": (1, 3), "narcology": (1, 2)},
    "education": {"juvenile_adaptation": (1, 3), "special_school": (1, 2)},
}
HOLIDAYS = {(1, 1), (1, 2), (1, 7), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6), (8, 30), (12, 1)}
HOLIDAYS |= {(12, 16), (12, 17)}
HELD = {datetime.date(2015, 9, 24), datetime.date(2016, 9, 12)}  # Kurban Ait


@dataclass(frozen=True)
class Visit:
    """One made-up visit; the institution is a kind and a number."""

    date: datetime.date
    region_code: str
    institution: tuple[str, int]
    ministry_code: str
    visit_kind: str
    participants: int


def working_days(year: int, month: int) -> list[datetime.date]:
    first = datetime.date(year, month, 1)
    days = [first + datetime.timedelta(n) for n in range(31)]
    return [
        day
        for day in days
        if day.month == month and day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS and day not in HELD
    ]


def pick(rng: random.Random, weights: dict[str, int]) -> str:
    """One key, by weight; only rng.random() is used, so that every Python gives the same."""
    point = rng.random() * sum(weights.values())
    for key, weight in weights.items():
        point -= weight
        if point < 0:
            return key
    return key


def institution(rng: random.Random, region_code: str, ministry_code: str) -> tuple[str, int]:
    """An institution of the region: numbers run through the country, region by region."""
    kinds = INSTITUTION_WEIGHTS[ministry_code]
    kind = pick(rng, {kind: weight for kind, (_, weight) in kinds.items()})
    count = kinds[kind][0]
    return kind, list(VISITS).index(region_code) * count + int(rng.random() * count) + 1


def visits_of(year: int, rng: random.Random) -> list[Visit]:
    """The visits of a year, each institution at most once a day, in the order of their dates."""
    index = year - 2015
    ministries = [code for code, numbers in BY_MINISTRY.items() for _ in range(numbers[index])]
    ministries = [code for _, code in sorted((rng.random(), code) for code in ministries)]
    regions = [code for code, numbers in VISITS.items() for _ in range(numbers[index])]
    taken: set[tuple[datetime.date, str, tuple[str, int]]] = set()
    visits = []
    for region_code, ministry_code in zip(regions, ministries, strict=True):
        place = institution(rng, region_code, ministry_code)
        while True:
            month = int(pick(rng, {str(number): weight for number, weight in enumerate(MONTHS, 1)}))
            days = working_days(year, month)
            day = days[int(rng.random() * len(days))]
            if (day, region_code, place) not in taken:
                break
        taken.add((day, region_code, place))
        kind = pick(rng, KIND_WEIGHTS)
        visits.append(Visit(day, region_code, place, ministry_code, kind, 3 + int(rng.random() * 4)))
    return sorted(visits, key=lambda visit: (visit.date, visit.region_code, visit.institution))


def row(number: int, visit: Visit, lang: str) -> list[Any]:
    kind, place = visit.institution
    return [
        number,
        visit.date,
        name("region", visit.region_code, lang, "full"),
        f"{INSTITUTIONS[lang][kind]} № {place}",
        MINISTRIES[lang][visit.ministry_code],
        KINDS[lang][visit.visit_kind],
        visit.participants,
    ]


def stored(data: bytes) -> bytes:
    """The same archive without compression and with fixed times: bytes that depend on no library's version."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for item in source.infolist():
            member = zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(item))
    return out.getvalue()


def workbook(sheets: dict[str, list[Sequence[Any]]], title: str, widths: Sequence[int]) -> bytes:
    """A workbook with one table a sheet: the title row, the header row, the rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime.datetime(2017, 1, 12)})
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    for sheet_name, rows in sheets.items():
        sheet = book.add_worksheet(sheet_name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for index, values in enumerate(rows):
            for column, value in enumerate(values):
                style = {0: bold, 1: head}.get(index, day if isinstance(value, datetime.date) else None)
                sheet.write(index, column, value, style)
        sheet.freeze_panes(2, 0)
    book.close()
    return stored(out.getvalue())


def register(visits: dict[int, list[Visit]], lang: str) -> bytes:
    sheets: dict[str, list[Sequence[Any]]] = {}
    for year, made in visits.items():
        rows = [row(number, visit, lang) for number, visit in enumerate(made, 1)]
        sheets[str(year)] = [[TITLES[lang].format(year=year)], HEADERS[lang], *rows]
    return workbook(sheets, TITLES[lang].format(year="2015–2016"), (5, 12, 30, 52, 52, 16, 14))


def text_register(visits: dict[int, list[Visit]]) -> bytes:
    """The third register, as a database writes it: windows-1251, semicolons, dates as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([TITLES["ru"].format(year="2015–2016"), *[""] * (len(HEADERS["ru"]) - 1)])
    writer.writerow(HEADERS["ru"])
    for number, visit in enumerate([visit for made in visits.values() for visit in made], 1):
        values = row(number, visit, "ru")
        writer.writerow([f"{value:%d.%m.%Y}" if isinstance(value, datetime.date) else value for value in values])
    return out.getvalue().encode("cp1251")


def crosstab(visits: list[Visit]) -> bytes:
    """Regions by ministries of 2016, with totals, in English."""
    cells = Counter((visit.region_code, visit.ministry_code) for visit in visits)
    header = ["Region", *[MINISTRIES["en"][code] for code in BY_MINISTRY], "Total"]
    rows: list[Sequence[Any]] = []
    for region_code in VISITS:
        numbers = [cells[region_code, code] for code in BY_MINISTRY]
        rows.append([name("region", region_code, "en", "full"), *numbers, sum(numbers)])
    totals = [sum(line[column] for line in rows) for column in range(1, len(header))]
    sheet = [[CROSSTAB_TITLE], header, *rows, ["Total", *totals]]
    return workbook({"2016": sheet}, CROSSTAB_TITLE, (28, 20, 20, 20, 20, 20, 10))


def sample_files() -> dict[str, bytes]:
    """All four files by name."""
    rng = random.Random(SEED)
    years = {year: visits_of(year, rng) for year in (2015, 2016)}
    files = {}
    for file_name, (lang, region_codes) in FILES.items():
        part = {year: [visit for visit in made if visit.region_code in region_codes] for year, made in years.items()}
        files[file_name] = text_register(part) if file_name.endswith(".csv") else register(part, lang)
    files["demonstration_crosstab_en.xlsx"] = crosstab(years[2016])
    return files


def main() -> int:
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "sample"
    for file_name, data in sample_files().items():
        (directory / file_name).write_bytes(data)
        print(file_name, len(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the demonstration files of data/sample: made-up visits of 2015 and 2016 that add up to the published totals.

    python scripts/make_sample.py [DIRECTORY]

Seven registers, in the shapes that groups send, hold each of the 527 visits of 2015 and the 680 of 2016 once; the
eighth file, in English, is a table of regions and ministries of the same 680; the ninth lists the institutions. Every
run writes the same bytes. True to the time: 16 regions, five ministries, no children's homes; institutions are
invented, and no person is named.
"""

import datetime
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import sample_books as books  # noqa: E402
from scripts import sample_words as words  # noqa: E402
from scripts.sample_visits import BY_MINISTRY, INSTITUTION_WEIGHTS, VISITS, Visit, both_years, places  # noqa: E402
from visitstats.reference.units import name  # noqa: E402

WIDTHS = (5, 12, 30, 52, 52, 16, 14)
NOT_HELD_EACH = 12  # before each twelfth visit of the export stands an attempt that came to nothing
Years = dict[int, list[Visit]]
Row = Sequence[Any]


def institution(visit: Visit, lang: str) -> str:
    kind, place = visit.institution
    return f"{words.INSTITUTIONS[lang][kind]} № {place}"


def row(number: int, visit: Visit, lang: str) -> list[Any]:
    """A visit in the columns of the orderly registers."""
    return [
        number,
        visit.date,
        name("region", visit.region_code, lang, "full"),
        institution(visit, lang),
        words.MINISTRIES[lang][visit.ministry_code],
        words.KINDS[lang][visit.visit_kind],
        visit.participants,
    ]


def orderly_table(visits: list[Visit], lang: str, period: str) -> list[Row]:
    rows = [row(number, visit, lang) for number, visit in enumerate(visits, 1)]
    return [[words.TITLES[lang].format(year=period)], words.HEADERS[lang], *rows]


def orderly(years: Years, lang: str) -> bytes:
    """A workbook with a sheet a year."""
    sheets = {str(year): orderly_table(visits, lang, str(year)) for year, visits in years.items() if visits}
    return books.xlsx(sheets, words.TITLES[lang].format(year="2015–2016"), WIDTHS)


def months(years: Years, lang: str) -> bytes:
    """A workbook of 2016 with a sheet a month."""
    sheets: dict[str, Sequence[Row]] = {}
    for number, month in enumerate(words.MONTHS_KK, 1):
        visits = [visit for visit in years[2016] if visit.date.month == number]
        if visits:
            sheets[month] = orderly_table(visits, lang, f"2016 жылғы {month.lower()}")
    return books.xlsx(sheets, words.TITLES[lang].format(year=2016), WIDTHS)


def plain_text(years: Years, lang: str) -> bytes:
    """Both years in one text of windows-1251 with semicolons, dates as text."""
    title, header, *rows = orderly_table([*years[2015], *years[2016]], lang, "2015–2016")
    padded = [*title, *[""] * (len(header) - 1)]
    return books.delimited([padded, header, *rows], ";", "cp1251", "%d.%m.%Y")


def export(years: Years, lang: str) -> bytes:
    """What a database gives out: codes of columns, ISO dates, a status; what was not held does not count."""
    rows: list[Row] = [words.EXPORT_HEADER]
    for number, visit in enumerate([*years[2015], *years[2016]], 1):
        _, day, *cells, participants = row(number, visit, lang)
        mark = words.EXPORT_MARK
        if number % NOT_HELD_EACH == 0:
            status = words.EXPORT_NOT_HELD[number // NOT_HELD_EACH % 2]
            rows.append([mark, len(rows), day - datetime.timedelta(7), *cells, status, ""])
        rows.append([mark, len(rows), day, *cells, words.EXPORT_HELD, participants])
    return books.delimited(rows, ",", "utf-8-sig", "%Y-%m-%d")


def for_print(years: Years, lang: str) -> bytes:
    """An old workbook of 2015 made to be printed and signed: titles, a heading and a total a region, signatures."""
    columns = [column for column in range(len(WIDTHS)) if column != 2]
    rows: list[Row] = [*([title] for title in words.PRINT_TITLES), []]
    rows += [[words.HEADERS[lang][column] for column in columns], list(range(1, len(columns) + 1))]
    for region_code in VISITS:
        visits = [visit for visit in years[2015] if visit.region_code == region_code]
        if visits:
            made = [row(number, visit, lang) for number, visit in enumerate(visits, 1)]
            rows.append([name("region", region_code, lang, "full")])
            rows += [[values[column] for column in columns] for values in made]
            rows.append([words.SUBTOTAL, "", len(visits), "", "", sum(visit.participants for visit in visits)])
    total = sum(visit.participants for visit in years[2015])
    rows += [[words.TOTAL, "", len(years[2015]), "", "", total], [], *([line] for line in words.PRINT_END)]
    return books.xls("2015", rows, [WIDTHS[column] + 2 for column in columns])


def merged(years: Years, lang: str) -> bytes:
    """An OpenDocument workbook of 2016 that names each region once, in a cell over all of its rows."""
    header, lines = words.HEADERS[lang], []
    for region_code in VISITS:
        visits = [visit for visit in years[2016] if visit.region_code == region_code]
        for number, visit in enumerate(visits):
            _, day, region, *cells = row(number, visit, lang)
            lines.append([None if number else region, day, *cells])
    title = words.TITLES[lang].format(year=2016)
    return books.ods("2016", [[title], [header[2], header[1], *header[3:]], *lines], title)


def crosstab(visits: list[Visit]) -> bytes:
    """Regions by ministries of 2016, with totals, in English."""
    cells = Counter((visit.region_code, visit.ministry_code) for visit in visits)
    header = ["Region", *[words.MINISTRIES["en"][code] for code in BY_MINISTRY], "Total"]
    rows: list[Row] = []
    for region_code in VISITS:
        numbers = [cells[region_code, code] for code in BY_MINISTRY]
        rows.append([name("region", region_code, "en", "full"), *numbers, sum(numbers)])
    totals = [sum(line[column] for line in rows) for column in range(1, len(header))]
    sheet = [[words.CROSSTAB_TITLE], header, *rows, ["Total", *totals]]
    return books.xlsx({"2016": sheet}, words.CROSSTAB_TITLE, (28, 20, 20, 20, 20, 20, 10))


def institutions() -> bytes:
    """The invented institutions in the mandate, spelled as in the register of their region; some of them left it."""
    header = ["Name", "Kind of institution", "Region", "Ministry", "From", "To"]
    rows: list[Row] = [[words.INSTITUTIONS_TITLE, *[""] * (len(header) - 1)], header]
    spoken = {code: lang for lang, *of_years in words.FILES.values() for codes in of_years for code in codes}
    for region_code in VISITS:
        lang = spoken[region_code]
        for ministry_code, kinds in INSTITUTION_WEIGHTS.items():
            for kind, (count, _) in kinds.items():
                for place in places(region_code, count):
                    named = f"{words.INSTITUTIONS[lang][kind]} № {place}"
                    row = [named, name("institution_kind", kind, lang), name("region", region_code, lang, "full")]
                    left = datetime.date(2015, 12, 31) if kind == "guardhouse" and place % 5 == 0 else ""
                    rows.append([*row, words.MINISTRIES[lang][ministry_code], datetime.date(2014, 4, 1), left])
    return books.delimited(rows, ";", "utf-8-sig", "%d.%m.%Y")


SHAPES: dict[str, Callable[[Years, str], bytes]] = {
    "demonstration_export_en.csv": export,
    "demonstration_months_kk.xlsx": months,
    "demonstration_print_ru.xls": for_print,
    "demonstration_register_kk.xlsx": orderly,
    "demonstration_register_ru.csv": plain_text,
    "demonstration_register_ru.ods": merged,
    "demonstration_register_ru.xlsx": orderly,
}


def sample_files() -> dict[str, bytes]:
    """All nine files by name: registers, the table, and the list of institutions."""
    years = both_years()
    files = {words.CROSSTAB: crosstab(years[2016]), words.INSTITUTION_LIST: institutions()}
    for file_name, (lang, *region_codes) in words.FILES.items():
        parts = zip(years.items(), region_codes, strict=True)
        part = {year: [visit for visit in made if visit.region_code in codes] for (year, made), codes in parts}
        files[file_name] = SHAPES[file_name](part, lang)
    return files


def main() -> int:
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "sample"
    for file_name, data in sample_files().items():
        (directory / file_name).write_bytes(data)
        print(file_name, len(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())

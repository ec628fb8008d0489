"""Clean registers and crosstabs dressed in other headers, layouts, languages and spellings mean the same.

VISITSTATS_VARIATIONS says how many of each are tried (150 by default); a failure names its seed.
"""

import os
import random
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from visitstats.ingest.answer import answer
from visitstats.ingest.model import Sheet, Workbook
from visitstats.ingest.understand import understand

TRIES = int(os.environ.get("VISITSTATS_VARIATIONS", "150"))
BATCHES = 5

HEADERS = {
    "ru": {
        "number": ["№", "№ п/п"],
        "date": ["Дата", "Дата посещения", "Дата проведения посещения"],
        "region": ["Регион", "Область", "Область, город"],
        "institution": ["Учреждение", "Наименование учреждения", "Посещённое учреждение"],
        "ministry": ["Ведомство", "Государственный орган", "Министерство"],
        "kind": ["Вид посещения", "Тип посещения", "Вид"],
        "noise": ["Количество участников", "Рекомендаций", "Примечание", "Телефон"],
        "total": ["Итого", "ВСЕГО", "Всего:"],
    },
    "kk": {
        "number": ["Р/с", "№"],
        "date": ["Барған күні", "Күні", "Бару күні"],
        "region": ["Өңір", "Облыс", "Облыс, қала"],
        "institution": ["Мекеменің атауы", "Мекеме"],
        "ministry": ["Мемлекеттік орган", "Министрлік"],
        "kind": ["Бару түрі", "Түрі"],
        "noise": ["Қатысушылар саны", "Ұсынымдар саны", "Ескертпе"],
        "total": ["Барлығы", "Жиыны"],
    },
    "en": {
        "number": ["No.", "#"],
        "date": ["Date", "Date of visit", "Visit date"],
        "region": ["Region", "Oblast", "Region / city"],
        "institution": ["Institution", "Name of institution", "Facility"],
        "ministry": ["Ministry", "Ministry in charge", "State body"],
        "kind": ["Type of visit", "Visit type", "Kind of visit"],
        "noise": ["Participants", "Recommendations", "Notes"],
        "total": ["Total", "TOTAL"],
    },
}
REGIONS = {
    "KZ-11": {
        "ru": ["Акмолинская область", "Акмолинская", "Кокшетау"],
        "kk": ["Ақмола облысы"],
        "en": ["Akmola Region"],
    },
    "KZ-27": {
        "ru": ["ЗКО", "Зап.-Каз. обл.", "г. Уральск"],
        "kk": ["БҚО", "Батыс Қазақстан облысы"],
        "en": ["West Kazakhstan"],
    },
    "KZ-39": {
        "ru": ["Костанайская обл.", "КОСТАНАЙ", "по Костанайской области"],
        "kk": ["Костанай облысы", "Қостанай обл."],
        "en": ["Kostanay"],
    },
    "KZ-63": {"ru": ["ВКО", "Восточно-Казахстанская"], "kk": ["ШҚО", "ШКО"], "en": ["EKO", "East Kazakhstan Region"]},
    "KZ-71": {"ru": ["г. Астана", "Нур-Султан"], "kk": ["Астана қ.", "Нұр-Сұлтан қ."], "en": ["Astana", "Nur-Sultan"]},
    "KZ-75": {"ru": ["Алматы", "г.Алматы"], "kk": ["Алматы қ.", "Алматы қаласы"], "en": ["Almaty city"]},
    "KZ-19": {"ru": ["Алматинская область"], "kk": ["Алматы облысы"], "en": ["Almaty region"]},
}
MINISTRIES = {
    "interior": {
        "ru": ["МВД РК", "КУИС", "ДП"],
        "kk": ["ІІМ", "Ішкі істер министрлігі"],
        "en": ["MIA", "Ministry of Internal Affairs"],
    },
    "health": {
        "ru": ["Минздрав", "МЗ РК"],
        "kk": ["ДСМ", "Денсаулық сақтау министрлігі"],
        "en": ["Ministry of Healthcare"],
    },
    "defence": {"ru": ["Минобороны", "МО РК"], "kk": ["Қорғаныс министрлігі"], "en": ["MoD", "Ministry of Defence"]},
    "national_security": {"ru": ["КНБ"], "kk": ["ҰҚК"], "en": ["NSC", "National Security Committee"]},
}
KINDS = {
    "periodic": {"ru": ["периодическое", "Период."], "kk": ["мерзімді"], "en": ["periodic", "Regular"]},
    "intermediate": {"ru": ["промежуточное"], "kk": ["аралық"], "en": ["interim", "follow-up"]},
    "special": {"ru": ["специальное", "внеплановое"], "kk": ["арнайы"], "en": ["special", "ad hoc"]},
}
INSTITUTIONS = {"ru": "Объект", "kk": "Нысан", "en": "Object"}
MONTHS = {
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def written(day: date, language: str, chance: random.Random) -> Any:
    """A day as a cell: a real date or one of the forms of the language."""
    month = MONTHS[language][day.month - 1]
    forms: list[Any] = [datetime(day.year, day.month, day.day), f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%y}"]
    forms += [
        f"{day.day} {month} {day.year}",
        f"{day.year} жылғы {day.day} {month}" if language == "kk" else f"{day:%d/%m/%Y}",
    ]
    return chance.choice(forms)


def pick(names: dict[str, dict[str, list[str]]], code: str, language: str, chance: random.Random) -> str:
    """One spelling of a code."""
    return chance.choice(names[code][language])


def register(chance: random.Random) -> tuple[list[list[Any]], Counter]:
    """A register in some dress, and what it counts."""
    language = chance.choice(list(HEADERS))
    words = HEADERS[language]
    columns = ["date", "region", "institution", "ministry", "kind"]
    chance.shuffle(columns)
    columns = ["number", *columns] if chance.random() < 0.7 else columns
    for _ in range(chance.randrange(3)):
        columns.insert(chance.randrange(1, len(columns) + 1), "noise")
    rows, truth = [], Counter()
    for number in range(chance.randrange(8, 30)):
        day = date(2014, 1, 1) + timedelta(days=chance.randrange(365 * 4))
        region, ministry, kind = (chance.choice(list(names)) for names in (REGIONS, MINISTRIES, KINDS))
        truth[day.year, region, ministry, kind] += 1
        cells = {
            "number": number + 1,
            "date": written(day, language, chance),
            "region": pick(REGIONS, region, language, chance),
            "institution": f"{INSTITUTIONS[language]} № {number + 1}",
            "ministry": pick(MINISTRIES, ministry, language, chance),
            "kind": pick(KINDS, kind, language, chance),
            "noise": chance.choice([chance.randrange(2, 9), None]),
        }
        rows.append([cells[column] for column in columns])
    header = [chance.choice(words[column]) for column in columns]
    if chance.random() < 0.3:
        rows.insert(len(rows) // 2, list(header))  # the header again at a page break
    top = [
        [title] + [None] * (len(columns) - 1)
        for title in chance.choice([[], ["НПМ"], ["Реестр посещений", "(выписка)"]])
    ]
    if top and chance.random() < 0.5:
        top.append([None] * len(columns))
    if chance.random() < 0.4:
        top.append(list(header))
        top.append(list(range(1, len(columns) + 1)))
    else:
        top.append(list(header))
    return top + rows, truth


def crosstab(chance: random.Random) -> tuple[list[list[Any]], Counter]:
    """A table of two dimensions in some dress, and what it counts."""
    language = chance.choice(list(HEADERS))
    words = HEADERS[language]
    dimensions: dict[str, Any] = {
        "region": REGIONS,
        "ministry": MINISTRIES,
        "kind": KINDS,
        "year": dict.fromkeys(range(2014, 2018)),
    }
    down, across = chance.sample(list(dimensions), 2)
    left, right = (chance.sample(list(dimensions[name]), chance.randrange(2, 4)) for name in (down, across))
    year = None if "year" in (down, across) else 2016

    def name(dimension: str, code: Any) -> Any:
        return code if dimension == "year" else pick(dimensions[dimension], code, language, chance)

    head = chance.choice([*({"year": ["Год", "Year", "Жыл"]}.get(down) or words[down]), None])
    rows: list[list[Any]] = [[head, *(name(across, code) for code in right)]]
    truth: Counter = Counter()
    for one in left:
        numbers = [chance.randrange(30) for _ in right]
        rows.append(
            [
                name(down, one),
                *(chance.choice([n, f"{n}*", float(n)]) if n else chance.choice(["-", None, "нет"]) for n in numbers),
            ]
        )
        for other, number in zip(right, numbers, strict=True):
            place = {down: one, across: other, "year": {down: one, across: other}.get("year", year)}
            truth[place["year"], place.get("region"), place.get("ministry"), place.get("kind")] += number
    sums = [
        sum(int(str(row[c]).strip("*").split(".")[0]) for row in rows[1:] if str(row[c])[0].isdigit())
        for c in range(1, len(right) + 1)
    ]
    if chance.random() < 0.5:
        rows.append([chance.choice(words["total"]), *sums])
    if chance.random() < 0.5:
        for row in rows:
            row.append(chance.choice(words["total"]) if row is rows[0] else None)
    if year:
        rows.insert(0, [f"Посещения за {year} год", *[None] * (len(rows[0]) - 1)])
    elif chance.random() < 0.5:
        rows.insert(0, ["Количество посещений", *[None] * (len(rows[0]) - 1)])
    return rows, +truth


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("make", [register, crosstab])
def test_the_same_counts_in_every_dress(make: Any, batch: int) -> None:
    for seed in range(batch * TRIES // BATCHES, (batch + 1) * TRIES // BATCHES):
        rows, truth = make(random.Random(seed))
        if not truth:
            continue
        found = answer(understand(Workbook("файл.xlsx", "xlsx", [Sheet("Лист1", rows)]), ""))
        counted = Counter(
            {
                (c["year"], c["region"], c["ministry"], c["visit_kind"]): c["visits"]
                for t in found["tables"]
                for c in t["counts"]
            }
        )
        assert (seed, counted, found["problems"]) == (seed, truth, [])
        assert len(found["tables"]) == 1

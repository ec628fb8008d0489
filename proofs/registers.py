"""Registers for the proofs: each row a visit of its own, so that any number of files adds up exactly."""

import datetime
import random

HEAD = "Дата;Регион;Учреждение;Министерство;Вид посещения"
REGIONS = ("Акмолинская область", "Костанайская область", "Павлодарская область", "г. Астана", "Атырауская область")
MINISTRIES = ("МВД", "Министерство здравоохранения", "КНБ")
KINDS = ("периодическое", "промежуточное", "специальное")


def register(seed: str, rows: int) -> bytes:
    """A CSV file of so many visits; another seed gives other institutions, so that no row is another's twin."""
    chance = random.Random(seed)
    first = datetime.date(2018, 1, 1)
    lines = [HEAD]
    for number in range(rows):
        day = first + datetime.timedelta(chance.randrange(1500))
        place = (chance.choice(REGIONS), f"Учреждение {seed}-{number}", chance.choice(MINISTRIES), chance.choice(KINDS))
        lines.append(";".join((f"{day:%d.%m.%Y}", *place)))
    return ("\n".join(lines) + "\n").encode()

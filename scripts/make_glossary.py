"""Write visitstats/locale/{kk,ru}/glossary.po from data/reference/glossary.csv.

    python scripts/make_glossary.py

A row becomes one text; `count.*` rows (forms parted by |) become plurals. Endings (`kksuffix.*`) are no texts: they
live in visitstats/texts/kazakh.py. Of two rows with the same English the first counts.
"""

import csv
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "data" / "reference" / "glossary.csv"
FORMS = {"kk": 2, "ru": 3}


def catalogue(code: str) -> bytes:
    """The catalogue of one language, as the bytes of its file."""
    made = Catalog(
        locale=code, project="visitstats", charset="utf-8", header_comment="# Made by scripts/make_glossary.py"
    )
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["key"].startswith("kksuffix.") or row["en"] in made or row["en"].split("|")[0] in made:
                continue
            comments = [row["key"]] + (["a native reader should check this"] if row["standing"] == "check" else [])
            if row["key"].startswith("count."):
                forms = tuple(row[code].split("|"))
                made.add(tuple(row["en"].split("|")), (forms * FORMS[code])[: FORMS[code]], auto_comments=comments)
            else:
                made.add(row["en"], row[code], auto_comments=comments)
    buffer = io.BytesIO()
    write_po(buffer, made, omit_header=True, width=0)
    rules = {"kk": "nplurals=2; plural=(n != 1);", "ru": made.plural_forms}
    header = (
        "# Made by scripts/make_glossary.py from data/reference/glossary.csv: change it there.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {code}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rules[code]}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def main() -> int:
    for code in FORMS:
        path = ROOT / "visitstats" / "locale" / code / "glossary.po"
        path.write_bytes(catalogue(code))
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

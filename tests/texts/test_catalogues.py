"""Every text that the code speaks has a Kazakh and a Russian translation that fits it."""

import csv
import re
import unicodedata
from collections import defaultdict

import pytest

from tests.texts.catalogues import LOCALE, TRANSLATED, entries, places, specs
from tests.texts.extraction import ROOT, spoken
from visitstats.texts.kazakh import CASES

GLOSSARY = ROOT / "data" / "reference" / "glossary.csv"
FORMS = {"kk": 2, "ru": 3}


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_has_a_translation(code):
    known = {entry.text for entry in entries(code) if all(entry.translations) and entry.translations}
    missing = sorted({f"{text.place}: {text.text}" for text in spoken() if text.text and text.text not in known})
    assert not missing, f"{len(missing)} without {code}:\n" + "\n".join(missing)


def test_only_literal_texts_are_spoken():
    assert not [text.place for text in spoken() if text.text is None]


def test_a_counted_text_is_counted_alike_everywhere():
    plurals = {entry.text: entry.plural for entry in entries("ru")}
    counted = [text for text in spoken() if text.plural]
    assert not [f"{text.place}: {text.plural}" for text in counted if plurals.get(text.text) != text.plural]


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_fuzzy_or_empty(code):
    assert not [
        f"{e.room}: {e.text}" for e in entries(code) if e.fuzzy or not e.translations or not all(e.translations)
    ]


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_have_the_places_of_the_english(code):
    wrong = [
        f"{entry.room}: {entry.text!r} -> {translation!r}"
        for entry in entries(code)
        for translation in entry.translations
        if places(translation) != places(entry.plural or entry.text)
    ]
    assert not wrong


def test_only_kazakh_puts_endings_on_numbers():
    asked = {
        code: {spec for e in entries(code) for text in e.translations for spec in specs(text)} for code in TRANSLATED
    }
    assert asked["kk"] <= CASES
    assert asked["ru"] == set()


@pytest.mark.parametrize("code", TRANSLATED)
def test_plurals_have_all_their_forms(code):
    wrong = [f"{e.room}: {e.text}" for e in entries(code) if e.plural and len(e.translations) != FORMS[code]]
    assert not wrong


def test_kazakh_keeps_the_singular_after_a_number():
    wrong = [f"{e.room}: {e.translations}" for e in entries("kk") if e.plural and len(set(e.translations)) != 1]
    assert not wrong


@pytest.mark.parametrize("code", TRANSLATED)
def test_rooms_do_not_contradict_each_other(code):
    found = defaultdict(set)
    for entry in entries(code):
        found[entry.text].add(entry.translations)
    assert not {text: translations for text, translations in found.items() if len(translations) > 1}


def test_both_languages_have_the_same_texts_in_the_same_rooms():
    kk, ru = ({(entry.room, entry.text) for entry in entries(code)} for code in TRANSLATED)
    assert sorted(kk ^ ru) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_terms_follow_the_glossary(code):
    agreed = defaultdict(set)
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            agreed[row["en"]].add(row[code])
    capital = {text[:1].upper() + text[1:]: {t[:1].upper() + t[1:] for t in words} for text, words in agreed.items()}
    wrong = []
    for entry in entries(code):
        expected = agreed.get(entry.text) or capital.get(entry.text)
        if entry.plural is None and expected and entry.translations[0] not in expected:
            wrong.append(f"{entry.room}: {entry.text!r} is {entry.translations[0]!r}, agreed {expected}")
    assert not wrong


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_are_composed_and_hold_no_look_alikes(code):
    mixed = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])[^\W\d_]+\b")
    wrong = []
    for entry in entries(code):
        for translation in entry.translations:
            plain = re.sub(r"\{[^}]*\}", " ", translation)
            if mixed.search(plain) or unicodedata.normalize("NFC", translation) != translation:
                wrong.append(f"{entry.room}: {translation}")
    assert not wrong


RUSSIAN_ONLY = re.compile(r"[ёъщ]|\b(или|для|это|нет|при|из|что|как|на|по|от|если|файла|уже|можно|и)\b", re.IGNORECASE)


def test_kazakh_is_not_russian():
    wrong = []
    for entry in entries("kk"):
        for translation in entry.translations:
            plain = re.sub(r"\{[^}]*\}|«[^»]*»", " ", translation)
            if entry.room != "glossary" and RUSSIAN_ONLY.search(plain):
                wrong.append(f"{entry.room}: {translation}")
    assert not wrong


LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*")
AVOIDED = {  # words that the product does not use, by the stem
    "kk": "дашборд|визит|сапар|превентивт|түрме|зек|былтыр|биыл|өкінішке қарай|юзер|апло",
    "ru": "дашборд|визит|рейд|инспекц|тюрьм|зек|контингент|алма-ата|чимкент|кустанай|к сожалению|рекордн|юзер|апло",
}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_tone_is_official_and_plain(code):
    avoided = re.compile(rf"\b({AVOIDED[code]})|!|\"| - ", re.IGNORECASE)
    translations = [(e.room, text) for e in entries(code) if e.room != "glossary" for text in e.translations]
    assert [f"{room}: {text}" for room, text in translations if avoided.search(text)] == []


NAMES = "Excel CSV XLSX XLS XLSB ODS HTML JSON PNG SVG PDF ZIP DOCX PPTX PowerPoint Parquet SHA-256 UTF-8 Windows-1251"
SIGNS = "I II III IV x p e r c MB ISO OIDC SQL DuckDB DuckLake PostgreSQL Streamlit Python"
ALLOWED_LATIN = {*NAMES.split(), *SIGNS.split()}


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_hold_no_english_words(code):
    wrong = []
    for entry in entries(code):
        for translation in entry.translations:
            plain = re.sub(r"\{[^}]*\}|`[^`]*`|https?://\S+|--[a-z-]+|\.[a-z]{2,5}\b", " ", translation)
            words = {word.rstrip(".-") for word in LATIN.findall(plain)} - ALLOWED_LATIN
            if words:
                wrong.append(f"{entry.room}: {sorted(words)} in {translation!r}")
    assert not wrong


def test_the_glossary_catalogues_are_made_from_the_glossary():
    from scripts.make_glossary import catalogue

    for code in TRANSLATED:
        assert (LOCALE / code / "glossary.po").read_bytes() == catalogue(code), "run python scripts/make_glossary.py"


def test_the_terms_to_check_are_listed_for_a_native_reader():
    page = (ROOT / "docs" / "translations.md").read_text(encoding="utf-8")
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        missing = [r["key"] for r in csv.DictReader(file) if r["standing"] == "check" and f"| {r['kk']} |" not in page]
    assert not missing

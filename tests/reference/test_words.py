"""Word lists: the quick look by first letters finds just what a search for each word of a list finds."""

import pytest

from visitstats.reference.spelling import fold
from visitstats.reference.words import FOLDER, best, lines, word_list

LISTS = sorted(path.stem for path in (FOLDER / "words").glob("*.csv") if "pattern" in lines(f"words/{path.stem}")[0])
LISTS = [name for name in LISTS if not name.startswith("personal_")]


def _texts(name):
    """Texts that the words of a list stand in, or nearly."""
    for word in word_list(name):
        plain = word.source.strip("^$").replace("..", "и др").replace("*", "ый")
        yield from map(fold, (plain, f"за год {plain}", f"{plain} № 5", f"1 {plain} итог", plain[:-1]))


TEXTS = sorted({text for name in LISTS for text in _texts(name)})[::9]


@pytest.mark.parametrize("name", LISTS)
def test_the_quick_look_misses_no_word(name):
    texts = [*TEXTS, *_texts(name)]
    found = {text: next((word for word in word_list(name) if word.pattern.search(text)), None) for text in texts}
    assert any(found.values())
    assert {text: best(name, text) for text in texts} == found


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Қостанай обл.", "костанай обл"), ("СИЗО №\u00a05", "сизо # 5"), ("Ақтөбе O'", "актобе o"), ("Șı ﬁ", "si fi"),
     ("KOCTAHAЙ", "костанай"), ("Isi\u00adm ²", "isim"), ("Ünïön-1", "union 1")],
)  # fmt: skip
def test_texts_are_compared_without_signs_marks_and_look_alikes(text, folded):
    assert fold(text) == folded

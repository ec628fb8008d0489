"""The field for files speaks the reader's language, and no text of ours can end the style sheet that it stands in."""

from visitstats.texts import use_language
from visitstats.ui import uploading


def test_a_text_of_a_style_sheet_cannot_end_it() -> None:
    assert uploading._text('a "b" </style>') == r'"a \"b\" \3c /style>"'


def test_the_words_of_the_field_are_those_of_the_language() -> None:
    with use_language("kk"):
        assert "Файлдарды таңдау" in uploading.look("25", ["xlsx", "csv"], several=True)
        assert "Әрқайсысы 25 МБ дейін • XLSX, CSV" in uploading.look("25", ["xlsx", "csv"], several=True)

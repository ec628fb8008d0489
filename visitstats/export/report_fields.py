"""Fields of a Word document that python-docx does not know: page numbers, contents, language."""

from typing import Any

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LANGUAGES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def _character(paragraph: Any, kind: str) -> None:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(element)


def add_field(paragraph: Any, code: str, shown: str = "", begin_only: bool = False, end_only: bool = False) -> None:
    """A field of Word: its code and what is shown until Word renews it. A long one may begin and end apart."""
    if not end_only:
        _character(paragraph, "begin")
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = f" {code} "
        paragraph.add_run()._r.append(instruction)
        _character(paragraph, "separate")
    if shown:
        paragraph.add_run(shown)
    if not begin_only:
        _character(paragraph, "end")


def add_page_number(paragraph: Any) -> None:
    """The number of the page and of all pages."""
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")


def set_language(paper: Paper, lang: str) -> None:
    """The language of the text, so that Word checks the spelling of the right one."""
    properties = paper.styles["Normal"].element.get_or_add_rPr()
    element = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        element.set(qn(kind), _LANGUAGES[lang])
    properties.append(element)

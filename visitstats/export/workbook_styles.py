"""The workbook being written, and the styles of its cells."""

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format

from visitstats.reference.palette import LIGHT

_FONT = "Arial"  # on every desktop, with all Kazakh letters
_NUMBER_FORMATS = {
    "year": "0",
    "count": "#,##0",
    "change": '+#,##0;"−"#,##0;0',
    "ratio": "0.0\u00a0%",
    "change_ratio": '+0.0\u00a0%;"−"0.0\u00a0%;0.0\u00a0%',
}


@dataclass
class Book:
    """The workbook being written and its styles."""

    file: Any
    overlays: list[list[str]] = field(default_factory=list)  # what is drawn over each chart
    styles: dict[str, Format] = field(default_factory=dict)

    def style(self, name: str) -> Format:
        """A style of a cell by its name; each is made once."""
        if name not in self.styles:
            self.styles[name] = self.file.add_format({"font_name": _FONT, "font_color": LIGHT["ink"]} | _STYLES[name])
        return self.styles[name]


_HEADER: dict[str, Any] = {
    "font_size": 10,
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": LIGHT["surface"],
    "bottom": 1,
    "bottom_color": LIGHT["axis"],
}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "text_wrap": True, "valign": "top"},
    "subtitle": {"font_size": 11, "font_color": LIGHT["ink2"], "text_wrap": True, "valign": "top"},
    "mark": {"bold": True, "font_size": 10},
    "text": {"font_size": 10, "valign": "top"},
    "wrapped": {"font_size": 10, "text_wrap": True, "valign": "top"},
    "cell": {"font_size": 10, "text_wrap": True, "valign": "top", "indent": 1},
    "quoted": {
        "font_size": 10,
        "text_wrap": True,
        "valign": "top",
        "indent": 1,
        "quote_prefix": True,
    },  # stays text when edited
    "strong": {"font_size": 10, "bold": True, "valign": "top", "text_wrap": True},
    "link": {"font_size": 10, "font_color": "#15527F", "underline": 1, "valign": "top"},
    "header": _HEADER,
    "text_header": _HEADER | {"indent": 1},
    "number_header": _HEADER | {"align": "right"},
}
_STYLES |= {form: {"font_size": 10, "num_format": code, "valign": "top"} for form, code in _NUMBER_FORMATS.items()}

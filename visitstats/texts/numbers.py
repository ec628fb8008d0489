"""Numbers as the reader's language writes them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from visitstats.texts.current import language
from visitstats.texts.kazakh import CASES, kk_percent_suffix, kk_suffix

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"


class Figure(str):
    """A formatted number that still knows its value, so that a Kazakh text can put an ending on it: `{n:dative}`."""

    value: int | None
    unit: str

    def __new__(cls, text: str, value: int | None = None, unit: str = "") -> "Figure":
        figure = super().__new__(cls, text)
        figure.value = value
        figure.unit = unit
        return figure

    def __format__(self, spec: str) -> str:
        if spec not in CASES:
            return super().__format__(spec)
        if self.unit == "%":
            return str(self) + kk_percent_suffix(spec)
        return str(self) if self.value is None else str(self) + kk_suffix(self.value, spec)


def _digits(value: Decimal) -> str:
    """Grouped digits with the signs of the language and a true minus."""
    text = f"{value:,f}".replace("-", MINUS)
    if language() != "en":
        text = text.replace(",", NBSP).replace(".", ",")
    return text


def _rounded(value: Any, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def _plus(text: str, value: Decimal) -> str:
    return "+" + text if value > 0 else text


def number(value: Any) -> Figure:
    """A whole number: 1 262 in Kazakh and Russian, 1,262 in English."""
    whole = int(value)
    return Figure(_digits(Decimal(whole)), whole)


def decimal(value: Any, places: int = 1) -> str:
    """A decimal number with a fixed number of places: 29,0 or 29.0."""
    return _digits(_rounded(value, places))


def percent(ratio: Any, places: int = 1) -> Figure:
    """A ratio as per cent, with a no-break space in all languages: percent(0.2903) is 29,0 %."""
    return Figure(decimal(Decimal(str(ratio)) * 100, places) + NBSP + "%", unit="%")


def signed(value: Any) -> Figure:
    """A change: +153, −70, 0."""
    whole = int(value)
    return Figure(_plus(_digits(Decimal(whole)), Decimal(whole)), whole)


def signed_percent(ratio: Any, places: int = 1) -> Figure:
    """A change as per cent: +29,0 %."""
    rounded = _rounded(Decimal(str(ratio)) * 100, places)
    return Figure(_plus(_digits(rounded), rounded) + NBSP + "%", unit="%")


def points(difference: Any, places: int = 1) -> str:
    """The difference of two shares (0.021) in percentage points: +2,1 п. п."""
    rounded = _rounded(Decimal(str(difference)) * 100, places)
    unit = {"kk": f"п.{NBSP}т.", "ru": f"п.{NBSP}п.", "en": "p.p."}[language()]
    return _plus(_digits(rounded), rounded) + NBSP + unit


def more_than(value: Any) -> str:
    """A lower bound that is not reached itself: более 500, 500-ден астам."""
    n = number(value)
    return {"kk": f"{n:ablative} астам", "ru": f"более {n}", "en": f"more than {n}"}[language()]


def at_least(value: Any) -> str:
    """A lower bound: не менее 500, кемінде 500."""
    n = number(value)
    return {"kk": f"кемінде {n}", "ru": f"не менее {n}", "en": f"at least {n}"}[language()]


def about(value: Any) -> str:
    """A number that is not exact: около 500, шамамен 500."""
    n = number(value)
    return {"kk": f"шамамен {n}", "ru": f"около {n}", "en": f"about {n}"}[language()]

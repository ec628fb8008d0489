"""Case endings on Kazakh figures, by the last word of the number as it is read aloud."""

# dative, ablative, genitive, accusative, locative, instrumental, possessive: rows kksuffix.* of the glossary
_CASES = ("dative", "ablative", "genitive", "accusative", "locative", "instrumental", "possessive")
_ENDINGS = {
    0: "ге ден дің ді де мен і",
    1: "ге ден дің ді де мен і",
    2: "ге ден нің ні де мен сі",
    3: "ке тен тің ті те пен і",
    4: "ке тен тің ті те пен і",
    5: "ке тен тің ті те пен і",
    6: "ға дан ның ны да мен сы",
    7: "ге ден нің ні де мен сі",
    8: "ге ден дің ді де бен і",
    9: "ға дан дың ды да бен ы",
    10: "ға нан ның ды да мен ы",
    20: "ға дан ның ны да мен сы",
    30: "ға дан дың ды да бен ы",
    40: "қа тан тың ты та пен ы",
    50: "ге ден дің ді де мен і",
    60: "қа тан тың ты та пен ы",
    70: "ке тен тің ті те пен і",
    80: "ге нен нің ді де мен і",
    90: "ға нан ның ды да мен ы",
    100: "ге ден дің ді де бен і",
    1_000: "ға нан ның ды да мен ы",
    1_000_000: "ға нан ның ды да мен ы",
    1_000_000_000: "қа тан тың ты та пен ы",
}
_PERCENT = "ға дан дың ды да бен ы"  # read «пайыз» after every number

WITHIN = "possessive_locative"  # of so many, in so many: 12 айдың 11-інде

CASES = frozenset({*_CASES, WITHIN})


def _row(value: int) -> int:
    """The number of the last word read aloud: 153 ends in three, 150 in fifty, 12 000 in thousand."""
    rest = abs(value)
    if rest == 0:
        return 0
    for unit in (10, 100):
        if rest % unit:
            return rest % unit
    for large in (1_000_000_000, 1_000_000, 1_000):
        if rest % large == 0:
            return large
    return 100


def kk_suffix(value: int, case: str) -> str:
    """The ending with its hyphen: kk_suffix(153, "dative") is "-ке".

    Cases: dative, ablative, genitive, accusative, locative, instrumental, possessive, possessive_locative (12 айдың
    11-інде); KeyError for another.
    """
    return _ending(_ENDINGS[_row(value)], case)


def kk_percent_suffix(case: str) -> str:
    """The ending after a per cent sign: "-ға" for the dative, whatever the number is."""
    return _ending(_PERCENT, case)


def _ending(row: str, case: str) -> str:
    endings = dict(zip(_CASES, row.split(), strict=True))
    possessive = endings["possessive"]
    endings[WITHIN] = possessive + ("нда" if possessive.endswith("ы") else "нде")
    return "-" + endings[case]

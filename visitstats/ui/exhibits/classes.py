"""Five classes of counts with round edges, the same for all years of a choice."""

from visitstats.texts import number

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)


def class_width(highest: float) -> int:
    """The width of a class: the first round number of which five hold the highest count."""
    return next((step for step in STEPS if step * 5 >= highest), STEPS[-1])


def edges(step: int) -> list[str]:
    if step == 1:
        return ["0", "1", "2", "3", "≥ 4"]
    return [f"{number(step * k)}–{number(step * (k + 1) - 1)}" for k in range(4)] + [f"≥ {number(step * 4)}"]

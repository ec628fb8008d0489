"""The bars of waterfalls and of stacks: where they begin and how long they are."""

from visitstats.export.views import Item, View


def label_room(items: tuple[Item, ...]) -> float:
    """Room for a number behind a bar, in the unit of the values."""
    return 0.14 * max((abs(item.value or 0) for item in items), default=1.0)


def bridge_parts(items: tuple[Item, ...]) -> list[tuple[float, float]]:
    """Base (invisible) and height of each bar of a waterfall whose first and last items are totals."""
    parts, level = [], 0.0
    for place, item in enumerate(items):
        value = item.value or 0
        if place in (0, len(items) - 1):
            parts.append((0.0, float(value)))
            level = float(value)
        else:
            parts.append((min(level, level + value), float(abs(value))))
            level += value
    return parts


def longest_bar(view: View) -> float:
    """The longest of the stacked bars."""
    sums = [sum(item.value or 0 for item in items) for items in zip(*(part.items for part in view.series), strict=True)]
    return max(sums, default=1)

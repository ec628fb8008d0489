"""The figure that every chart is drawn on: traces and layout in plain values, as plotly.js reads them."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

from plotly.utils import PlotlyJSONEncoder


class Canvas:
    """A figure of plotly's schema (`data`, `layout`), put together without plotly's own classes.

    Those check each setting as it is set, which takes most of the time of a chart; the tests have them check the
    finished figure instead.
    """

    def __init__(self, layout: dict[str, Any]) -> None:
        self.layout = layout
        self.data: list[dict[str, Any]] = []
        self._words: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []

    def add_bar(self, **settings: Any) -> None:
        """Put bars on the figure; `settings` are plotly's of a bar trace."""
        self.data.append({"type": "bar"} | settings)

    def add_scatter(self, **settings: Any) -> None:
        """Put lines or dots on the figure; `settings` are plotly's of a scatter trace."""
        self.data.append({"type": "scatter"} | settings)

    def update_layout(self, **settings: Any) -> None:
        """Set what is named of the layout; the rest stays, also within what is named."""
        self.layout = _merged(self.layout, settings)

    def update_xaxes(self, **settings: Any) -> None:
        """Set what is named of every axis along."""
        self.update_layout(**{name: settings for name in self.layout if name.startswith("xaxis")})

    def update_yaxes(self, **settings: Any) -> None:
        """Set what is named of every upright axis."""
        self.update_layout(**{name: settings for name in self.layout if name.startswith("yaxis")})

    def update_traces(self, **settings: Any) -> None:
        """Set what is named of every trace."""
        self.data = [_merged(trace, settings) for trace in self.data]

    def write(self, text: str, x: Any, y: Any, **settings: Any) -> None:
        """Put words on the figure; a plain annotation without an arrow."""
        self._words.append({"x": x, "y": y, "text": text, "showarrow": False} | settings)

    def shape(self, **settings: Any) -> None:
        """Put a line or a rectangle on the figure; `settings` are plotly's of a layout shape."""
        self._shapes.append(settings)

    def finished(self) -> Self:
        """The figure with all that was put on it; the last call of a chart."""
        self.update_layout(annotations=self._words, shapes=self._shapes)
        return self

    @cached_property
    def drawing(self) -> str:
        """The finished figure as compact JSON; taken once, since a finished figure is never changed."""
        figure = {"data": self.data, "layout": self.layout}
        return json.dumps(figure, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def mark(self) -> str:
        """A short word that tells this drawing from every other."""
        return hashlib.blake2s(self.drawing.encode(), digest_size=8).hexdigest()


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Both as one, the new first; settings within settings too."""
    inner = {
        key: _merged(old[key], value)
        for key, value in new.items()
        if isinstance(value, Mapping) and isinstance(old.get(key), Mapping)
    }
    return {**old, **new, **inner}

"""The figure that every chart is drawn on; its words and lines are handed to plotly once, at the end."""

import hashlib
import json
from functools import cached_property
from typing import Any, Self

import plotly.graph_objects as go


class Canvas(go.Figure):
    """A figure that holds back words and shapes until `finished`: plotly checks all there are at each one added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []

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
        return json.dumps(json.loads(self.to_json(validate=False)), ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def mark(self) -> str:
        """A short word that tells this drawing from every other."""
        return hashlib.blake2s(self.drawing.encode(), digest_size=8).hexdigest()

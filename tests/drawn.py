"""A finished figure as plotly itself reads it, so that every setting of a chart is one that plotly knows."""

import json

import plotly.graph_objects as go


def by_plotly(drawing: str) -> go.Figure:
    """The figure of a drawing in JSON; raises ValueError for a setting or a value that is none of plotly's."""
    return go.Figure(json.loads(drawing))

"""Charts by shape: a tidy frame, the names of its columns and ready words in, a plotly figure out; no arithmetic."""

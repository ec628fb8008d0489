"""The overview page in Plotly Dash, with every answer ready: figures, cards and table by year come from a JSON file.

python dash_page.py PORT FILE      runs in an environment of its own (benchmarks/peers/requirements.txt)
"""

import json
import sys

from dash import Dash, Input, Output, dash_table, dcc, html

PORT, FILE = int(sys.argv[1]), sys.argv[2]
with open(FILE, encoding="utf-8") as source:
    ANSWERS = json.load(source)
YEARS = list(ANSWERS)
app = Dash(__name__, compress=True, serve_locally=True)
app.layout = html.Div(
    [
        dcc.Dropdown(YEARS, YEARS[0], id="year", clearable=False),
        html.Div(id="cards", style={"display": "flex", "gap": "16px"}),
        *(dcc.Graph(id=f"chart{place}") for place in range(3)),
        dash_table.DataTable(id="table", page_size=20),
    ]
)


@app.callback(
    Output("cards", "children"),
    *(Output(f"chart{place}", "figure") for place in range(3)),
    Output("table", "data"),
    Input("year", "value"),
)
def show(year: str) -> tuple:
    answer = ANSWERS[year]
    return ([html.Div(card) for card in answer["cards"]], *answer["figures"], answer["table"])


if __name__ == "__main__":
    app.run(port=PORT, debug=False)

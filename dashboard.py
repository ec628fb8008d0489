"""The served application: `streamlit run dashboard.py` or `make run`."""

import streamlit as st

from visitstats.ui import server

app = st.App(
    "visitstats/ui/frame.py",
    middleware=server.middleware(),
    routes=server.routes(),
    lifespan=server.lifespan,
    on_script_error=server.say_what_went_wrong,
)

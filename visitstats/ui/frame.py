"""The frame round every page, run before each of them: settings of the page, language, menu, look."""

import streamlit as st

from visitstats.ui import address, blocks, data, look, menu, viewing
from visitstats.ui.language import choose_language

st.set_page_config(page_icon=str(menu.ICON), layout="wide", initial_sidebar_state="auto")
address.read()
choose_language()
st.html(blocks.STYLE)
blocks.skip_link()
data.ready()
viewing.choose()
page = menu.navigation()
slot = st.sidebar.container(key="look")
st.session_state["look"] = look.now()
page.run()
menu.footer()
with slot:
    look.watch(address.query())

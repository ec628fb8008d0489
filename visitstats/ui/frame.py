"""The frame round every page, run before each of them: settings of the page, language, menu, look."""

import streamlit as st

from visitstats.access import Denied
from visitstats.texts import say
from visitstats.ui import address, backup, blocks, data, look, menu, viewing, welcome
from visitstats.ui.language import choose_language

st.set_page_config(page_icon=menu.icon(), layout="wide", initial_sidebar_state="auto")
address.read()
choose_language()
blocks.style()
page = menu.navigation()
welcome.let_in(page.url_path)
data.ready()
viewing.choose()
slot = st.sidebar.container(key="look")
st.session_state["look"] = look.now()
backup.tell_losses()
try:
    page.run()
except Denied as denied:  # a page reached by its address
    st.error(say(denied))
menu.footer()
with slot:
    look.watch(address.query())

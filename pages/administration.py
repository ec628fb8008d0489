"""Administration: how the server and the database stand, backups, who may do what, and what was done."""

import streamlit as st

from visitstats.ui import administration, page

# Title
page.begin("administration")

# Server, database, backups
administration.show_state()
st.space("small")
administration.show_backups()

# Who may do what
st.space("small")
administration.show_roles()

# Who did what
st.space("small")
administration.show_log()

"""The smallest Streamlit app with one choice: the floor of every page."""

import streamlit as st

st.selectbox("Year", [2021, 2020, 2016, 2015], key="year")
st.write(st.session_state["year"])

"""What pages are made of: the frame, filters in the address, exhibits, tables, downloads; the only rooms with Streamlit."""

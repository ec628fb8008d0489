"""What pages are made of: frame, filters in the address, exhibits, tables, downloads; the only room with Streamlit."""

"""The analyst's desk: files in, tables on their sheets, values decided once, what would change, and the import."""

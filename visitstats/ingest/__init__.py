"""From a file to staged visits: read, tables, columns, values, stage, commit."""

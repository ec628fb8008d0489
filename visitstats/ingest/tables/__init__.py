"""Where the tables of a sheet are: header rows, columns, body, titles."""

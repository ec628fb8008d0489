"""What one cell says, read without its table: a region, a ministry, a kind, an institution, a date, a count."""

"""Visit statistics of the National Preventive Mechanism: from uploaded spreadsheets to pages."""

"""The page Imports: what was imported, what waits for a decision, which years are complete; and what changes move."""

"""Comparisons of periods: parts that add up, and what may not be compared."""

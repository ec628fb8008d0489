"""Reference facts: units and their names through time, and the words by which files name them."""

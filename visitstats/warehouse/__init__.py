"""The database: the only package that imports duckdb. `ask` answers questions, `write` changes facts, `build` makes it.

The product starts through `visitstats.ingest.commit.start`, which builds and brings in the demonstration data.

What it gives stands in `__init__.pyi` and is loaded when it is first used, so that a server listens sooner.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

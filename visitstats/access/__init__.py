"""Roles: every write, and each read of records, takes an actor and asks here first.

What it gives stands in `__init__.pyi` and is loaded when it is first used, so that a server listens sooner.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

"""The databases of the warehouse's tests."""

from tests.warehouse.conftest import duckdb_store, store

__all__ = ["duckdb_store", "store"]

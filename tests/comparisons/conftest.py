"""The databases of the warehouse's tests."""

from tests.warehouse.conftest import built, duckdb_store, store

__all__ = ["built", "duckdb_store", "store"]

"""Where the database is, by its name in the settings; needs no engine."""

from pathlib import Path

from visitstats.settings import settings

LAKE, POSTGRES = "ducklake:", "postgres:"


def database_file(name: str | None = None) -> Path | None:
    """The file that a process locks: the database, or a local catalogue of a lake; None if there is none.

    `name` is another database than that of the settings.
    """
    name = name or settings().database
    rest = name.removeprefix(LAKE)
    return None if name != rest and ":" in rest[2:] else Path(rest)


def is_lake() -> bool:
    """Whether the settings name a DuckLake."""
    return settings().database.startswith(LAKE)


def is_on_server(name: str) -> bool:
    """Whether the catalogue is in PostgreSQL, so that several processes may write."""
    return name.removeprefix(LAKE).startswith(POSTGRES)

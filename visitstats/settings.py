"""Settings of the product: paths and limits, each with a default and one environment variable."""

import datetime
import os
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "VISITSTATS_"


def _text(name: str, default: str) -> str:
    return os.environ.get(PREFIX + name, "").strip() or default


def _number(name: str, default: int) -> int:
    value = _text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise SystemExit(f"{PREFIX}{name} must be a whole number, not {value!r}.") from None


@dataclass(frozen=True)
class Settings:
    """One snapshot of the environment. Paths are absolute; sizes are in MiB, times in seconds."""

    root: Path = ROOT
    database: str = field(default_factory=lambda: _text("DATABASE", str(ROOT / "data" / "visits.duckdb")))
    data_path: str = field(default_factory=lambda: _text("DATA_PATH", ""))
    s3_endpoint: str = field(default_factory=lambda: _text("S3_ENDPOINT", "https://s3.amazonaws.com"))
    s3_region: str = field(default_factory=lambda: _text("S3_REGION", "us-east-1"))
    s3_key: str = field(default_factory=lambda: _text("S3_KEY", ""), repr=False)
    s3_secret: str = field(default_factory=lambda: _text("S3_SECRET", ""), repr=False)
    backups: str = field(default_factory=lambda: _text("BACKUPS", ""))
    today: str = field(default_factory=lambda: _text("TODAY", ""))
    reader_memory_mb: int = field(default_factory=lambda: _number("READER_MEMORY_MB", 1536))
    reader_seconds: int = field(default_factory=lambda: _number("READER_SECONDS", 60))
    upload_mb: int = field(default_factory=lambda: _number("UPLOAD_MB", 25))
    file_mb: int = field(default_factory=lambda: _number("FILE_MB", 250))
    unpacked_mb: int = field(default_factory=lambda: _number("UNPACKED_MB", 2048))
    query_seconds: int = field(default_factory=lambda: _number("QUERY_SECONDS", 30))
    database_memory_mb: int = field(default_factory=lambda: _number("DATABASE_MEMORY_MB", 2048))
    database_temp_mb: int = field(default_factory=lambda: _number("DATABASE_TEMP_MB", 20480))
    signin_hours: int = field(default_factory=lambda: _number("SIGNIN_HOURS", 12))
    roles_file: str = field(default_factory=lambda: _text("ROLES_FILE", str(ROOT / ".streamlit" / "roles.toml")))
    hosts: str = field(default_factory=lambda: _text("HOSTS", ""))


NAMES = tuple(PREFIX + each.name.upper() for each in fields(Settings) if each.name != "root")


def settings() -> Settings:
    """The settings in force now; the environment is looked at in each call, so that a test may change it."""
    return _settings(tuple(map(os.environ.get, NAMES)))


@lru_cache(maxsize=64)
def _settings(values: tuple[str | None, ...]) -> Settings:  # noqa: ARG001  the same values give the same settings
    return Settings()


def today() -> datetime.date:
    """The day that counts as today (VISITSTATS_TODAY, ISO form, or the clock's)."""
    text = settings().today
    return datetime.date.fromisoformat(text) if text else datetime.date.today()

"""Personal data: recognised by header and by content, so that none of it is ever kept, logged or shown back."""

from visitstats.ingest.personal.check import MASK, clean, clean_file_name, holds_personal_data, is_personal_header

__all__ = ["MASK", "clean", "clean_file_name", "holds_personal_data", "is_personal_header"]

"""The frame of the pages, with what it does written down for `make profile`."""

import sys

from visitstats.settings import ROOT

FRAME = ROOT / "visitstats" / "ui" / "frame.py"
profile = sys.modules["visitstats_profile"].profile  # type: ignore[attr-defined]
profile.enable()
try:
    exec(compile(FRAME.read_text("utf-8"), str(FRAME), "exec"), {"__name__": "__main__", "__file__": str(FRAME)})
finally:
    profile.disable()

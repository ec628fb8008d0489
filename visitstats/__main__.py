"""The command line: python -m visitstats."""

import sys

from visitstats.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""On which addresses this process waits for readers, whatever named them: a flag, a variable, a file or a program."""

import os
import socket
import stat
import sys

from visitstats.ui.guard import is_loopback

MOST_HANDLES = 1024


def is_open(configured: str | None) -> bool:
    """Whether other computers could reach this process; before it listens, what is configured decides."""
    if sys.platform == "win32":
        return not is_loopback(configured or "0.0.0.0")  # noqa: S104  what Streamlit takes where nothing is said
    addresses = listening()
    if not addresses:
        return not is_loopback(configured or "0.0.0.0")  # noqa: S104
    return not all(is_loopback(address) for address in addresses)


def listening() -> list[str]:
    """The addresses of the sockets on which this process accepts connections."""
    return [address for handle in range(MOST_HANDLES) if (address := _address(handle))]


def _address(handle: int) -> str | None:
    """The address of a handle that is a listening internet socket."""
    try:
        if not stat.S_ISSOCK(os.fstat(handle).st_mode):
            return None
        with socket.socket(fileno=os.dup(handle)) as found:
            accepts = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            return (
                str(found.getsockname()[0]) if accepts and found.family in (socket.AF_INET, socket.AF_INET6) else None
            )
    except OSError:
        return None

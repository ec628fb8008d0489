"""One change at a time in this process, and the sign that one was committed."""

import threading

WRITING = threading.RLock()
COMMITTED = threading.Event()  # set after each commit of this process; whoever waits for it clears it

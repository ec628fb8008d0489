"""Talk to a running dashboard as a program does: plain requests with any header, a session over the socket, uploads."""

import http.client
import os
import re
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

BOUNDARY = "a-line-between-parts"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(url: str, path: str = "/", method: str = "GET", body: bytes | None = None, **headers: Any) -> Answer:
    """One request; `headers` by name with _ for -, a Host among them replaces the right one."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
    for name, value in named.items():
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    read = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    connection.close()
    return read


def xsrf(url: str) -> str:
    """The token that a browser gets with its first answer."""
    cookie = ask(url, "/_stcore/health").headers["set-cookie"]
    found = re.search(r"_streamlit_xsrf=([^;]+)", cookie)
    assert found
    return found[1]


@contextmanager
def session(url: str, cookies: str = "", token: str = "") -> Iterator[ClientConnection]:
    """A session as a page opens it: the socket, and the number of the session once its first run has begun."""
    headers = {"Cookie": f"_streamlit_xsrf={token}; {cookies}"}
    with connect(
        url.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit", token],
        origin=url,
        additional_headers=headers,
        max_size=None,
        open_timeout=60,
    ) as socket:
        yield socket


def run_page(socket: ClientConnection, page: str = "", query: str = "lang=en") -> tuple[str, str]:
    """Run a page to its end: the session's number, and everything that was sent, as text."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    socket.send(message.SerializeToString())
    number, texts, until = "", [], time.monotonic() + 90
    while time.monotonic() < until:
        answer = ForwardMsg.FromString(socket.recv(timeout=90))
        if answer.WhichOneof("type") == "new_session":
            number = answer.new_session.initialize.session_id
        texts.append(str(answer))
        if answer.WhichOneof("type") == "script_finished":
            break
    return number, "\n".join(texts)


def parts(name: str, size: int, chunk: int = 1 << 20) -> Iterable[bytes]:
    """A form with one file of zeros, in pieces."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    yield head
    for start in range(0, size, chunk):
        yield b"\0" * min(chunk, size - start)
    yield f"\r\n--{BOUNDARY}--\r\n".encode()


def upload_path(number: str) -> str:
    return f"/_stcore/upload_file/{number}/{uuid.uuid4()}"


def upload(url: str, number: str, token: str, size: int = 100, cookies: str = "", **headers: str) -> Answer:
    """A file as the page's field sends it."""
    named = {
        "X_Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}; {cookies}",
        "Content_Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    return ask(url, upload_path(number), "PUT", b"".join(parts("a.csv", size)), **(named | headers))


def open_files(process: int) -> set[str]:
    """The files on disk that a process has open now (Linux)."""
    found = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            name = os.readlink(handle)
        except OSError:
            continue
        if name.startswith("/") and not name.startswith(("/dev/", "/proc/")):
            found.add(name)
    return found

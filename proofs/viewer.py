"""A reader as the server sees one: a session over the socket, pages, changed filters, an uploaded file."""

import time
import uuid
from dataclasses import dataclass, field
from http.client import HTTPConnection
from random import Random
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection

from tests.server.talking import BOUNDARY, session, xsrf

WRONG = (b"This page cannot be shown", b"Something went wrong", b"Traceback")
READING = b"cancel_reading"
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
PATIENCE = 120  # seconds for one run of a page
WAITS = 600  # seconds for a file to be read, with those before it
LOOK_AGAIN = 0.5  # seconds between two looks at a file that is being read


@dataclass
class Run:
    """One run of a page: its seconds until everything had come, and whether it went wrong."""

    seconds: float
    wrong: bool
    bytes: int = 0


@dataclass
class Viewer:
    """An open page in a browser; use it as a context."""

    url: str
    chance: Random
    page: str = "overview"
    number: str = ""
    query: str = ""
    filters: dict[str, Any] = field(default_factory=dict)  # by id: the fields for one or several of a list
    uploader: str = ""  # the id of the field for files
    chosen: dict[str, WidgetState] = field(default_factory=dict)
    part: str = ""  # the part of the page that asks to be run again by itself, as the progress of reading does
    reading: bool = False

    def __enter__(self) -> "Viewer":
        self.token = xsrf(self.url)
        self._open = session(self.url, token=self.token)
        self.socket: ClientConnection = self._open.__enter__()
        return self

    def __exit__(self, *problem: object) -> None:
        self._open.__exit__(None, None, None)

    def open(self, page: str, **choices: str) -> Run:
        """Go to a page by its address."""
        self.page, self.chosen = page, {}
        return self._run(urlencode({"lang": self.chance.choice(("kk", "ru", "en"))} | choices))

    def change_filter(self) -> Run:
        """Choose another value in one of the page's filters."""
        found = self.filters[self.chance.choice(sorted(self.filters))]
        state = WidgetState(id=found.id)
        if found.DESCRIPTOR.name == "MultiSelect":
            picked = self.chance.sample(list(found.options), self.chance.randint(0, min(3, len(found.options))))
            state.string_array_value.data.extend(picked)
        else:
            state.string_value = self.chance.choice(list(found.options)[:6])
        self.chosen[found.id] = state
        return self._run()

    def choose(self, label: str, option: str) -> Run:
        """Choose an option of the field with this label."""
        found = next(one for one in self.filters.values() if one.label == label)
        self.chosen[found.id] = WidgetState(id=found.id, string_value=option)
        return self._run()

    def upload(self, name: str, data: bytes) -> tuple[int, Run]:
        """Hand over a file and wait until it has been read: the status of the upload, and the whole time of reading."""
        handle = str(uuid.uuid4())
        status = self._put(handle, name, data)
        state = WidgetState(id=self.uploader)
        path = f"/_stcore/upload_file/{self.number}/{handle}"
        info = state.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(data), file_id=handle)
        info.file_urls.upload_url = info.file_urls.delete_url = path
        info.file_urls.file_id = handle
        self.chosen[self.uploader] = state
        began, run = time.monotonic(), self._run()
        self.chosen = {}
        while self.reading and time.monotonic() - began < WAITS:
            time.sleep(LOOK_AGAIN)
            again = self._run(part=self.part)
            run = Run(0.0, run.wrong or again.wrong)
        return status, Run(time.monotonic() - began, run.wrong)

    def _put(self, handle: str, name: str, data: bytes) -> int:
        place = urlsplit(self.url)
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = head + data + f"\r\n--{BOUNDARY}--\r\n".encode()
        wire = HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
        headers = {
            "X-Xsrftoken": self.token,
            "Cookie": f"_streamlit_xsrf={self.token}",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        }
        wire.request("PUT", f"/_stcore/upload_file/{self.number}/{handle}", body, headers)
        status = wire.getresponse().status
        wire.close()
        return status

    def _run(self, query: str = "", part: str = "") -> Run:
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.query_string = query or self.query
        self.query = query or self.query
        message.rerun_script.fragment_id = part
        message.rerun_script.is_auto_rerun = bool(part)
        message.rerun_script.widget_states.widgets.extend(self.chosen.values())
        began = time.monotonic()
        self.socket.send(message.SerializeToString())
        return self._received(began)

    def _received(self, began: float) -> Run:
        """Everything up to the end of the run; the page's fields are remembered."""
        self.filters, self.reading = {}, False
        size, wrong = 0, False
        while True:
            raw = self.socket.recv(timeout=PATIENCE)
            assert isinstance(raw, bytes)
            size += len(raw)
            wrong = wrong or any(words in raw for words in WRONG)
            self.reading = self.reading or READING in raw
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    good = message.script_finished in FINISHED and not wrong
                    return Run(time.monotonic() - began, not good, size)
            else:
                self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self.number = message.new_session.initialize.session_id or self.number
        elif message.WhichOneof("type") == "auto_rerun":
            self.part = message.auto_rerun.fragment_id
        elif message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            kind = element.WhichOneof("type")
            if kind in ("selectbox", "multiselect"):
                found = getattr(element, kind)
                self.filters[found.id] = found
            elif kind == "file_uploader":
                self.uploader = element.file_uploader.id

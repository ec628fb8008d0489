"""What browsers may say over the socket: only what the pages themselves say is handed on to Streamlit.

Streamlit takes some more from anybody who has a page open, before any sign-in: to empty the caches of all readers, to
name the files of the working copy that are changed, to run pages anew when a file is saved.
"""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

SAID = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}
ASKED = {"deferred_file", "dataframe_chunk"}  # kinds of backend_operation_request: a download, rows of a large table


def allowed(data: bytes) -> bool:
    """Whether the pages say such a message; what is no message at all is left to Streamlit, which ends the session."""
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in ASKED
    return kind in SAID


class Messages:
    """Leaves out what no page says; the session goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything else on as it is."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def receive_said() -> Message:
            while True:
                message = await receive()
                data = message.get("bytes")
                if message["type"] != "websocket.receive" or data is None or allowed(data):
                    return message

        await self.app(scope, receive_said, send)

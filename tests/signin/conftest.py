"""The started product with sign-in, and the sign-in service beside it; both on loopback, on ports of their own."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Server, start_server, stop_server
from tests.signin.provider import CLIENT, SECRET

COOKIE_SECRET = "a long secret for the cookies of this test"
ROLES = """
claim = "groups"
[groups]
npm-viewers = "viewer"
npm-analysts = "analyst"
[people]
"administrator@example.org" = "administrator"
"""


@dataclass
class Office:
    """The dashboard with sign-in, its folder, and the address of the sign-in service."""

    server: Server
    folder: Path
    service: str

    def log(self) -> str:
        """The audit log beside the database."""
        return (self.folder / "visits.duckdb.audit.jsonl").read_text("utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def secrets(folder: Path, port: int, service: str, **changes: str) -> Path:
    """A secrets file that sets sign-in up; an empty change leaves a line out."""
    lines = {
        "redirect_uri": f"http://localhost:{port}/oauth2callback",
        "cookie_secret": COOKIE_SECRET,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{service}/.well-known/openid-configuration",
    } | changes
    path = folder / "secrets.toml"
    path.write_text("[auth]\n" + "".join(f'{name} = "{text}"\n' for name, text in lines.items() if text), "utf-8")
    return path


@pytest.fixture(scope="session")
def service() -> Iterator[str]:
    """The address of a running sign-in service."""
    port = free_port()
    process = subprocess.Popen([sys.executable, str(ROOT / "tests" / "signin" / "provider.py"), str(port)])
    address = f"http://127.0.0.1:{port}"
    for _attempt in range(300):
        try:
            urllib.request.urlopen(f"{address}/keys", timeout=2).read()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(30)


@pytest.fixture(scope="session")
def office(service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The dashboard as an office runs it."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    (folder / "roles.toml").write_text(ROLES, "utf-8")
    running = start_server(
        folder,
        port=port,
        options=["--secrets.files", str(secrets(folder, port, service))],
        VISITSTATS_ROLES_FILE=str(folder / "roles.toml"),
    )
    yield Office(running, folder, service)
    stop_server(running)

"""Servers for the page benchmarks: the dashboard on a made-up million of visits, an empty app, and Dash."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from visitstats.settings import ROOT

PEERS = ROOT / ".venv-peers"
FOLDER = ROOT / "benchmarks" / "peers"
START_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """A started server: its address, the seconds until it answered, and the number of its process."""

    url: str
    seconds: float
    process: int


@contextmanager
def serving(command: list[str], path: str, **settings: str) -> Iterator[Served]:
    """Start a server with `{port}` in its command, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen(
        [part.format(port=port) for part in command],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://localhost:{port}{path}", process, began)
        yield Served(f"http://localhost:{port}", time.perf_counter() - began, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes], began: float) -> None:
    while time.perf_counter() - began < START_SECONDS:
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"a server of the benchmark ended: {process.args}") from None
            time.sleep(0.02)
    raise SystemExit(f"a server of the benchmark did not answer: {process.args}")


def streamlit(script: str) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", script, "--server.port", "{port}", "--server.headless", "true",
            "--server.address", "localhost"]  # fmt: skip


def dash(answers: Path) -> list[str]:
    """Dash in an environment of its own, made at the first call."""
    python = PEERS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (PEERS / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        install = [str(python), "-m", "pip", "install", "-q", "-r", str(FOLDER / "requirements.txt")]
        subprocess.run(install, check=True)
        (PEERS / ".ready").touch()
    return [str(python), str(FOLDER / "dash_page.py"), "{port}", str(answers)]

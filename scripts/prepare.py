"""Prepare this checkout for a command: the environment in .venv, its packages and, for tests, a browser.

    python3 scripts/prepare.py run              what the dashboard needs
    python3 scripts/prepare.py test --browser   what all tests need, with a browser, PostgreSQL and LibreOffice

Needs nothing but the standard library. It says in words what is missing and ends with status 1.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
REQUIREMENTS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
OFFICE = ["libreoffice-calc", "libreoffice-impress", "libreoffice-writer", "fonts-crosextra-carlito"]
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def main() -> None:
    """Do the steps that are not done yet, the quick ones first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=REQUIREMENTS)
    parser.add_argument("--browser", action="store_true", help="also find or install the programs that the tests start")
    options = parser.parse_args()
    check_python()
    make_environment()
    install(options.what)
    if options.browser:
        ensure_browser()
        ensure_postgres()
        ensure_office()
        ensure_s3()


def check_python() -> None:
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:3]))
        stop(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is Python {have}.",
            "Install a newer Python and name it: make run PYTHON=python3.12",
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        stop(
            "This Python has no venv module, which makes the environment.",
            f"On Debian or Ubuntu type: sudo apt-get install python{version}-venv",
        )


def make_environment() -> None:
    python = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
    if python.exists() and works(python):
        return
    say("Making the environment in .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(VENV)], "The environment could not be made.")


def works(python: Path) -> bool:
    """Whether the environment starts and is new enough (it may come from a Python that is gone)."""
    code = f"import sys, pip; sys.exit(sys.version_info < {OLDEST!r})"
    return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0


def install(what: str) -> None:
    """Install the pinned packages once; the stamp holds the hash of what was installed."""
    wanted = hashlib.sha256((ROOT / REQUIREMENTS[what]).read_bytes()).hexdigest()
    stamp = VENV / f".installed-{what}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"Installing the packages of {REQUIREMENTS[what]} (once, a minute or two)")
    python = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run([*command, "-r", str(ROOT / REQUIREMENTS[what])], "The packages could not be installed; pip says why above.")
    stamp.write_text(wanted)


def find_browser() -> str | None:
    """The path of a Chromium or Chrome: VISITSTATS_BROWSER, else on the path, else in the usual places."""
    named = os.environ.get("VISITSTATS_BROWSER")
    if named:
        return named if Path(named).exists() else None
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    return found or next((place for place in BROWSER_PLACES if Path(place).exists()), None)


def ensure_browser() -> None:
    ensure("Chromium or Chrome", find_browser, ["chromium"])


def ensure_postgres() -> None:
    """The tests of a store on several machines start a server of their own."""
    ensure("PostgreSQL", find_postgres, ["postgresql"])


def ensure_office() -> None:
    """The tests of what is exported open it in LibreOffice, with a font as wide as the one of the files."""
    ensure("LibreOffice", lambda: shutil.which("soffice"), OFFICE)


def ensure(name: str, find: Callable[[], object], packages: list[str]) -> None:
    """Use the program that is there, else install it where that is allowed, else stop with the command to type."""
    if find():
        return
    apt_install(packages, f"Installing {name} for the tests (once)")
    if not find():
        advice = f"sudo apt-get install {' '.join(packages)}" if shutil.which("apt-get") else f"install {name}"
        stop(f"The tests need {name}, and none was found.", f"Type: {advice}")


def ensure_s3() -> None:
    """An S3 store of the tests' own, in an environment of its own: its packages do not fit beside the product's."""
    folder, requirements = ROOT / ".venv-s3", ROOT / "requirements-s3.txt"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = folder / ".installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installing an S3 store for the tests of a store on several machines (once)")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run([sys.executable, "-m", "venv", "--clear", str(folder)], "The environment .venv-s3 could not be made.")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run([*command, "-r", str(requirements)], "The packages could not be installed; pip says why above.")
    stamp.write_text(wanted)


def find_postgres() -> bool:
    return bool(shutil.which("pg_ctl") or list(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")))


def apt_install(packages: list[str], notice: str) -> None:
    """Install packages of the system where this may be done without asking."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    say(notice)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    install_it = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(install_it, env=quiet, check=False, stdout=subprocess.DEVNULL)


def run(command: list[str], trouble: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop(trouble, "Mend it and give the same command again.")


def say(text: str) -> None:
    print(text, flush=True)


def stop(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()

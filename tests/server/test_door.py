"""Which requests the started dashboard answers, with which headers, and what it keeps of an upload."""

import http.client
import json
import re
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from tests.server.talking import BOUNDARY, ask, open_files, parts, run_page, session, upload, upload_path, xsrf
from visitstats.export.safe import script_hash
from visitstats.ui.messages import allowed

pytestmark = pytest.mark.timeout(300)

ROUTES = ("/", "/overview", "/regions?lang=ru", "/health", "/_stcore/health", "/_stcore/host-config", "/media/a.png",
          "/favicon.png", "/component/x/y", "/oauth2callback", "/auth/login", "/nothing")  # fmt: skip
STRANGE_HOSTS = ("evil.example", "evil.example:8501", "localhost.evil.example", "127.0.0.1.nip.io", "127.1", "0.0.0.0",
                 "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "192.168.0.5", "a@localhost", "localhost:99999",
                 "localhost, evil.example", "local host", "", "*")  # fmt: skip
OWN_HOSTS = ("localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.0.0.1:9999", "[::1]", "[::1]:8501")


@pytest.mark.parametrize("path", ROUTES)
def test_no_route_answers_under_another_name(server, path):
    for host in STRANGE_HOSTS:
        answer = ask(server.url, path, Host=host)
        assert answer.status in (400, 421), (path, host)
        assert b"<script" not in answer.body
    assert ask(server.url, path).status not in (400, 421, 500)


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_this_computer_is_known_by_its_own_names(server, host):
    assert ask(server.url, "/", Host=host).status == 200


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
                                    "x-forwarded-anything", "X-Real-IP", "Via"])  # fmt: skip
def test_no_route_answers_what_another_server_passes_on(server, header):
    for path in ROUTES:
        assert ask(server.url, path, body=None, **{header.replace("-", "_"): "127.0.0.1"}).status == 403, path


def test_a_page_elsewhere_cannot_ask(server):
    assert ask(server.url, "/_stcore/host-config", Origin="https://evil.example").status == 421
    assert ask(server.url, "/_stcore/host-config", Origin="null").status == 421
    assert ask(server.url, "/_stcore/host-config", Origin=server.url).status == 200


def raw(server, request: bytes) -> int:
    """The status of the answer to bytes as they are."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=60) as wire:
        wire.sendall(request)
        return int(wire.recv(4096).split(b" ")[1])


def test_a_request_says_its_host_once_and_nowhere_else(server):
    own = b"Host: localhost\r\n"
    assert raw(server, b"GET /overview HTTP/1.1\r\n" + own + b"\r\n") == 200
    assert raw(server, b"GET /overview HTTP/1.1\r\n" + own + b"Host: evil.example\r\n\r\n") == 400
    assert raw(server, b"GET /overview HTTP/1.1\r\n\r\n") == 400
    assert raw(server, b"GET /overview HTTP/1.0\r\n\r\n") == 400
    assert raw(server, b"GET http://evil.example/ HTTP/1.1\r\n" + own + b"\r\n") == 400
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    upgrade += b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    assert raw(server, b"GET /_stcore/stream HTTP/1.1\r\n" + own + upgrade + b"\r\n") == 101
    for strange in (b"Host: evil.example\r\n", own + b"Origin: https://evil.example\r\n",
                    own + b"X-Forwarded-For: 1.2.3.4\r\n"):  # fmt: skip
        assert raw(server, b"GET /_stcore/stream HTTP/1.1\r\n" + strange + upgrade + b"\r\n") == 403


def test_a_session_is_opened_from_the_dashboards_own_pages_only(server):
    token = xsrf(server.url)
    with session(server.url, token=token) as page:
        assert run_page(page)[0]
    with pytest.raises(InvalidStatus), session(server.url.replace("localhost", "127.0.0.1") + "/x", token=token):
        pass


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_has_the_headers(server, path):
    headers = ask(server.url, path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'self'"
    scripts = policy["script-src"].split()
    assert [word for word in scripts if not word.startswith("'sha256-")] == ["'self'", "blob:"]
    assert policy["script-src-attr"] == "'none'"
    allowed = " ".join(policy.values())
    own = urlsplit(server.url).netloc
    assert re.findall(r"\S*//\S+", allowed) == [f"ws://{own}", f"wss://{own}"]
    assert "*" not in allowed
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers.get("access-control-allow-origin") is None


def test_a_script_inside_a_page_runs_by_its_hash_only(server):
    for path in ("/", "/story/0?lang=en"):
        answer = ask(server.url, path)
        inside = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
        assert inside, path
        for script in inside:
            assert script_hash(script) in answer.headers["content-security-policy"], path
        assert "'unsafe-eval'" not in answer.headers["content-security-policy"]
        assert "script-src 'unsafe-inline'" not in answer.headers["content-security-policy"]


def test_what_nobody_needs_is_shut(server):
    assert ask(server.url, "/_stcore/metrics").status == 404
    assert ask(server.url, "/_stcore/script-health-check").body != b"ok"
    assert b"maxUploadSize" not in ask(server.url, "/app/static/config.toml").body
    for path in ("/mcp", "/_stcore/agent", "/_stcore/agent/sessions"):
        assert ask(server.url, path, "POST", b"{}").status in (403, 404, 405), path
    assert not json.loads(ask(server.url, "/_stcore/host-config").body).get("allowedOrigins")


def test_health_says_one_word(server):
    answer = ask(server.url, "/health")
    assert (answer.status, answer.body) == (200, b"ok")


def test_pages_travel_compressed(server):
    script = re.search(rb'src="\.?(/static/js/index[^"]+)"', ask(server.url, "/").body)
    assert script
    packed = ask(server.url, script[1].decode(), Accept_Encoding="gzip")
    plain = ask(server.url, script[1].decode())
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < 0.5 * len(plain.body)


def test_no_secret_of_the_server_reaches_the_page(server):
    token = xsrf(server.url)
    with session(server.url, token=token) as page:
        _number, sent = run_page(page)
    assert "gather_usage_stats: true" not in sent
    assert "allow_run_on_save: true" not in sent
    assert "disable_data_export: true" in sent
    assert "SHOW_ERROR_LINKS_FALSE" in sent
    assert str(server.database) not in sent


def test_what_no_page_says_is_not_heard(server):
    """Anybody with a page open could empty the caches of all readers, or ask for the names of changed files."""
    unheard = [BackMsg(clear_cache=True), BackMsg(load_git_info=True), BackMsg(set_run_on_save=True)]
    install, rows = BackMsg(), BackMsg()
    install.backend_operation_request.request_id = "1"
    install.backend_operation_request.install_skills.SetInParent()
    rows.backend_operation_request.dataframe_chunk.SetInParent()
    assert [allowed(message.SerializeToString()) for message in [*unheard, install, rows]] == [False] * 4 + [True]
    assert allowed(BackMsg(stop_script=True).SerializeToString())
    assert allowed(b"\xff")  # no message: Streamlit ends the session
    token = xsrf(server.url)
    with session(server.url, token=token) as page:
        for message in [*unheard, install]:
            page.send(message.SerializeToString())
        _number, sent = run_page(page)
    assert "script_finished: FINISHED_SUCCESSFULLY" in sent
    assert "backend_operation_response" not in sent


def test_an_upload_needs_the_token_a_session_and_the_right_size(server):
    token = xsrf(server.url)
    with session(server.url, token=token) as page:
        number, _sent = run_page(page, "upload")
        assert upload(server.url, number, token).status == 204
        assert upload(server.url, number, token, X_Xsrftoken="").status == 403
        assert upload(server.url, "no-such-session", token).status == 400
        assert upload(server.url, number, token, size=26 * 1024 * 1024).status == 413
        assert upload(server.url, number, token, X_Forwarded_For="1.2.3.4").status == 403
        assert upload(server.url, number, token, Host="evil.example").status == 421


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_an_upload_is_kept_in_memory_and_opens_no_file(server):
    token, size = xsrf(server.url), 20 * 1024 * 1024
    with session(server.url, token=token) as page:
        number, _sent = run_page(page, "upload")
        before = open_files(server.process.pid)
        place = urlsplit(server.url)
        wire = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        pieces = list(parts("register.xlsx", size))
        wire.putrequest("PUT", upload_path(number))
        for name, value in {
            "X-Xsrftoken": token,
            "Cookie": f"_streamlit_xsrf={token}",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(sum(map(len, pieces))),
        }.items():
            wire.putheader(name, value)
        wire.endheaders()
        seen: set[str] = set()
        for piece in pieces:
            wire.send(piece)
            seen |= open_files(server.process.pid)
        assert wire.getresponse().status == 204
        seen |= open_files(server.process.pid)
        wire.close()
    new = {Path(name).name for name in seen - before}
    assert not {name for name in new if not name.startswith(server.database.name)}, new

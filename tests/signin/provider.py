"""A sign-in service (OpenID Connect) on loopback for the tests: authorization code with PKCE, signed tokens, sign-out.

    python tests/signin/provider.py PORT

Its page lists the people of PEOPLE; a click signs one of them in. It checks client, redirect address, code and PKCE.
"""

import base64
import hashlib
import secrets
import sys
import time
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "visitstats", "a secret that only the two servers know"
PEOPLE: dict[str, dict[str, object]] = {
    "administrator": {"email": "administrator@example.org"},
    "analyst": {"email": "analyst@example.org", "groups": ["some-group", "npm-analysts"]},
    "viewer": {"email": "viewer@example.org", "groups": ["npm-viewers"]},
    "nobody": {"email": "nobody@example.org", "groups": ["others"]},
    "unchecked": {"email": "administrator@example.org", "email_verified": False},
}

key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
codes: dict[str, dict[str, str]] = {}


def _issuer(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


async def configuration(request: Request) -> Response:
    issuer = _issuer(request)
    return JSONResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/keys",
            "end_session_endpoint": f"{issuer}/end",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


async def authorize(request: Request) -> Response:
    """The page with the people; each link goes back to the dashboard with a code."""
    asked = dict(request.query_params)
    if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
        return PlainTextResponse("unknown client, or no PKCE", 400)
    rows = []
    for person in PEOPLE:
        code = secrets.token_urlsafe(16)
        codes[code] = asked | {"person": person}
        back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        rows.append(f'<p><a id="{person}" href="{back}">{person}</a></p>')
    return HTMLResponse('<title>Sign-in service</title><link rel="icon" href="data:,">' + "".join(rows))


async def token(request: Request) -> Response:
    form = await request.form()
    asked = codes.pop(str(form.get("code")), None)
    basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
    plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
    known = request.headers.get("authorization") in (f"Basic {basic}", f"Basic {plain}")
    if asked is None or not known or form.get("redirect_uri") != asked["redirect_uri"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    proof = base64.urlsafe_b64encode(hashlib.sha256(str(form["code_verifier"]).encode()).digest()).rstrip(b"=").decode()
    if proof != asked["code_challenge"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    now = int(time.time())
    claims = {"iss": _issuer(request), "aud": CLIENT, "sub": asked["person"], "iat": now, "exp": now + 300}
    claims |= {"nonce": asked["nonce"], "email_verified": True} | PEOPLE[asked["person"]]
    id_token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, key)
    return JSONResponse({"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": id_token})


async def keys(_request: Request) -> Response:
    return JSONResponse({"keys": [key.as_dict(private=False)]})


async def end(request: Request) -> Response:
    """The end of the session at the service: straight back, if the address is that of the dashboard."""
    back = request.query_params.get("post_logout_redirect_uri", "")
    return RedirectResponse(back.removesuffix("oauth2callback"), 302)


app = Starlette(
    routes=[
        Route("/.well-known/openid-configuration", configuration),
        Route("/authorize", authorize),
        Route("/token", token, methods=["POST"]),
        Route("/keys", keys),
        Route("/end", end),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")

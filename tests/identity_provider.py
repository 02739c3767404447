"""An identity provider on loopback (OpenID Connect): strict with who asks it, and able to answer wrongly on purpose."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

CLIENT, SECRET = "merrow-courier", "quiet: harbour/9"


class IdentityProvider:
    """Knows whoever says who they are. `claims` go into the next ID tokens over the right ones; `spoil` is a fault."""

    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        self.stranger = ECKey.generate_key("P-256", {"kid": self.key.kid})
        self.claims: dict[str, Any] = {}
        self.described: dict[str, Any] = {}
        self.spoil = ""
        self.asked: list[str] = []
        self.granted: dict[str, dict[str, str]] = {}
        self.issuer = ""

    def setting(self, **more: object) -> str:
        """What a newsroom's settings say of it."""
        given = {"name": "Harbour ID", "issuer": self.issuer, "client_id": CLIENT, "client_secret": SECRET}
        return json.dumps({"harbour": {**given, **more}})

    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/ask",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        } | self.described

    def grant(self, asked: dict[str, str], address: str) -> str:
        """Where a browser is sent that said who it is."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.granted[code] = {**asked, "address": address}
        answer = {"code": code, "state": asked["state"], "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def redeem(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code: once, to the client it was for, who has the verifier; else nothing."""
        name, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        granted = self.granted.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        if not granted or (unquote(name), unquote(secret)) != (CLIENT, SECRET):
            return None
        if challenge.decode() != granted["code_challenge"] or form["redirect_uri"] != granted["redirect_uri"]:
            return None
        return {"access_token": "unused", "token_type": "Bearer", "id_token": self.id_token(granted)}

    def id_token(self, granted: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": f"sub-{granted['address']}",
            "iat": now,
            "exp": now + 300,
            "nonce": granted["nonce"],
            "email": granted["address"],
            "email_verified": True,
        } | self.claims
        claims = {key: value for key, value in claims.items() if value is not None}
        header = {"alg": "ES256", "kid": self.key.kid}
        if self.spoil == "another key":
            return jwt.encode(header, claims, self.stranger)
        if self.spoil == "a shared secret":
            return jwt.encode({"alg": "HS256", "kid": self.key.kid}, claims, OctKey.import_key(SECRET * 3))
        if self.spoil == "no signature":
            return ".".join([_packed({"alg": "none"}), _packed(claims), ""])
        token = jwt.encode(header, claims, self.key)
        if self.spoil == "changed words":
            return ".".join([token.split(".")[0], _packed({**claims, "sub": "somebody-else"}), token.split(".")[2]])
        return token


def _packed(found: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(found).encode()).rstrip(b"=").decode()


PAGE = """<!doctype html><html lang="en"><title>Harbour ID</title><h1>Harbour ID</h1>
<form method="post"><input type="hidden" name="asked" value="{asked}">
<label>Your address <input name="address" type="email"></label><button>I am this person</button></form></html>"""


def _handler(provider: IdentityProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            provider.asked.append(place.path)
            if place.path == "/.well-known/openid-configuration":
                self._json(provider.description())
            elif place.path == "/keys":
                self._json(dict(KeySet([provider.key]).as_dict()))
            elif place.path == "/ask":
                self._answer(200, PAGE.format(asked=place.query.replace("&", "&amp;")).encode(), "text/html")
            else:
                self._answer(404, b"{}", "application/json")

        def do_POST(self) -> None:
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            provider.asked.append(urlsplit(self.path).path)
            if urlsplit(self.path).path == "/token":
                found = provider.redeem(form, self.headers.get("Authorization", ""))
                self._json(found or {"error": "invalid_grant"}, status=200 if found else 400)
                return
            asked = {key: values[0] for key, values in parse_qs(form["asked"]).items()}
            self.send_response(303)
            self.send_header("Location", provider.grant(asked, form["address"]))
            self.end_headers()

        def _json(self, found: dict[str, Any], *, status: int = 200) -> None:
            self._answer(status, json.dumps(found).encode(), "application/json")

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def open_identity_provider() -> Iterator[IdentityProvider]:
    """One that answers meanwhile."""
    provider = IdentityProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join(5)

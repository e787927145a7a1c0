"""A sign-in service of the tests: gives tokens (RFC 6749) and tells a mail server what they are worth (RFC 7662)."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import pytest


@dataclass
class SignIn:
    """What it knows and what it was asked. `answer` replaces its next answers to requests for tokens."""

    url: str = ""
    username: str = ""
    refresh: str = "first-refresh-token"
    secret: str = "program-secret"
    rotate: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    answer: tuple[int, bytes] | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    def token(self, form: dict[str, str]) -> tuple[int, bytes]:
        self.asked.append(form)
        if self.answer is not None:
            return self.answer
        if form.get("grant_type") == "refresh_token" and form.get("refresh_token") != self.refresh:
            return 400, b'{"error": "invalid_grant", "error_description": "the refresh token has expired"}'
        if form.get("grant_type") == "client_credentials" and form.get("client_secret") != self.secret:
            return 401, b'{"error": "invalid_client"}'
        self.given.append(secrets.token_urlsafe(24))
        answer: dict[str, Any] = {"access_token": self.given[-1], "token_type": "Bearer", "expires_in": 3600}
        if self.rotate:
            self.refresh = secrets.token_urlsafe(24)
            answer["refresh_token"] = self.refresh
        return 200, json.dumps(answer | self.extra).encode()

    def introspect(self, form: dict[str, str]) -> tuple[int, bytes]:
        active = form.get("token") in self.given[-1:]
        return 200, json.dumps({"active": active, "username": self.username} if active else {"active": False}).encode()


@pytest.fixture
def sign_in() -> Iterator[SignIn]:
    service = SignIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            answer = service.introspect if self.path.startswith("/introspect") else service.token
            status, data = answer(dict(parse_qsl(body)))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield service
    server.shutdown()
    server.server_close()

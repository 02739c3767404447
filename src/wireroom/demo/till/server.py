"""The till itself: an HTTP server on loopback that answers as Stripe's interface, with Stripe's own pages."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from wireroom.demo.till import deals, fields, pages
from wireroom.demo.till.asks import AskRefusedError
from wireroom.demo.till.bank import CardDeclinedError
from wireroom.demo.till.books import Books
from wireroom.demo.till.calls import Calls
from wireroom.demo.till.post import Post

KEY = "sk_test_till"
PUBLIC_KEY = "pk_test_till"
SECRET = "whsec_till"  # noqa: S105 - a stand-in's secret protects nothing


class Till:
    """A stand-in of Stripe, open from `open()` to `close()`; `notices_to` is where it sends what happens.

    `cut` is asked before and after each call (`"before GET charges/*"`); where it says true, the connection ends there
    without an answer. `asked` keeps what was asked, for tests.
    """

    def __init__(self, *, port: int = 0, notices_to: str = "") -> None:
        self.post = Post(to=notices_to, secret=SECRET)
        self.books = Books(told=self.post.send)
        self.lock = threading.RLock()
        self.asked: list[str] = []
        self.cut: Any = lambda _moment: False
        till = self

        class Handler(_Handler):
            shop = till

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.calls = Calls(self.books, address=self.url)

    def open(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Answer no more and send no more."""
        self._server.shutdown()
        self._server.server_close()
        self.post.close()


class _Handler(BaseHTTPRequestHandler):
    shop: Till
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        place = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if place.path.startswith("/v1/"):
            self._answer_call(place.path.removeprefix("/v1/"), body or place.query)
        elif place.path.startswith("/js/"):
            with self.shop.lock:
                status, text, kind = fields.answer(self.shop.books, place.path[4:], body or place.query)
            self._send(status, text, kind=kind)
        elif place.path.startswith("/c/pay/"):
            self._checkout(place.path.rpartition("/")[2], body)
        elif place.path.startswith("/p/"):
            self._portal(place.path.rpartition("/")[2], body)
        else:
            self._send(404, pages.gone(), kind="text/html")

    def _answer_call(self, path: str, encoded: str) -> None:
        shop = self.shop
        call = f"{self.command} {path}"
        shop.asked.append(call)
        if shop.cut(f"before {call}"):
            self._hang_up()
            return
        try:
            with shop.lock:
                status, said = shop.calls.answer(
                    self.command,
                    path,
                    encoded,
                    key=self.headers.get("Authorization", ""),
                    once=self.headers.get("Idempotency-Key", ""),
                )
        except AskRefusedError as refusal:
            status, said = refusal.status, refusal.body
        if shop.cut(f"after {call}"):
            self._hang_up()
            return
        self._send(status, json.dumps(said), kind="application/json")

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _checkout(self, ref: str, body: str) -> None:
        shop = self.shop
        with shop.lock:
            session = shop.books.things.get(ref, {})
            if session.get("object") != "checkout.session" or session["status"] == "expired":
                self._send(404, pages.gone(), kind="text/html")
                return
            if session["status"] == "complete":
                self._move(session["success_url"])
                return
            if self.command != "POST":
                self._send(200, pages.checkout(session), kind="text/html")
                return
            said = {name: values[0] for name, values in parse_qs(body).items()}
            try:
                deals.pay(shop.books, session, card=said.get("card", "").replace(" ", ""), email=said.get("email", ""))
            except CardDeclinedError:
                self._send(402, pages.checkout(session, declined=True), kind="text/html")
                return
        self._move(session["success_url"])

    def _portal(self, ref: str, body: str) -> None:
        shop = self.shop
        with shop.lock:
            portal = shop.books.get(ref, "billing_portal.session")
            said = {name: values[0] for name, values in parse_qs(body).items()}
            if "card" in said:
                shop.books.get(portal["customer"], "customer")["card"] = said["card"].replace(" ", "")
            elif "pledge" in said:
                deals.end(shop.books, shop.books.get(said["pledge"], "subscription"))
            pledges = [
                each
                for each in shop.books.of("subscription", customer=portal["customer"])
                if each["status"] != "canceled"
            ]
        self._send(200, pages.portal(pledges, back=portal["return_url"]), kind="text/html")

    def _move(self, to: str) -> None:
        self.send_response(303)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, text: str, *, kind: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(data)

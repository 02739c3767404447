"""A wire cutter between the newsroom and a real server: it passes all on, until it is told to fail."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

PIECE = 16_384


class Cutter:
    """Listens on a port of loopback and passes every connection on to a server's.

    `cut_after(bytes)` breaks the connection off once so much has come from the server, and refuses all others until
    `mend()`; `hang()` takes connections and lets no byte through, until `mend()`.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._left: int | None = None
        self._is_cut = self._is_hanging = False
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._welcome, name="cutter", daemon=True).start()

    def cut_after(self, amount: int) -> None:
        with self._lock:
            self._left = amount

    def hang(self) -> None:
        self._is_hanging = True

    def mend(self) -> None:
        with self._lock:
            self._left, self._is_cut, self._is_hanging = None, False, False
        self._drop_all()

    def close(self) -> None:
        self._is_cut = True
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._drop_all()

    def _welcome(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            self._open.add(near)
            if self._is_cut:
                self._drop(near)
            elif not self._is_hanging:
                self._join(near)

    def _join(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._to), timeout=30)
        except OSError:
            self._drop(near)
            return
        self._open.add(far)
        for start, end, counts in ((near, far, False), (far, near, True)):
            threading.Thread(target=self._pass_on, args=(start, end, counts), daemon=True).start()

    def _pass_on(self, start: socket.socket, end: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while piece := start.recv(PIECE):
                end.sendall(self._allowed(piece) if counts else piece)
                if self._is_cut:
                    break
        self._drop(start)
        self._drop(end)

    def _allowed(self, piece: bytes) -> bytes:
        with self._lock:
            if self._left is None:
                return piece
            passed, self._left = piece[: self._left], self._left - len(piece)
            self._is_cut = self._is_cut or self._left <= 0
            return passed

    def _drop_all(self) -> None:
        for each in tuple(self._open):
            self._drop(each)

    def _drop(self, one: socket.socket) -> None:
        self._open.discard(one)
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()

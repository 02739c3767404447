"""What an FTP server says on the control connection: line by line, and never for longer than an answer may take."""

from __future__ import annotations

import ftplib
import socket
import time

ANSWER_WITHIN = 120.0
LONGEST_ANSWER = 65_536
PIECE = 8_192


class FtpAnswers:
    """The lines of one control connection, in the shape that ftplib reads them from.

    A server that drips, or whose answer has no end, would otherwise hold the thread and fill the memory.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._patience = sock, sock.gettimeout() or ANSWER_WITHIN
        self._waiting = b""
        self.begin()

    def begin(self) -> None:
        """Another answer is awaited: its time and its length count from now."""
        self._deadline, self._room = time.monotonic() + ANSWER_WITHIN, LONGEST_ANSWER

    def readline(self, limit: int) -> str:
        """The next line, its end with it, of at most so many letters; what there is when the connection ends.

        Raises TimeoutError, ftplib.error_proto.
        """
        while b"\n" not in self._waiting and len(self._waiting) < limit and (piece := self._piece()):
            self._waiting += piece
        length = min(self._waiting.find(b"\n") + 1 or len(self._waiting), limit)
        line, self._waiting = self._waiting[:length], self._waiting[length:]
        self._room -= len(line)
        if self._room < 0:
            message = "its answer has no end"
            raise ftplib.error_proto(message)  # noqa: S321 - agencies use it, with TLS by default
        return line.decode("latin-1")

    def close(self) -> None:
        """Nothing is held here but what came unasked."""
        self._waiting = b""

    def _piece(self) -> bytes:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(min(self._patience, left))
        try:
            return self._sock.recv(PIECE)
        finally:
            self._sock.settimeout(self._patience)

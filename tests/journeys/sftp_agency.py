"""An agency's SFTP server on loopback, which can be away for a while."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import asyncssh

USER, SECRET = "courier", "tide-and-time"


class Agency:
    """A folder that is served; `port` and host key stay the same while it comes and goes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        folder.mkdir()
        self._key = asyncssh.generate_private_key("ssh-ed25519")
        self.fingerprint = self._key.get_fingerprint()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sftp", daemon=True)
        self._thread.start()
        self.come()

    def come(self) -> None:
        """Be there."""
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = self._server.get_port()

    def go(self) -> None:
        """Be away: nobody answers, and who is in is thrown out."""
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(10)

    def put(self, name: str, data: bytes) -> None:
        """Put copy there, whole."""
        draft = self.folder.with_name("draft")
        draft.write_bytes(data)
        draft.rename(self.folder / name)

    def close(self) -> None:
        """End for good."""
        self.go()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _listen(self) -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            self.port,
            server_host_keys=[self._key],
            server_factory=_Door,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(self.folder)),
        )

    async def _leave(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for guest in tuple(_Door.guests):
            guest.abort()
        await self._server.wait_closed()


class _Door(asyncssh.SSHServer):
    guests: set[asyncssh.SSHServerConnection] = set()

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self.guests.add(conn)

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, SECRET)

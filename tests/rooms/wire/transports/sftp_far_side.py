"""A real SFTP server on loopback, behind a wire cutter."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import asyncssh
from cutter import Cutter
from disk import FilesOnDisk

USER, SECRET = "courier", "tide-and-time"


class SftpFarSide(FilesOnDisk):
    """The agency's side. The host key's fingerprint is in `settings`, as if somebody had confirmed it."""

    kind = "sftp"
    secret = SECRET
    wrong_secret = "time-and-tide"

    def __init__(self, folder: Path, *, client_key: asyncssh.SSHKey | None = None) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.host_key = asyncssh.generate_private_key("ssh-ed25519")
        self._client_key = client_key
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sftp", daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self._cutter = Cutter(self._server.get_port())

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "host": "127.0.0.1",
            "port": self._cutter.port,
            "user": USER,
            "every": 2,
            "seconds": 3,
            "host_key": self.host_key.get_fingerprint(),
        }

    def cut_after(self, amount: int) -> None:
        self._cutter.cut_after(amount)

    def hang(self) -> None:
        self._cutter.hang()

    def mend(self) -> None:
        self._cutter.mend()

    def close(self) -> None:
        self._cutter.close()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _listen(self) -> asyncssh.SSHAcceptor:
        keys = (
            asyncssh.import_authorized_keys(self._client_key.export_public_key().decode()) if self._client_key else None
        )
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[self.host_key],
            server_factory=_Door,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(self.folder)),
            authorized_client_keys=keys,
        )

    async def _end(self) -> None:
        self._server.close()
        await self._server.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)


class _Door(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, SECRET)

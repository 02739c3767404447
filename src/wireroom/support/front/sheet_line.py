"""The line on which the front asks the application for its appeals, over its Unix socket."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx

from wireroom.support.rules.sheet import ADDRESS, HEADER


class SheetLine:
    """Asks with the word that only this newsroom's processes know; keeps its connection open."""

    def __init__(self, socket: Path, *, word: str) -> None:
        transport = httpx.AsyncHTTPTransport(uds=str(socket))
        self._client = httpx.AsyncClient(transport=transport, base_url="http://app", timeout=5, trust_env=False)
        self._word = word

    async def fetch(self, tag: str) -> tuple[bytes, str] | None:
        """Give the sheet and its tag; None while it is the one with the tag given, or while the newsroom is away."""
        try:
            answer = await self._client.get(f"/{ADDRESS}", headers={HEADER: self._word, "if-none-match": tag})
        except httpx.TransportError:
            return None
        return (answer.content, answer.headers.get("etag", "")) if answer.status_code == 200 else None

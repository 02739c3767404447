"""Stored pages are answered without a turn of the event loop: a change in granian must not undo that unseen."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handmade_site import new_site

from wireroom.page.front.server import Front, serve


class Counting(Front):
    """A front that counts what its shortcut answered."""

    answered: list[bool]

    def shortcut(self) -> Callable[[Any, Any], bool]:
        answer = super().shortcut()
        self.answered = []

        def counted(scope: Any, protocol: Any) -> bool:
            self.answered.append(answer(scope, protocol))
            return self.answered[-1]

        return counted


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read()


async def ask_three_times(folder: Path, port: int) -> tuple[list[bytes], list[bool]]:
    front = Counting(database=folder / "wireroom.sqlite3", app_socket=folder / "app.sock")
    until = asyncio.Event()
    serving = asyncio.create_task(serve(front, host="127.0.0.1", port=port, until=until))
    bodies: list[bytes] = []
    while len(bodies) < 3:
        try:
            bodies.append(await asyncio.to_thread(fetch, f"http://127.0.0.1:{port}/bridge"))
        except OSError:
            assert not serving.done(), serving.result()
    until.set()
    await serving
    return bodies, front.answered


def test_a_page_in_memory_takes_the_shortcut(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.make_store()
    site.put("/bridge", b"The bridge is open.")
    bodies, answered = asyncio.run(ask_three_times(tmp_path, site.port))
    assert bodies == [b"The bridge is open."] * 3
    assert answered[-2:] == [True, True]

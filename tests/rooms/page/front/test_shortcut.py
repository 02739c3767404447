"""Stored pages are answered without a turn of the event loop: a change in granian must not undo that unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from handmade_site import new_site

COUNTING = """
import asyncio, json, os, sys, urllib.request
from pathlib import Path
from wireroom.page.front.server import Front, serve

answered = []

class Counting(Front):
    def shortcut(self):
        answer = super().shortcut()
        def counted(scope, protocol):
            answered.append(answer(scope, protocol))
            return answered[-1]
        return counted

def fetch(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read().decode()

async def main(folder, port):
    front = Counting(database=folder / "wireroom.sqlite3", app_socket=folder / "app.sock")
    until = asyncio.Event()
    serving = asyncio.create_task(serve(front, host="127.0.0.1", port=port, until=until))
    bodies = []
    while len(bodies) < 3 and not serving.done():
        try:
            bodies.append(await asyncio.to_thread(fetch, f"http://127.0.0.1:{port}/bridge"))
        except OSError:
            pass
    print(json.dumps([bodies, answered]), flush=True)
    os._exit(0)

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


def test_a_page_in_memory_takes_the_shortcut(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.make_store()
    site.put("/bridge", b"The bridge is open.")
    command = [sys.executable, "-c", COUNTING, str(tmp_path), str(site.port)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    bodies, answered = json.loads(told)
    assert bodies == ["The bridge is open."] * 3
    assert answered[-2:] == [True, True]

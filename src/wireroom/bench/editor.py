"""An editor at the desk, without a browser: signs in as the operator would, and asks for what the monitor asks for."""

from __future__ import annotations

import re
import time
from types import TracebackType
from typing import Self
from urllib.parse import quote

import httpx2

from wireroom.bench.newsroom import Newsroom


class Editor:
    """The first editor of a newsroom, signed in."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.name, self.password = first_editor(newsroom)
        self._client = httpx2.Client(base_url=newsroom.url, timeout=20, trust_env=False)

    def __enter__(self) -> Self:
        token = _hidden(self._client.get("/desk/sign-in").text, "csrfmiddlewaretoken")
        answer = self._client.post(
            "/desk/sign-in",
            data={"account": self.name, "password": self.password, "csrfmiddlewaretoken": token, "next": "/desk/"},
            headers={"Referer": str(self._client.base_url)},
        )
        if answer.status_code != httpx2.codes.FOUND:
            raise RuntimeError(f"the desk let nobody in: {answer.status_code}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str) -> str:
        """The text of one page of the desk."""
        answer = self._client.get(path)
        answer.raise_for_status()
        return answer.text

    def finds(self, headline: str) -> bool:
        """Whether the monitor's search finds an item by its headline."""
        return f">{headline}<" in self.get("/desk/wire?words=" + quote(f'"{headline}"'))

    def seconds_until_found(self, headline: str, *, patience: float = 120) -> float:
        """How long it takes from now until the search finds it. Raises TimeoutError."""
        began = time.monotonic()
        while not self.finds(headline):
            if time.monotonic() - began > patience:
                raise TimeoutError(f"{headline!r} was never found")
            time.sleep(0.02)
        return time.monotonic() - began


def first_editor(newsroom: Newsroom) -> tuple[str, str]:
    """The name and the password that `up` left for the operator."""
    text = (newsroom.data / "first-editor.txt").read_text()
    facts = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return facts["name"], facts["password"]


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError(f"the sign-in page has no field {name}")
    return found[1]

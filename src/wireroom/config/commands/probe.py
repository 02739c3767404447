"""Ask the running site whether a killed story still shows at an address."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2 as httpx


@dataclass(frozen=True, slots=True)
class Probe:
    """What the site answers now, in a word, and what is wrong with that (empty: nothing)."""

    now: str
    fault: str


def probe(url: str, path: str, *, story_path: str) -> Probe:
    """Fetch one surface: the story's own pages must be 410, all others must not name its address."""
    try:
        answer = httpx.get(url + _address(path, story_path), timeout=10, trust_env=False)
    except httpx.HTTPError as error:
        return Probe("no answer", f"cannot be fetched ({error})")
    now = str(answer.status_code)
    if path == story_path or path.startswith(f"{story_path}/"):
        return Probe(now, "" if answer.status_code == 410 else f"answers {now} instead of 410")
    if answer.status_code >= 500:
        return Probe(now, f"answers {now}")
    return Probe(now, f"still names {story_path}" if names(answer.text, story_path) else "")


def _address(path: str, story_path: str) -> str:
    words = story_path.rpartition("/")[2].replace("-", "+")
    return f"/search?q={words}" if path == "/search" else path


def names(text: str, story_path: str) -> bool:
    """Whether a text has the address of a story: it, and not one that only begins like it."""
    after = [part[:1] for part in text.split(story_path)[1:]]
    return any(not (sign.isalnum() or sign in {"-", "_"}) for sign in after)

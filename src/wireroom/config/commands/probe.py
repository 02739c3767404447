"""Ask the running site whether a killed story still shows at an address."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2 as httpx

OK, GONE = 200, 410


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
    return judge(answer.status_code, answer.text, path=path, story_path=story_path)


def judge(status: int, text: str, *, path: str, story_path: str) -> Probe:
    """What an answer means for a killed story: on its own pages only 410 will do, on others it must be absent."""
    if path == story_path or path.startswith(f"{story_path}/"):
        return Probe(f"{status}", "" if status == GONE else f"answers {status} instead of {GONE}")
    if status >= 500:
        return Probe(f"fault {status}", f"answers {status}")
    if names(text, story_path):
        return Probe("still there", f"still names {story_path}")
    return Probe("absent" if status == OK else f"absent ({status})", "")


def _address(path: str, story_path: str) -> str:
    words = story_path.rpartition("/")[2].replace("-", "+")
    return f"/search?q={words}" if path == "/search" else path


def names(text: str, story_path: str) -> bool:
    """Whether a text has the address of a story: it, and not one that only begins like it."""
    after = [part[:1] for part in text.split(story_path)[1:]]
    return any(not (sign.isalnum() or sign in {"-", "_"}) for sign in after)

"""A word that only the processes of this installation can say to each other. Importable without Django."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path


def inside_word(data: Path, *, purpose: str) -> str:
    """The word for one purpose, made of the installation's secret; anything from outside cannot know it."""
    secret = (data / "secret-key").read_bytes()
    return hmac.new(secret, purpose.encode(), hashlib.sha256).hexdigest()


def is_inside_word(said: str, data: Path, *, purpose: str) -> bool:
    """Whether this is the word, compared in constant time."""
    return hmac.compare_digest(said.encode(), inside_word(data, purpose=purpose).encode())

"""A word that only the processes of this installation can say to each other. Importable without Django."""

from __future__ import annotations

import hashlib
import hmac

from wireroom.kernel.site import current_site


def inside_word(secret: str, *, purpose: str) -> str:
    """The word for one purpose, made of the installation's secret; nobody outside can know it."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def is_inside_word(said: str, *, purpose: str) -> bool:
    """Whether this is this installation's word, compared in constant time."""
    secret = (current_site().data / "secret-key").read_text()
    return hmac.compare_digest(said.encode(), inside_word(secret, purpose=purpose).encode())

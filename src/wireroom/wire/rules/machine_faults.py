"""What to tell an editor when it is the newsroom's own machine that cannot keep copy."""

from __future__ import annotations

import errno

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SAFE = "Nothing was lost: the agency's server was told nothing, and it is fetched again."


def disk_fault(error: OSError, *, folder: str) -> str:
    """Why bytes could not be written below a folder."""
    if error.errno in _NO_ROOM:
        return f"The newsroom's disk is full: make room on the disk of {folder}. {_SAFE}"
    why = error.strerror or type(error).__name__
    return f"The newsroom could not write to {folder} ({why}): mend the folder. {_SAFE}"


def database_fault(said: str, *, folder: str) -> str:
    """Why the database would not take it, from what the database said."""
    if "full" in said:
        return f"The newsroom's disk is full: make room on the disk of {folder}. {_SAFE}"
    if "locked" in said:
        return f"The newsroom's database was busy too long. {_SAFE}"
    return f"The newsroom's database failed ({said}): `wireroom doctor` looks into it. {_SAFE}"


def one_line(words: str, *, secret: str = "", longest: int = 500) -> str:
    """Words from outside as they may be shown: on one line, bounded, and without the secret."""
    if secret:
        words = words.replace(secret, "•••")
    line = " ".join("".join(each if each.isprintable() else " " for each in words).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"

"""What an FTP server says of the files in a folder: RFC 3659 where it can, else what `ls` and DOS print."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wireroom.wire.rules.remote_files import RemoteFile

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIZE = re.compile(r"\d{1,15}")
_UNIX = re.compile(
    r"(?P<kind>[a-z-])[rwxsStTlL-]{9}[.+@]?\s+\d+\s+(?:\S+\s+){1,2}(?P<size>\d{1,15})\s+"
    r"(?P<month>[A-Za-z]{3})\s+(?P<day>\d{1,2})\s+(?P<year>\d{4}|\d{1,2}:\d{2})\s(?P<name>.+)"
)
_DOS = re.compile(
    r"(?P<month>\d{2})-(?P<day>\d{2})-(?P<year>\d{2,4})\s+(?P<hour>\d{2}):(?P<minute>\d{2})(?P<half>[AaPp][Mm])?\s+"
    r"(?P<size>\d{1,15}|<DIR>)\s+(?P<name>.+)"
)


def from_mlsd(lines: Iterable[str]) -> list[RemoteFile]:
    """The files in an answer to MLSD (RFC 3659, section 7); folders, links and the folder itself are left out."""
    found = []
    for line in lines:
        facts, _, name = line.partition(" ")
        given = dict(each.lower().split("=", 1) for each in facts.split(";") if "=" in each)
        if name and given.get("type") == "file":
            size = given.get("size", "")
            found.append(RemoteFile(name, int(size) if _SIZE.fullmatch(size) else None, given.get("modify", "")))
    return found


def from_list(lines: Iterable[str]) -> list[RemoteFile] | None:
    """The files in an answer to LIST, which no document defines; None when its lines are in no known form."""
    told = [line for line in lines if line.strip() and not line.lower().startswith("total ")]
    read = [entry for line in told if (entry := _unix(line) or _dos(line))]
    return None if told and not read else [file for file, is_file in read if is_file]


def _unix(line: str) -> tuple[RemoteFile, bool] | None:
    found = _UNIX.fullmatch(line)
    if found is None or found["month"].lower() not in MONTHS:
        return None
    day = f"{MONTHS.index(found['month'].lower()) + 1:02}{int(found['day']):02}"
    has_time = ":" in found["year"]  # shown for what is less than half a year old
    modified = f"9999{day}{found['year'].zfill(5)}" if has_time else f"{found['year']}{day}"
    return RemoteFile(found["name"], int(found["size"]), modified), found["kind"] == "-"


def _dos(line: str) -> tuple[RemoteFile, bool] | None:
    found = _DOS.fullmatch(line)
    if found is None:
        return None
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year'][-2:]}"
    hour = int(found["hour"]) % 12 + 12 * (found["half"].lower() == "pm") if found["half"] else int(found["hour"])
    modified = f"{year}{found['month']}{found['day']}{hour:02}{found['minute']}"
    is_file = found["size"] != "<DIR>"
    return RemoteFile(found["name"], int(found["size"]) if is_file else None, modified), is_file

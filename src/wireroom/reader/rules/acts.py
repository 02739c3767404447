"""What is grave in a reader's room: done only by who has lately proven to be the reader, and waiting until they have.

Nothing is done by waiting. Afterwards it is shown once more, filled in, and done by the reader's own press.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from wireroom.reader.rules.ways import way_back

WAITS_FOR = timedelta(minutes=30)
LONGEST = 2_000


class Shown(StrEnum):
    """How an act is shown once more: to be pressed, to be pressed with a script's help, or on its own page."""

    PRESS = "press"
    SCRIPT = "script"
    OWN_PAGE = "own page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that is grave: `words` follow "Before you", `button` does it, and `{of}` is what it is done to.

    Only the fields of `kept` wait; whatever else was sent is forgotten, and so is every secret.
    """

    words: str
    button: str
    kept: tuple[str, ...] = ()
    shown: Shown = Shown.PRESS


_ADD_PASSKEY = Act(words="add a passkey", button="Add a passkey", shown=Shown.SCRIPT)
ACTS = {
    "begin-adding": _ADD_PASSKEY,
    "add-passkey": _ADD_PASSKEY,
    "remove-passkey": Act(words="remove the passkey of {of}", button="Remove it"),
    "new-password": Act(words="set or change your password", button="Keep it", shown=Shown.OWN_PAGE),
    "remove-password": Act(words="remove your password", button="Do without a password"),
    "with-provider": Act(words="let {of} open your account", button="Go on to {of}", kept=("next",)),
    "remove-identity": Act(words="take from {of} the leave to open your account", button="Remove {of}"),
    "export": Act(words="take a copy of your data", button="Take a copy"),
}
"""By the names of their addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An act that waits: whose it is, where it is done, and with what. `sent` says whether a form was sent already."""

    name: str
    path: str
    reader: str
    at: datetime
    fields: tuple[tuple[str, str], ...] = ()
    sent: bool = False

    @property
    def act(self) -> Act:
        """Which of the grave things it is."""
        return ACTS[self.name]

    def as_facts(self) -> dict[str, str]:
        """The same as plain words, for the session."""
        facts = {"name": self.name, "path": self.path, "reader": self.reader, "at": self.at.isoformat()}
        return facts | {"fields": urlencode(self.fields), "sent": "yes" if self.sent else ""}


def kept_of(act: Act, sent: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What of a sent form waits with the act: the fields it names, and of ways back only those within this site."""
    told = {name: way_back(sent[name]) if name == "next" else sent[name][:LONGEST] for name in act.kept if name in sent}
    return tuple(told.items())


def still_waiting(facts: Mapping[str, str], *, reader: str, now: datetime) -> Waiting | None:
    """The act that was put aside, if it is this reader's, known here, and not put aside too long ago."""
    if facts.get("reader") != reader or facts.get("name") not in ACTS:
        return None
    at = datetime.fromisoformat(facts["at"])
    if not timedelta() <= now - at < WAITS_FOR:
        return None
    fields = tuple(parse_qsl(facts["fields"], keep_blank_values=True))
    return Waiting(
        name=facts["name"], path=facts["path"], reader=reader, at=at, fields=fields, sent=bool(facts["sent"])
    )

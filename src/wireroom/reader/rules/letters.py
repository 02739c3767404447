"""What letters to readers say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from wireroom.reader.rules.codes import LIFETIME, printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A letter's words: what goes before the code, the code, what comes after."""

    subject: str
    before: str
    code: str = ""
    after: tuple[str, ...] = ()

    @property
    def printed_code(self) -> str:
        """The code as it is read out."""
        return printed(self.code) if self.code else ""

    def as_text(self, *, site_name: str, site_url: str) -> str:
        """The letter as plain text."""
        parts = [self.before, f"    {self.printed_code}" if self.code else "", *self.after]
        return "\n\n".join(part for part in parts if part) + f"\n\n--\n{site_name}\n{site_url}\n"


def _minutes(lifetime: timedelta) -> str:
    return f"{int(lifetime.total_seconds() // 60)} minutes"


_ONCE = f"It is good for {_minutes(LIFETIME)} and for one use, in the window where you asked for it."
_CODE_HERE = "this is the code for the address you have now:"
_NEVER_TELL = "Nobody from us will ever ask you for it."
_NOT_YOU = "If you did not ask for it, you need do nothing: without the code nothing happens."


def code_words(purpose: str, *, code: str, site_name: str) -> Words:
    """The letter that carries a code for this purpose. It is the same whether or not the address is known here."""
    asks = {
        "sign-in": ("Your code", f"This is your code for {site_name}:"),
        "confirm": ("Your code", f"This is the code to confirm at {site_name} that it is you:"),
        "old-address": (
            "Code to change your address",
            f"Somebody signed in to your account at {site_name} wants to move it to another address. If it is you, "
            + _CODE_HERE,
        ),
        "new-address": (
            "Code for your new address",
            f"Somebody wants to use this e-mail address for an account at {site_name}. If it is you, this is the code:",
        ),
        "erase": (
            "Code to erase your account",
            f"Somebody signed in to your account at {site_name} wants to erase it. If it is you, this is the code:",
        ),
    }
    subject, before = asks[purpose]
    return Words(subject=f"{subject}: {printed(code)}", before=before, code=code, after=(_ONCE, _NEVER_TELL, _NOT_YOU))


def notice_words(occasion: str, *, site_name: str, site_url: str) -> Words:
    """The letter that tells of a change that somebody else might have made."""
    told = {
        "address-changed": ("Your address was changed", f"Your account at {site_name} now has another e-mail address."),
        "passkey-added": ("A passkey was added", f"A passkey was added to your account at {site_name}."),
        "passkey-removed": ("A passkey was removed", f"A passkey was removed from your account at {site_name}."),
        "erased": ("Your account is erased", f"Your account at {site_name} is erased, with all that belonged to it."),
    }
    subject, before = told[occasion]
    mend = f"If it was not you, sign in at {site_url}/account/ and sign out everywhere else."
    return Words(subject=subject, before=before, after=() if occasion == "erased" else (mend,))

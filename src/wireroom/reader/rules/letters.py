"""What letters to readers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wireroom.kernel.site import Site
from wireroom.reader.rules.codes import LIFETIME, printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A letter's words: what goes before the code or the link, which it has, what comes after."""

    subject: str
    before: str
    code: str = ""
    link: str = ""
    button: str = ""
    after: tuple[str, ...] = ()

    @property
    def printed_code(self) -> str:
        """The code as it is read out."""
        return printed(self.code) if self.code else ""

    def as_text(self, *, site_name: str, site_url: str) -> str:
        """The letter as plain text."""
        parts = [self.before, f"    {self.printed_code}" if self.code else "", self.link, *self.after]
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


def joining_words(names: Sequence[str], *, link: str, code: str, site_name: str) -> Words:
    """The letter that asks whether whoever gave an address for some lists is who gets its mail."""
    wanted = " and ".join(f"“{name}”" for name in names)
    return Words(
        subject=f"Please confirm: {site_name} by e-mail",
        before=f"Somebody wants {wanted} from {site_name} sent to this address. If it is you, confirm it by "
        "this code where you asked for it, within ten minutes, or on the page below:",
        code=code,
        link=link,
        button="Confirm",
        after=("The link is good for three days.", "If it is not you, you need do nothing: nothing will be sent."),
    )


def notice_words(occasion: str, *, site: Site, by: str = "") -> Words:
    """The letter that tells of something that somebody else might have done, `by` a device or a provider."""
    name = site.name
    told = {
        "new-device": ("A new sign-in", f"Your account at {name} was just signed in to with {by}."),
        "address-changed": ("Your address was changed", f"Your account at {name} now has another e-mail address."),
        "passkey-added": ("A passkey was added", f"A passkey was added to your account at {name}."),
        "passkey-removed": ("A passkey was removed", f"A passkey was removed from your account at {name}."),
        "password-set": ("Your password was set", f"A password was set for your account at {name}, or changed."),
        "password-removed": ("Your password is removed", f"No password opens your account at {name} any more."),
        "identity-added": (f"{by} opens your account", f"Your account at {name} can now be opened with {by}."),
        "identity-removed": (f"{by} is removed", f"Your account at {name} is opened with {by} no more."),
        "erased": ("Your account is erased", f"Your account at {name} is erased, with all that belonged to it."),
    }
    subject, before = told[occasion]
    return Words(subject=subject, before=before, after=_mend(occasion, site=site, by=by))


def _mend(occasion: str, *, site: Site, by: str) -> tuple[str, ...]:
    """What helps whoever did not do it: to sign out alone would leave a key that was added with who added it."""
    if occasion == "erased":
        return ()
    if occasion == "address-changed":
        whom = f"to {site.email}" if site.email else f"to the newsroom ({site.url} says where)"
        once = f"If it was not you, write {whom} at once, from this address."
        return (f"{once} Do not sign in with it: it opens your account no more, and a new one would be made.",)
    steps = {
        "passkey-added": "remove the passkey: whoever is signed in elsewhere is signed out with it.",
        "password-set": "choose to do without a password: whoever is signed in elsewhere is signed out with it.",
        "identity-added": f"remove {by} there: whoever is signed in elsewhere is signed out with it.",
    }
    step = steps.get(occasion, "sign out everywhere.")
    return (f"If it was not you, sign in at {site.url}/account/ with a code by e-mail and {step}",)

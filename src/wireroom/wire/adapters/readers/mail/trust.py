"""Whether an e-mail's sender was checked by the server that received it (RFC 8601), and what follows from it."""

from __future__ import annotations

import re

UNCHECKED = "Nobody has checked who sent this e-mail: the mail server noted neither SPF nor DKIM nor DMARC."
_METHOD = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_FAILED = {"fail", "softfail", "permerror", "policy", "reject"}


def sender_doubt(results: list[str]) -> tuple[str | None, bool]:
    """What is to be doubted about the sender, and whether the e-mail must be held for it.

    Only the topmost header counts: it is the one that the receiving server put there. A failed DMARC, or a failure
    that no other check makes up for, holds the item until an editor decides.
    """
    found = {name.lower(): said.lower() for name, said in reversed(_METHOD.findall(results[0] if results else ""))}
    if not found or not set(found.values()) - {"none"}:
        return UNCHECKED, False
    failed = sorted(name for name, said in found.items() if said in _FAILED)
    if not failed:
        return None, False
    told = ", ".join(f"{name} {found[name]}" for name in failed)
    held = "dmarc" in failed or "pass" not in found.values()
    ending = "it is withheld until an editor decides" if held else "ask the sender by another way before you use it"
    return f"The sender of this e-mail may be forged ({told.upper()}): {ending}.", held

"""Whether readers can give, and whether the books agree with the provider's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from wireroom.config.commands.findings import Finding, fail, ok, warn
from wireroom.config.processes.places import database
from wireroom.config.settings import Settings

ENDPOINT = "In Stripe's dashboard add a webhook endpoint to {url}/support/notices and set {name} to its signing secret."
_SUMS = "SELECT currency, sum(amount) FROM support_line GROUP BY currency HAVING sum(amount) <> 0"
_LAST = "SELECT trouble, missing_here, missing_there FROM support_reconciliation ORDER BY ran_at DESC LIMIT 1"


def findings(given: Settings) -> Iterator[Finding]:
    """Look at the settings of giving, and at the books."""
    yield _settings(given)
    path = database(given.data)
    if path.exists():
        yield from _books(path)


def _settings(given: Settings) -> Finding:
    if not given.stripe_key and not given.stripe_webhook_secret:
        return ok("Giving is not open: no WIREROOM_STRIPE_KEY")
    if not given.stripe_key:
        return fail("Giving is half set up: a signing secret and no key", "Set WIREROOM_STRIPE_KEY to the account's.")
    if not given.stripe_webhook_secret:
        mend = ENDPOINT.format(url=given.origin, name="WIREROOM_STRIPE_WEBHOOK_SECRET")
        return fail("Giving is half set up: a key and no signing secret, so it stays closed", mend)
    if given.giving_way == "element" and not given.stripe_public_key:
        mend = "Set WIREROOM_STRIPE_PUBLIC_KEY to the account's publishable key; until then Stripe's own page is used."
        return fail("Readers are to pay in the site's own page, and its key is missing", mend)
    if given.stripe_public_key and ("_live_" in given.stripe_public_key) != ("_live_" in given.stripe_key):
        return fail("One of Stripe's two keys is of the test mode, the other is live", "Take both from the same mode.")
    return _mode(given)


def _mode(given: Settings) -> Finding:
    if given.stripe_api:
        return warn(
            "Giving goes to a stand-in on this machine: no money moves", "Unset WIREROOM_STRIPE_API to go live."
        )
    if "_live_" not in given.stripe_key:
        return warn("Giving is in Stripe's test mode: no money moves", "Set the live key and its signing secret.")
    if not given.origin.startswith("https://"):
        return fail("Giving is live and the site is not https", "Set WIREROOM_SITE_URL to the site's https address.")
    return ok("Giving is open")


def _books(path: Path) -> Iterator[Finding]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as kept:
        try:
            over, last = kept.execute(_SUMS).fetchall(), kept.execute(_LAST).fetchone()
        except sqlite3.OperationalError:
            return  # before the first start there are no books
    if over:
        mend = "Somebody wrote into the database past the newsroom: restore the last backup and let it reconcile."
        yield fail(f"The books of giving do not add up: {dict(over)}", mend)
    if last and last[0]:
        yield warn(
            f"The books could not be compared with the provider's: {last[0]}",
            "It is tried again within the hour.",
        )
    elif last and (last[1], last[2]) != ("[]", "[]"):
        yield fail("The books differ from the provider's", "The desk names what differs under Support, Books.")

"""A stand-in of Stripe on loopback, for the demo and for tests: no account, no money, no network.

It is a fake: it knows the few calls giving needs, with the shapes of API version 2026-10-28 as the SDK's types state
them, and refuses everything else, so that a mistake shows here and not with real money.
"""

from wireroom.demo.till.server import Till

__all__ = ["Till"]

"""What the newsroom offers and whether its books are open; given once by `config` at start-up."""

from __future__ import annotations

from wireroom.support.rules.terms import Fee, Terms, read_offers

DEFAULT = Terms(offers=read_offers("EUR 5 10* 25"), fee=Fee())
_terms = DEFAULT


def set_terms(terms: Terms) -> None:
    """Set what is offered; called by `config` when a process starts, and by tests."""
    global _terms  # noqa: PLW0603 - one process serves one installation
    _terms = terms


def main_currency() -> str:
    """The newsroom's own currency: the first in which it is given to."""
    return current_terms().offers[0].currency


def current_terms() -> Terms:
    """What is offered."""
    return _terms

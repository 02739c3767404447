"""What a front's rule chooses from, as the form names it: everything, a section, a topic."""

from __future__ import annotations

from collections.abc import Iterable

EVERYTHING = ""


def pool_value(label: str, slug: str) -> str:
    """Give the value by which the form names what a rule chooses from."""
    return f"{label}:{slug}" if label else EVERYTHING


def pool_choices(sections: Iterable[tuple[str, str]], topics: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the values and words of everything a rule may choose from: (slug, name) each."""
    return [
        (EVERYTHING, "Everything"),
        *((pool_value("section", slug), name) for slug, name in sections),
        *((pool_value("topic", slug), f"Topic: {name}") for slug, name in topics),
    ]

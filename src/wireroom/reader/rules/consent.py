"""What a reader agrees to by registering. The words are kept with each account, as they were shown."""

from __future__ import annotations


def words_of(site_name: str) -> str:
    """What stands under the field for the address."""
    return (
        f"{site_name} keeps your address to know you again, tells it to nobody, and writes to you only about your "
        "account. You can take a copy of everything or erase it at any time."
    )

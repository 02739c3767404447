"""The letters a newsroom writes while no mail server is named: files in its data folder."""

from __future__ import annotations

import email
import re
from email.message import EmailMessage
from email.policy import default

from wireroom.bench.newsroom import Newsroom, wait_for


def letters_to(newsroom: Newsroom, address: str) -> list[EmailMessage]:
    """All letters to an address, oldest first."""
    found = []
    for file in sorted((newsroom.data / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns):
        for text in re.split(rb"\n-{79}\n", file.read_bytes()):
            letter = email.message_from_bytes(text, policy=default)
            if letter["To"] == address and isinstance(letter, EmailMessage):
                found.append(letter)
    return found


def code_in(letter: EmailMessage) -> str:
    """The code a letter carries."""
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(r"^ +(\d{4} \d{4})\s*$", body.get_content(), re.MULTILINE)
    assert found is not None
    return found[1]


def code_for(newsroom: Newsroom, address: str, *, letters: int = 1) -> str:
    """The code in the newest letter, once so many have come."""
    wait_for(lambda: len(letters_to(newsroom, address)) >= letters, what=f"letter {letters} to {address}")
    return code_in(letters_to(newsroom, address)[-1])

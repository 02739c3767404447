"""Which briefings were mailed to the owner of an account, for their own copy of their data."""

from __future__ import annotations

from typing import Any

from wireroom.briefing.models import MailCopy
from wireroom.reader.api import recipient_number


def letters_to_reader(reader_id: int) -> list[dict[str, Any]]:
    """Plain values, ready to be written as JSON; moments in UTC."""
    number = recipient_number(reader_id=reader_id)
    if number is None:
        return []
    copies = MailCopy.objects.filter(recipient_id=number).order_by("pk")
    return [
        {
            "list": each.edition.on_list,
            "kind": each.edition.kind,
            "subject": each.printing.subject if each.printing else None,
            "printed": each.printing.made_at.isoformat() if each.printing else None,
            "outcome": each.outcome,
        }
        for each in copies.select_related("edition", "printing")
    ]

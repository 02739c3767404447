from __future__ import annotations

import pytest

from wireroom.wire.rules.haste import HEAD, looks_pressing


@pytest.mark.parametrize(
    "copy",
    [
        b"<itemMeta><urgency>1</urgency></itemMeta>",
        b"<contentMeta><nar:urgency> 2 </nar:urgency>",
        b'<urgency ed-urg="2"/>',
        b'<Urgency FormalName="1" />',
        b'{"urgency": 1, "headline": "Quay closed"}',
        b'{"urgency":"2"}',
        b'{"editorialpriority":"f"}',
        b"\x01bdt0123 1 pl 12  HLY 0042\r\n\x02Quay closed\x03",
        b"\x16\x16\x01a0042\nb a bc-quay\x02",
        "EILMELDUNG: Kai gesperrt".encode("utf-16-be").replace(b"\0", b""),
    ],
)
def test_marks_of_haste_are_seen_in_every_format(copy: bytes) -> None:
    assert looks_pressing(copy)


@pytest.mark.parametrize(
    "copy",
    [
        b"<urgency>4</urgency>",
        b'{"urgency": 12}',
        b'{"urgency": 5, "body": "a flash of light; a bulletin board"}',
        b"\x01bdt0123 4 pl 12\r\n\x02",
        b"<p>Flashlights were sold out.</p>",
        b" " * HEAD + b'"urgency": 1',
        b"",
    ],
)
def test_routine_copy_waits_its_turn(copy: bytes) -> None:
    assert not looks_pressing(copy)

from __future__ import annotations

import pytest

from wireroom.wire.rules.takes import printed_take


@pytest.mark.parametrize(
    ("slugline", "headline", "take"),
    [
        ("CARROW-FERRY/ (UPDATE 2, PIX)", "Ferry aground", "UPDATE 2"),
        (None, "UPDATE 3-Ferry aground", "UPDATE 3"),
        ("FÄRJA", "Färja på grund UV4", "UV4"),
        (None, "Pika+ Lautta ajoi karille", "Pika+"),
        (None, "2ND LD: Ferry aground", "2ND LD"),
        ("Ferry", "2. Zusammenfassung: Fähre auf Grund", "2. Zusammenfassung"),
        ("Ferry", "Phone maker halts update 2 of its system", None),
        ("Ferry", "Every lead counts", None),
        (None, None, None),
    ],
)
def test_the_take_is_read_where_it_is_printed(slugline: str | None, headline: str | None, take: str | None) -> None:
    assert printed_take(slugline=slugline, headline=headline) == take

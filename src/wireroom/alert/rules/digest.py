"""What a morning's digest says, and who hears of what."""

from __future__ import annotations

from collections.abc import Sequence

from pyroaring import BitMap

LONGEST_BODY = 280


def shares_of(held: Sequence[tuple[int, BitMap]]) -> list[tuple[frozenset[int], BitMap]]:
    """Part readers by what was held back from them, so that each hears once, and of nothing else."""
    everybody = BitMap.union(BitMap(), *(who for _, who in held))
    shares: list[tuple[frozenset[int], BitMap]] = [(frozenset(), everybody)]
    for alert_id, who in held:
        shares = [
            part
            for told, group in shares
            for part in ((told | {alert_id}, group & who), (told, group - who))
            if part[1]
        ]
    return [(told, group) for told, group in shares if told]


def digest_words(titles: Sequence[str]) -> tuple[str, str]:
    """Headline and text for stories in the order in which they happened."""
    if len(titles) == 1:
        return titles[0], "While you did not want to be disturbed."
    body = " · ".join(reversed(titles))
    shortened = body if len(body) <= LONGEST_BODY else body[: LONGEST_BODY - 1].rsplit(" ", 1)[0] + "…"
    return f"{len(titles)} stories while you were away", shortened

"""The body as the rich editor and the server tell it to each other: JSON pairs of kind and markup."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import get_args

from wireroom.wire.events import Block, BlockKind

KINDS: dict[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}


def write_blocks(blocks: Iterable[Block]) -> str:
    """The blocks as JSON."""
    return json.dumps([[block.kind, block.html] for block in blocks], ensure_ascii=False, separators=(",", ":"))


def read_blocks(said: str) -> tuple[Block, ...]:
    """The blocks that JSON says. Raises ValueError when it says anything else."""
    rows = json.loads(said)
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        message = "not a list of pairs of kind and markup"
        raise ValueError(message)
    return tuple(Block(kind=KINDS[kind], html=html.replace("\0", "")) for kind, html in rows)


def _is_row(row: object) -> bool:
    match row:
        case [str(kind), str()]:
            return kind in KINDS
        case _:
            return False

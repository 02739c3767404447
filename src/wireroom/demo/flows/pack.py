"""Pack dispatches as deliveries: every picture as a file of its own, before the story that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from wireroom.demo.adapters.drawing import draw
from wireroom.demo.adapters.writers import file_name, wire_bytes
from wireroom.demo.adapters.writers.agency import provider
from wireroom.demo.rules.copy import Dispatch, Shot
from wireroom.demo.rules.timeline import Delivery, announcement, picture_line


def pack(dispatches: Iterable[Dispatch]) -> Iterator[Delivery]:
    """The deliveries of the dispatches, in their order; bytes are made only when asked for."""
    for dispatch in dispatches:
        yield from (_picture(dispatch, shot) for shot in dispatch.copy.pictures)
        yield _story(dispatch)


def _story(dispatch: Dispatch) -> Delivery:
    return Delivery(
        at=dispatch.sent,
        feed=dispatch.copy.feed,
        name=file_name(dispatch),
        make=partial(wire_bytes, dispatch),
        line=announcement(dispatch, provider(dispatch.copy)),
    )


def _picture(dispatch: Dispatch, shot: Shot) -> Delivery:
    return Delivery(
        at=dispatch.sent,
        feed=dispatch.copy.feed,
        name=shot.name,
        make=partial(draw, scene=shot.scene, seed=shot.seed),
        line=picture_line(dispatch, shot, provider(dispatch.copy)),
    )

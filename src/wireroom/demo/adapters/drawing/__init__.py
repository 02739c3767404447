"""The drawing office: every picture of the demo is drawn by these scenes, none is a photograph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wireroom.demo.adapters.drawing import bridges, docks, evenings, lands, maps, rooms, shores, valleys, vessels
from wireroom.demo.adapters.drawing.board import Board

SCENES: Mapping[str, Callable[[Board], None]] = {
    "barrier": shores.barrier,
    "bridge": bridges.bridge,
    "cells": rooms.cells,
    "chamber": rooms.chamber,
    "chart": maps.chart,
    "cranes": docks.cranes,
    "ground": evenings.ground,
    "hills": valleys.hills,
    "lighthouse": shores.lighthouse,
    "observatory": lands.observatory,
    "polders": lands.polders,
    "quay": docks.quay,
    "reeds": lands.reeds,
    "sails": vessels.sails,
    "span": bridges.span,
    "stage": rooms.stage,
    "towers": evenings.towers,
    "viaduct": valleys.viaduct,
    "weather": maps.weather,
}


def draw(*, scene: str, seed: int) -> bytes:
    """Draw a scene as JPEG bytes, 1600 by 1067. The same scene and seed give the same bytes.

    Raises KeyError for a scene that nobody can draw.
    """
    board = Board(seed)
    SCENES[scene](board)
    return board.finish()

"""The Kingsreach swing bridge, jammed and whole."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import DAWN, DUSK, STORM, Palette, mix
from wireroom.demo.adapters.drawing.scenery import ridge, town
from wireroom.demo.adapters.drawing.vessels import ferry


def bridge(board: Board) -> None:
    """The swing bridge at sunset, half open, with the ferry wedged under its arm."""
    _bridge_water(board, DUSK)
    _fixed_spans(board, DUSK)
    truss(board, (500, 604), (1030, 528), 150, DUSK.layer(0.9))
    _turning_pier(board, DUSK)
    ferry(board, 560, 716, 560, DUSK)
    _bridge_mirror(board, DUSK)


def span(board: Board) -> None:
    """The same bridge on a quiet morning, closed from bank to bank."""
    palette = (DAWN, STORM)[board.random.randrange(2)]
    _bridge_water(board, palette)
    _fixed_spans(board, palette)
    truss(board, (470, 600), (1040, 600), 190, palette.layer(0.9))
    truss(board, (1010, 600), (1260, 600), 110, palette.layer(0.9))
    _turning_pier(board, palette)
    _bridge_mirror(board, palette)


def _bridge_water(board: Board, palette: Palette) -> None:
    board.sky(palette.sky, bottom=700)
    board.glow(1120, 560, 520, palette.light, 0.75)
    board.disc(1120, 560, 62, palette.light)
    board.shape(ridge(board, 640, 120), palette.layer(0.12))
    town(board, 690, palette, 0.34)
    board.box(0, 688, WIDTH, 20, palette.layer(0.5))


def _bridge_mirror(board: Board, palette: Palette) -> None:
    board.water(708, palette.layer(0.55), depth=0.42)
    board.glints((960, 730, 1290, HEIGHT), [palette.light, mix(palette.light, palette.far, 0.4)], 90)


def _fixed_spans(board: Board, palette: Palette) -> None:
    truss(board, (-40, 600), (470, 600), 130, palette.layer(0.9))
    truss(board, (1240, 600), (1700, 600), 130, palette.layer(0.9))
    for x in (40, 430, 1250):
        board.box(x, 600, 64, 120, palette.layer(0.95))


def _turning_pier(board: Board, palette: Palette) -> None:
    dark = palette.layer(0.95)
    board.box(716, 560, 60, 150, dark)
    board.box(712, 420, 68, 60, dark)
    board.shape([(704, 420), (746, 376), (788, 420)], dark)
    board.box(724, 436, 44, 20, palette.light)


def truss(board: Board, start: Point, end: Point, height: float, colour: tuple[float, float, float]) -> None:
    """A girder span with crossed bracing; it may slope."""
    (x0, y0), (x1, y1), bays = start, end, 14
    lower = [(x0 + (x1 - x0) * n / bays, y0 + (y1 - y0) * n / bays) for n in range(bays + 1)]
    upper = [(x, y - height * (0.42 + 0.58 * math.sin(math.pi * n / bays))) for n, (x, y) in enumerate(lower)]
    board.line(lower, colour, 9)
    board.line(upper, colour, 7)
    for n in range(bays):
        board.line([lower[n], upper[n]], colour, 4)
        board.line([lower[n], upper[n + 1]] if n < bays / 2 else [upper[n], lower[n + 1]], colour, 3)

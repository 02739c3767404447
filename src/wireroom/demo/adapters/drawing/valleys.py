"""High country: hill behind hill, and a train on a viaduct."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import WIDTH, Board
from wireroom.demo.adapters.drawing.palettes import DAWN, DUSK, MEADOW, ROSE, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import ridge


def hills(board: Board) -> None:
    """Hill behind hill, mist between them, a pale sun."""
    palette = (DAWN, ROSE, MEADOW, DUSK)[board.random.randrange(4)]
    sun = board.random.uniform(300, 1300)
    board.sky(palette.sky, bottom=760)
    board.glow(sun, 330, 420, palette.light, 0.8)
    board.disc(sun, 330, 74, palette.light)
    for n in range(6):
        level = 520 + n * 95
        board.shape(ridge(board, level, 190 - n * 14), palette.layer(0.08 + n * 0.17))
        if n < 4:
            board.veil(level - 20, level + 130, palette.sky[-1], (0.0, 0.42 - n * 0.08))
    _firs(board, palette)


def _firs(board: Board, palette: Palette) -> None:
    for _ in range(46):
        x, y, size = board.random.uniform(0, WIDTH), board.random.uniform(985, 1080), board.random.uniform(50, 130)
        for tier in range(3):
            top, wide = y - size + tier * size * 0.24, size * (0.16 + tier * 0.07)
            board.shape([(x, top), (x - wide, top + size * 0.42), (x + wide, top + size * 0.42)], palette.layer(1.0))


def viaduct(board: Board) -> None:
    """A train on a tall viaduct over a wooded valley."""
    palette = (DAWN, ROSE, DUSK)[board.random.randrange(3)]
    board.sky(palette.sky, bottom=720)
    board.glow(1180, 300, 460, palette.light, 0.7)
    for n in range(3):
        board.shape(ridge(board, 560 + n * 80, 200 - n * 20), palette.layer(0.08 + 0.14 * n))
        board.veil(560 + n * 80, 720 + n * 80, palette.sky[-1], (0.0, 0.35))
    _arches(board, palette)
    _train(board, palette)
    board.shape(ridge(board, 1010, 120), palette.layer(0.9))
    _firs(board, palette)


def _arches(board: Board, palette: Palette) -> None:
    stone, shade = mix(palette.paper, palette.near, 0.12), mix(palette.paper, palette.near, 0.34)
    board.box(0, 470, WIDTH, 26, stone)
    for n in range(9):
        x = n * 190 - 40
        board.box(x, 492, 44, 520, stone)
        board.box(x + 30, 492, 14, 520, shade)
        outline = [(x + 44, 492), (x + 190, 492)]
        curve = [(x + 117 + 73 * math.cos(a / 20 * math.pi), 572 - 66 * math.sin(a / 20 * math.pi)) for a in range(21)]
        board.shape([outline[0], outline[1], *curve], stone)
    board.box(0, 464, WIDTH, 7, shade)


def _train(board: Board, palette: Palette) -> None:
    start, red = board.random.uniform(120, 420), mix(ink("a33c33"), palette.near, 0.15)
    for n in range(5):
        x = start + n * 186
        board.box(x, 412, 178, 46, red)
        board.box(x, 446, 178, 5, palette.paper)
        for pane in range(7):
            board.box(x + 12 + pane * 23, 422, 15, 14, palette.light)
        board.box(x + 20, 458, 40, 6, palette.near)
        board.box(x + 118, 458, 40, 6, palette.near)
    board.shape([(start + 930, 412), (start + 968, 430), (start + 976, 458), (start + 922, 458)], red)

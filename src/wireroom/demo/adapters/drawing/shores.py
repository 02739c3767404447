"""Where the sea is met: the storm barrier, the light on the point."""

from __future__ import annotations

from wireroom.demo.adapters.drawing.board import Board, Point
from wireroom.demo.adapters.drawing.palettes import DUSK, NIGHT, STORM, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import ridge, waves


def barrier(board: Board) -> None:
    """The storm barrier: piers with hooded engine houses, gates down, the sea higher on one side."""
    palette = (STORM, NIGHT, DUSK)[board.random.randrange(3)]
    board.sky(palette.sky, bottom=640)
    board.glow(420, 430, 620, palette.light, 0.7)
    for n in range(3):
        board.shape(ridge(board, 600 + n * 14, 70 - n * 16), palette.layer(0.1 + n * 0.1))
    board.water(612, palette.layer(0.5), depth=0.55, swell=10)
    for n in range(6):
        _pier(board, n, palette)
    waves(board, palette)


def _stand(n: int) -> Point:
    return (60 + 160 * n + 30 * n * n, 600 + 44 * n)


def _pier(board: Board, n: int, palette: Palette) -> None:
    scale = 0.5 + 0.2 * n
    x, foot = _stand(n)
    wide, high = 96 * scale, 270 * scale
    if n < 5:
        nx, next_foot = _stand(n + 1)
        gate = [(x + wide, foot - high * 0.36), (nx, next_foot - (high + 54) * 0.36)]
        gate += [(nx, next_foot + 30), (x + wide, foot + 20)]
        board.shape(gate, palette.layer(0.66))
        board.line([gate[0], gate[1]], palette.light, 4 * scale)
    board.box(x, foot - high * 0.6, wide, high * 0.8, palette.layer(0.82))
    hood = [(x - wide * 0.12, foot - high * 0.6), (x + wide * 0.05, foot - high * 1.05)]
    hood += [(x + wide * 0.5, foot - high * 1.28), (x + wide * 0.95, foot - high * 1.05)]
    board.shape([*hood, (x + wide * 1.12, foot - high * 0.6)], mix(palette.paper, palette.far, 0.45))
    board.shape(
        [hood[2], hood[3], (x + wide * 1.12, foot - high * 0.6), (x + wide * 0.5, foot - high * 0.6)],
        palette.layer(0.55),
    )
    board.glow(x + wide * 0.5, foot - high * 0.5, 36 * scale + 10, palette.light, 0.8)
    board.disc(x + wide * 0.5, foot - high * 0.5, 7 * scale, palette.light)


def lighthouse(board: Board) -> None:
    """The light on the point, its beams over a heavy sea."""
    palette = (STORM, NIGHT)[board.random.randrange(2)]
    board.sky(palette.sky, bottom=800)
    x, y = board.random.uniform(980, 1180), 300.0
    for end in (-300, 120):
        board.beam([(x, y), (-100, y + end - 90), (-100, y + end + 130)], palette.light, 0.34)
    board.beam([(x, y), (1700, y - 160), (1700, y + 40)], palette.light, 0.34)
    board.sky((palette.layer(0.15), palette.layer(0.5)), top=700)
    rock = [(x - 420, 820), (x - 250, 660), (x - 130, 640), (x - 60, 600)]
    rock += [(x + 90, 600), (x + 260, 670), (x + 600, 820)]
    board.shape(rock, palette.layer(0.85))
    board.shape([(x - 40, 612), (x - 26, y + 30), (x + 26, y + 30), (x + 40, 612)], palette.paper)
    for n in (0, 2):
        top = y + 70 + n * 62
        wide = 28 + n * 2.6
        board.shape(
            [(x - wide, top), (x + wide, top), (x + wide + 3, top + 62), (x - wide - 3, top + 62)], ink("9c3b33")
        )
    board.box(x - 38, y + 22, 76, 10, palette.near)
    board.box(x - 19, y - 18, 38, 42, palette.light)
    board.shape([(x - 28, y - 18), (x, y - 52), (x + 28, y - 18)], palette.near)
    board.glow(x, y, 230, palette.light, 1.0)
    waves(board, palette)

"""What stands behind every scene: hills, a far town, breaking waves."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import Palette, mix


def ridge(board: Board, level: float, height: float, *, rough: float = 1.0) -> list[Point]:
    """A skyline of hills as a closed outline down to the foot of the sheet."""
    waves = [(board.random.uniform(0.6, 1.4) * 2**n, board.random.random() * 7, 0.55**n * rough) for n in range(5)]
    crest = [
        (
            x,
            level
            - height
            * (0.5 + 0.5 * sum(size * math.sin(x / WIDTH * 6.3 * pace + turn) for pace, turn, size in waves) / 1.6),
        )
        for x in range(-20, WIDTH + 40, 20)
    ]
    return [*crest, (WIDTH + 40, HEIGHT), (-20, HEIGHT)]


def town(board: Board, level: float, palette: Palette, depth: float, *, tallest: float = 90) -> None:
    """A far row of roofs, towers and lit windows standing on `level`."""
    x, colour = -10.0, palette.layer(depth)
    while x < WIDTH:
        width = board.random.uniform(26, 70)
        height = board.random.uniform(0.25, 0.75) * tallest
        board.box(x, level - height, width + 1, height + 2, colour)
        _roof(board, x, level - height, width, tallest, colour)
        _windows(board, (x, level - height, width, height), palette, 0.22)
        x += width


def _roof(board: Board, x: float, top: float, width: float, tallest: float, colour: tuple[float, float, float]) -> None:
    chance = board.random.random()
    if chance < 0.6:
        board.shape([(x, top), (x + width / 2, top - width * 0.42), (x + width, top)], colour)
    elif chance > 0.93:
        board.box(x + width * 0.4, top - tallest * 0.8, width * 0.2, tallest * 0.8, colour)
        spire = [(x + width * 0.36, top - tallest * 0.8), (x + width / 2, top - tallest * 1.5)]
        board.shape([*spire, (x + width * 0.64, top - tallest * 0.8)], colour)


def _windows(board: Board, wall: tuple[float, float, float, float], palette: Palette, lit: float) -> None:
    x, y, width, height = wall
    for row in range(int((height - 8) // 13)):
        for column in range(int((width - 6) // 11)):
            if board.random.random() < lit:
                board.box(x + 5 + column * 11, y + 8 + row * 13, 4, 6, mix(palette.light, palette.near, 0.1))


def waves(board: Board, palette: Palette) -> None:
    """Five rows of waves across the foot of the sheet, the nearest darkest."""
    for n in range(5):
        base = 880 + n * 50
        pace, turn = board.random.uniform(160, 260), board.random.random() * 7
        crest = [(x, base - (16 + n * 5) * abs(math.sin(x / pace + turn)) ** 0.7) for x in range(-10, WIDTH + 20, 8)]
        board.shape([*crest, (WIDTH + 20, HEIGHT), (-10, HEIGHT)], palette.layer(0.55 + n * 0.1))
        board.line(crest, mix(palette.paper, palette.layer(0.5 + n * 0.1), 0.45), 2 + n * 0.6)

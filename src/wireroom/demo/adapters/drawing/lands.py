"""Low country and sky: polders from the air, reeds with birds, an observatory under stars."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import DAWN, MEADOW, NIGHT, ROSE, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import ridge


def polders(board: Board) -> None:
    """Fields from the air: strips of crop between ditches, a river bending through."""
    tones = [ink(code) for code in ("8fa36b", "b7b873", "d8c98a", "6f8f6a", "a7a05c", "c7a86a", "7d9c84", "e0d3a0")]
    board.sky((ink("9fb089"), ink("c9c48d")))
    for band in range(10):
        top, bottom = 40 * band + 8 * band**2 - 60, 40 * (band + 1) + 8 * (band + 1) ** 2 - 60
        _strips(board, top, bottom, tones)
    _river(board)
    board.veil(0, 420, ink("e9eadb"), (0.75, 0.0))


def _strips(board: Board, top: float, bottom: float, tones: list[tuple[float, float, float]]) -> None:
    x, lean = -400.0, 0.55
    while x < WIDTH + 300:
        width = board.random.uniform(0.5, 1.6) * (bottom - top + 30)
        corners = [(x + top * lean, top), (x + width + top * lean, top)]
        corners += [(x + width + bottom * lean * 0.9, bottom), (x + bottom * lean * 0.9, bottom)]
        tone = board.random.choice(tones)
        board.shape(corners, tone)
        for n in range(1, 7):
            a, b = corners[0][0] + width * n / 7, corners[3][0] + width * n / 7
            board.line([(a, top), (b, bottom)], mix(tone, ink("4b5a3c"), 0.16), 1.4)
        board.line([corners[0], corners[3]], mix(tone, ink("3f5b63"), 0.6), 3)
        x += width
    board.line([(-10, bottom), (WIDTH + 10, bottom)], ink("56707a"), 4)


def _river(board: Board) -> None:
    turn = board.random.random() * 6
    left: list[Point] = []
    right: list[Point] = []
    for y in range(-20, HEIGHT + 40, 12):
        middle = 820 + (120 + y * 0.28) * math.sin(y / 190 + turn)
        half = 10 + y * 0.075
        left.append((middle - half, y))
        right.append((middle + half, y))
    bank = [(x - 9, y) for x, y in left] + [(x + 9, y) for x, y in reversed(right)]
    board.shape(bank, ink("6d8258"))
    board.shape(left + right[::-1], ink("86abb3"))
    board.line([(x + (u - x) * 0.35, y) for (x, y), (u, _) in zip(left, right, strict=True)], ink("b4cdcd"), 5)


def reeds(board: Board) -> None:
    """Marsh at first light: reeds close by, birds over the water."""
    palette = (DAWN, MEADOW, ROSE)[board.random.randrange(3)]
    sun = board.random.uniform(500, 1100)
    board.sky(palette.sky, bottom=600)
    board.glow(sun, 470, 470, palette.light, 0.85)
    board.disc(sun, 470, 66, palette.light)
    for n in range(3):
        board.shape(ridge(board, 585 + n * 12, 60 - n * 14), palette.layer(0.14 + n * 0.14))
    board.water(620, palette.layer(0.3), depth=0.25)
    board.glints((sun - 120, 640, sun + 120, 1000), [palette.light, palette.paper], 60)
    _birds(board, palette)
    _stalks(board, palette)


def _birds(board: Board, palette: Palette) -> None:
    x, y = board.random.uniform(300, 700), board.random.uniform(170, 260)
    for n in range(13):
        side, size = (1 if n % 2 else -1), board.random.uniform(13, 19)
        bx, by = x + (n // 2) * 46 + 8, y + side * (n // 2) * 23
        flap = board.random.uniform(-0.2, 0.5)
        wings = [(bx - size * 1.5, by - size * flap), (bx, by), (bx + size * 1.5, by - size * flap)]
        board.shape([*wings, (bx, by + size * 0.34)], palette.layer(0.85))


def _stalks(board: Board, palette: Palette) -> None:
    for _ in range(210):
        x, tall = board.random.uniform(-40, WIDTH), board.random.uniform(140, 430)
        x = x if abs(x - 800) > 260 or board.random.random() < 0.25 else x * 0.4
        lean, tone = board.random.uniform(-50, 80), palette.layer(board.random.uniform(0.6, 1.0))
        tip = (x + lean, HEIGHT - tall)
        board.line([(x, HEIGHT), (x + lean * 0.35, HEIGHT - tall * 0.55), tip], tone, 2.6)
        if board.random.random() < 0.45:
            board.line([tip, (tip[0] + lean * 0.12, tip[1] - 46)], tone, 8)


def observatory(board: Board) -> None:
    """An open dome under turning stars."""
    palette = NIGHT
    board.sky(palette.sky, bottom=960)
    _stars(board, palette, board.random.uniform(560, 1040))
    board.glow(800, 840, 620, palette.layer(0.0), 0.6)
    for n in range(3):
        board.shape(ridge(board, 860 + n * 50, 130 - n * 20), palette.layer(0.4 + n * 0.28))
    x, y = board.random.uniform(950, 1150), 790
    pale, dim = mix(palette.paper, palette.near, 0.35), mix(palette.paper, palette.near, 0.62)
    board.disc(x, y, 150, pale)
    board.shape([(x - 34, y - 160), (x + 26, y - 160), (x + 44, y), (x - 20, y)], palette.near)
    board.beam([(x - 4, y - 60), (x - 300, -60), (x - 180, -60)], palette.light, 0.25)
    board.box(x - 158, y, 316, 130, pale)
    board.box(x + 60, y, 98, 130, dim)
    board.box(x - 166, y - 6, 332, 16, dim)
    board.box(x - 100, y + 60, 34, 70, palette.light)
    board.shape(ridge(board, 1000, 90), palette.near)


def _stars(board: Board, palette: Palette, pole: float) -> None:
    for _ in range(230):
        radius, start = board.random.uniform(30, 1150), board.random.uniform(0, 360)
        sweep = board.random.uniform(7, 17)
        tone = mix(palette.sky[2], palette.paper, board.random.uniform(0.15, 0.95))
        board.arc(pole, 250, radius, (start, start + sweep), tone, board.random.choice((1, 1, 1.5, 2.2)))

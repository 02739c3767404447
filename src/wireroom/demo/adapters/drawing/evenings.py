"""The city after dark: a ground under floodlights, towers with their windows lit."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board
from wireroom.demo.adapters.drawing.palettes import DUSK, NIGHT, ROSE, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import town


def ground(board: Board) -> None:
    """A football ground under floodlights."""
    palette = (NIGHT, DUSK)[board.random.randrange(2)]
    board.sky(palette.sky, bottom=620)
    town(board, 480, palette, 0.4, tallest=100)
    board.shape([(-10, 430), (WIDTH + 10, 430), (WIDTH + 10, 660), (-10, 660)], palette.layer(0.9))
    _crowd(board, palette)
    for n in range(10):
        tone = ink("3f7a4c") if n % 2 else ink("4a8a56")
        left, right = -400 + n * 240, -400 + (n + 1) * 240
        board.shape([(400 + n * 80, 640), (400 + (n + 1) * 80, 640), (right, HEIGHT), (left, HEIGHT)], tone)
    board.shape([(-10, 640), (400, 640), (-400, HEIGHT), (-10, HEIGHT)], ink("3b7046"))
    board.shape([(1200, 640), (1610, 640), (1610, HEIGHT), (2000, HEIGHT)], ink("3b7046"))
    _markings(board)
    for x in (130, 1470):
        _lamps(board, x, palette)


def _crowd(board: Board, palette: Palette) -> None:
    shirts = [ink("c8553d"), ink("e3d5b8"), ink("7f98a6"), ink("d9a441"), palette.far]
    for row in range(13):
        for seat in range(115):
            if board.random.random() < 0.82:
                x, y = seat * 14 + (row % 2) * 7, 446 + row * 14
                board.disc(x, y, 4.6, mix(board.random.choice(shirts), palette.near, 0.52 - row * 0.02))
    board.box(0, 628, WIDTH, 16, palette.paper)
    for n in range(9):
        board.box(n * 190 + 10, 630, 150, 12, (ink("23405c"), ink("9c3b33"), ink("c79a3f"))[n % 3])


def _markings(board: Board) -> None:
    chalk = ink("e9efe2")
    board.line([(0, 868), (WIDTH, 868)], chalk, 4)
    board.line([(360, 660), (1240, 660)], chalk, 3)
    circle = [(800 + 250 * math.cos(a / 30 * math.pi), 870 + 92 * math.sin(a / 30 * math.pi)) for a in range(61)]
    board.line(circle, chalk, 4)
    board.disc(800, 868, 9, chalk, squash=0.6)
    board.disc(846, 846, 13, ink("ffffff"))
    board.disc(848, 850, 9, ink("dcdcd4"))


def _lamps(board: Board, x: float, palette: Palette) -> None:
    board.box(x - 6, 160, 12, 300, palette.near)
    board.box(x - 62, 96, 124, 74, palette.near)
    board.glow(x, 132, 330, ink("f7f3dc"), 0.8)
    for row in range(3):
        for lamp in range(5):
            board.disc(x - 46 + lamp * 23, 112 + row * 21, 8, ink("fffbe8"))


def towers(board: Board) -> None:
    """Tall buildings in the evening, window by window."""
    palette = (NIGHT, DUSK, ROSE)[board.random.randrange(3)]
    board.sky(palette.sky)
    board.glow(board.random.uniform(200, 1400), 900, 700, palette.light, 0.55)
    for depth, tallest in ((0.2, 560), (0.5, 700), (0.85, 820)):
        x = -40.0
        while x < WIDTH:
            width = board.random.uniform(90, 190) * (0.7 + depth * 0.5)
            height = board.random.uniform(0.35, 1) * tallest * (0.9 if depth > 0.7 else 1)
            height *= 0.55 + 0.45 * abs(math.sin(x / 410 + depth * 5))
            _tower(board, (x, HEIGHT - height, width, height), palette, depth)
            x += width + board.random.uniform(4, 60)


def _tower(board: Board, wall: tuple[float, float, float, float], palette: Palette, depth: float) -> None:
    x, y, width, height = wall
    colour = palette.layer(depth)
    board.box(x, y, width, height, colour)
    board.box(x + width * 0.8, y, width * 0.2, height, mix(colour, palette.near, 0.3))
    if board.random.random() < 0.4:
        board.box(x + width * 0.45, y - 60, 5, 60, colour)
    pane = 10 + 8 * depth
    lit, dark = mix(palette.light, colour, 0.12), mix(colour, palette.paper, 0.09)
    for row in range(int((height - 16) // (pane * 1.9))):
        for column in range(int((width * 0.8 - 14) // (pane * 1.5))):
            tone = lit if board.random.random() < 0.3 else dark
            board.box(x + 10 + column * pane * 1.5, y + 16 + row * pane * 1.9, pane * 0.8, pane, tone)

"""Paper: a sea chart with its soundings, a weather map with its fronts."""

from __future__ import annotations

import math
from itertools import pairwise

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import Colour, ink, mix


def _blob(board: Board, radius: float, *, rough: float = 0.22) -> list[tuple[float, float]]:
    """A coastline as (angle, radius) pairs, the same shape whatever its size."""
    waves = [(n, board.random.random() * 7, rough / n**0.8) for n in range(2, 9)]
    return [
        (a / 90 * math.pi, radius * (1 + sum(size * math.sin(n * a / 90 * math.pi + turn) for n, turn, size in waves)))
        for a in range(180)
    ]


def _outline(middle: Point, blob: list[tuple[float, float]], grow: float) -> list[Point]:
    x, y = middle
    return [(x + (r + grow) * math.cos(a) * 1.25, y + (r + grow) * math.sin(a)) for a, r in blob]


def chart(board: Board) -> None:
    """A sea chart: islands, depth lines, soundings, a compass rose."""
    paper, sea, land, line = ink("f4ecd8"), ink("a9c7cb"), ink("dcc48f"), ink("4d6f78")
    board.sky((sea, mix(sea, paper, 0.12)))
    lands = [((board.random.uniform(-60, 120), board.random.uniform(820, 1000)), 250.0)]
    lands += [((board.random.uniform(1440, 1600), board.random.uniform(20, 240)), 230.0)]
    lands += [((board.random.uniform(860, 980), board.random.uniform(600, 780)), 84.0)]
    coasts = [(middle, _blob(board, radius)) for middle, radius in lands]
    for step, grow in enumerate((210, 150, 100, 60, 28)):
        for middle, blob in coasts:
            board.shape(_outline(middle, blob, grow), mix(sea, paper, 0.16 + step * 0.16))
        for middle, blob in coasts:
            closed = _outline(middle, blob, grow)
            board.line([*closed, closed[0]], mix(line, paper, 0.45), 1.4)
    for middle, blob in coasts:
        coast = _outline(middle, blob, 0)
        board.shape(coast, land)
        board.line([*coast, coast[0]], line, 3)
        for shrink in (-34, -72):
            inner = _outline(middle, blob, shrink)
            board.line([*inner, inner[0]], mix(land, ink("8c6f3c"), 0.4), 1.4)
    _graticule(board, line)
    _rose(board, (1290, 790), line, paper)
    _route(board, line)


def _graticule(board: Board, line: Colour) -> None:
    for n in range(1, 7):
        board.line([(n * 240, 0), (n * 240, HEIGHT)], mix(line, ink("c4d4d0"), 0.72), 1)
    for n in range(1, 5):
        board.line([(0, n * 230), (WIDTH, n * 230)], mix(line, ink("c4d4d0"), 0.72), 1)
    for x in range(0, WIDTH, 40):
        board.box(x, 0, 20, 12, line)
        board.box(x + 20, HEIGHT - 12, 20, 12, line)


def _rose(board: Board, middle: Point, line: Colour, paper: Colour) -> None:
    x, y = middle
    for radius in (150, 142, 96):
        board.arc(x, y, radius, (0, 360), line, 2)
    for n in range(72):
        a = n / 36 * math.pi
        inner = 128 if n % 9 == 0 else 136
        board.line(
            [(x + inner * math.cos(a), y + inner * math.sin(a)), (x + 142 * math.cos(a), y + 142 * math.sin(a))],
            line,
            1.5,
        )
    for n in range(8):
        a, reach = n / 4 * math.pi, 170 if n % 2 == 0 else 100
        tip = (x + reach * math.cos(a), y + reach * math.sin(a))
        for side, tone in ((-1, line), (1, paper)):
            b = a + side * math.pi / 8
            board.shape([(x, y), (x + 34 * math.cos(b), y + 34 * math.sin(b)), tip], tone)
    board.disc(x, y, 10, ink("a8352f"))


def _route(board: Board, line: Colour) -> None:
    red, points = (
        ink("a8352f"),
        [(470.0, 1040.0), (560.0, 860.0), (640.0, 560.0), (830.0, 330.0), (1090.0, 380.0), (1180.0, 420.0)],
    )
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = int(math.hypot(x1 - x0, y1 - y0) // 26)
        for n in range(steps):
            a, b = n / steps, (n + 0.55) / steps
            board.line([(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)], red, 4)
    for x, y in points[1:-1]:
        board.disc(x, y, 9, red)
        board.disc(x, y, 4, ink("f4ecd8"))
    x, y = points[-1]
    board.line([(x - 16, y - 16), (x + 16, y + 16)], red, 6)
    board.line([(x - 16, y + 16), (x + 16, y - 16)], red, 6)
    for _ in range(70):
        sx, sy = board.random.uniform(40, WIDTH - 40), board.random.uniform(40, HEIGHT - 40)
        board.line([(sx, sy), (sx + 9, sy)], mix(line, ink("ffffff"), 0.3), 2)
        board.line([(sx + 4, sy - 4), (sx + 4, sy + 4)], mix(line, ink("ffffff"), 0.3), 2)


def weather(board: Board) -> None:
    """A weather map: isobars round a low, a cold and a warm front, rain by the shore."""
    sea, land, paper = ink("c9d8d6"), ink("e6dcc0"), ink("fbf6ea")
    board.sky((sea, mix(sea, paper, 0.3)))
    middle = (1180 + board.random.uniform(-60, 60), 720.0)
    coast = _blob(board, 430)
    board.shape(_outline(middle, coast, 0), land)
    closed = _outline(middle, coast, 0)
    board.line([*closed, closed[0]], ink("8f9b86"), 3)
    low = (board.random.uniform(440, 620), board.random.uniform(360, 480))
    blob = _blob(board, 80, rough=0.1)
    for n in range(11):
        ring = _outline(low, blob, n * 62)
        board.line([*ring, ring[0]], mix(ink("35525c"), sea, 0.12 + n * 0.055), 3 if n % 3 else 5)
    _front(board, low, 0.25, ink("2f5d8c"), spikes=True)
    _front(board, low, -0.75, ink("b0413a"), spikes=False)
    _rain(board, low)
    board.disc(low[0], low[1], 46, paper)
    board.line([(low[0] - 14, low[1] - 24), (low[0] - 14, low[1] + 22), (low[0] + 18, low[1] + 22)], ink("1f3740"), 10)


def _front(board: Board, low: Point, bend: float, colour: Colour, *, spikes: bool) -> None:
    spine = []
    for n in range(61):
        t = n / 60
        angle = bend + t * 0.9
        reach = 60 + t * 980
        spine.append((low[0] + reach * math.cos(angle), low[1] + reach * math.sin(angle) * 0.8))
    board.line(spine, colour, 8)
    for n in range(4, 58, 6):
        (x0, y0), (x1, y1) = spine[n], spine[n + 2]
        dx, dy = x1 - x0, y1 - y0
        length = math.hypot(dx, dy)
        nx, ny = dy / length, -dx / length
        tip = ((x0 + x1) / 2 + nx * 34, (y0 + y1) / 2 + ny * 34)
        if spikes:
            board.shape([(x0, y0), (x1, y1), tip], colour)
        else:
            half = [(math.cos(a / 12 * math.pi), math.sin(a / 12 * math.pi)) for a in range(13)]
            ux, uy = dx / length * 19, dy / length * 19
            mx, my = (x0 + x1) / 2, (y0 + y1) / 2
            board.shape([(mx + c * ux + s * nx * 24, my + c * uy + s * ny * 24) for c, s in half], colour)


def _rain(board: Board, low: Point) -> None:
    for _ in range(150):
        x, y = board.random.gauss(low[0] + 330, 150), board.random.gauss(low[1] + 130, 95)
        board.line([(x, y), (x - 8, y + 24)], ink("4f7f96"), 2.4)

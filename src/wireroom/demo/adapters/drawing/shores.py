"""Harbour scenes: the bridge, the barrier, cranes, quays, the light on the point."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import DAWN, DUSK, NIGHT, ROSE, STORM, Palette, ink, mix


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


def ferry(board: Board, x: float, y: float, size: float, palette: Palette, *, hull: str = "a8352f") -> None:
    """A freight ferry seen from the side: `x`, `y` is the stern's waterline, `size` its length."""
    unit = size / 100
    white, shade = mix(palette.paper, palette.far, 0.18), palette.near
    board.shape(_scaled(x, y, unit, [(0, -11), (96, -11), (104, -14), (97, 0), (4, 0)]), mix(ink(hull), shade, 0.25))
    board.box(x + 4 * unit, y - 1.6 * unit, 93 * unit, 1.6 * unit, shade)
    board.shape(_scaled(x, y, unit, [(3, -11), (3, -21), (62, -21), (66, -11)]), white)
    board.shape(_scaled(x, y, unit, [(64, -11), (64, -31), (88, -31), (93, -11)]), white)
    board.shape(_scaled(x, y, unit, [(66, -31), (67, -36), (85, -36), (88, -31)]), white)
    board.box(x + 68 * unit, y - 34.6 * unit, 17 * unit, 2 * unit, shade)
    board.box(x + 12 * unit, y - 31 * unit, 8 * unit, 10 * unit, mix(ink(hull), shade, 0.15))
    board.box(x + 12 * unit, y - 31 * unit, 8 * unit, 2.4 * unit, shade)
    board.line(_scaled(x, y, unit, [(76, -36), (76, -45)]), shade, 0.7 * unit)
    for step in range(11):
        board.box(x + (8 + step * 5) * unit, y - 17.5 * unit, 2.6 * unit, 2.2 * unit, mix(palette.light, white, 0.1))
    for step in range(5):
        board.box(x + (67 + step * 4.3) * unit, y - 25 * unit, 2.4 * unit, 2.4 * unit, palette.light)


def _scaled(x: float, y: float, unit: float, points: list[Point]) -> list[Point]:
    return [(x + px * unit, y + py * unit) for px, py in points]


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


def bridge(board: Board) -> None:
    """The swing bridge, half open, with the ferry wedged under its arm."""
    palette = (DUSK, STORM, DAWN)[board.random.randrange(3)] if board.random.random() < 0.4 else DUSK
    board.sky(palette.sky, bottom=700)
    board.glow(1120, 560, 520, palette.light, 0.75)
    board.disc(1120, 560, 62, palette.light)
    board.shape(ridge(board, 640, 120), palette.layer(0.12))
    town(board, 690, palette, 0.34)
    board.box(0, 688, WIDTH, 20, palette.layer(0.5))
    _bridge_steel(board, palette)
    ferry(board, 560, 716, 560, palette)
    board.water(708, palette.layer(0.55), depth=0.42)
    board.glints((960, 730, 1290, HEIGHT), [palette.light, mix(palette.light, palette.far, 0.4)], 90)


def _bridge_steel(board: Board, palette: Palette) -> None:
    steel = palette.layer(0.9)
    truss(board, (-40, 600), (470, 600), 130, steel)
    truss(board, (1240, 600), (1700, 600), 130, steel)
    truss(board, (500, 604), (1030, 528), 150, steel)
    for x in (40, 430, 1250):
        board.box(x, 600, 64, 120, palette.layer(0.95))
    board.box(716, 560, 60, 150, palette.layer(0.95))
    board.box(712, 420, 68, 60, palette.layer(0.95))
    board.shape([(704, 420), (746, 376), (788, 420)], palette.layer(0.95))
    board.box(724, 436, 44, 20, palette.light)


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
    _waves(board, palette)


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


def _waves(board: Board, palette: Palette) -> None:
    for n in range(5):
        base = 880 + n * 50
        pace, turn = board.random.uniform(160, 260), board.random.random() * 7
        crest = [(x, base - (16 + n * 5) * abs(math.sin(x / pace + turn)) ** 0.7) for x in range(-10, WIDTH + 20, 8)]
        board.shape([*crest, (WIDTH + 20, HEIGHT), (-10, HEIGHT)], palette.layer(0.55 + n * 0.1))
        board.line(crest, mix(palette.paper, palette.layer(0.5 + n * 0.1), 0.45), 2 + n * 0.6)


def cranes(board: Board) -> None:
    """Container cranes and stacks against a low sun."""
    palette = (ROSE, DUSK, DAWN)[board.random.randrange(3)]
    sun = board.random.uniform(420, 1180)
    board.sky(palette.sky, bottom=760)
    board.glow(sun, 560, 560, palette.light, 0.7)
    board.disc(sun, 560, 84, palette.light)
    board.shape(ridge(board, 720, 90), palette.layer(0.12))
    for n, x in enumerate((120, 420, 860, 1180)):
        _crane(
            board,
            x + board.random.uniform(-40, 40),
            760,
            0.8 + 0.16 * (n % 3),
            palette.layer(0.45 + 0.25 * (n % 3) / 2),
        )
    _stacks(board, palette)
    board.box(0, 758, WIDTH, 26, palette.layer(0.95))
    board.water(784, palette.layer(0.6), depth=0.4)
    board.glints((sun - 160, 800, sun + 160, HEIGHT), [palette.light, mix(palette.light, palette.far, 0.3)], 70)


def _crane(board: Board, x: float, foot: float, size: float, colour: tuple[float, float, float]) -> None:
    def at(px: float, py: float) -> Point:
        return (x + px * size, foot + py * size)

    for leg in (0, 110):
        board.line([at(leg, 0), at(leg + 6, -330)], colour, 11 * size)
    board.line([at(0, -120), at(112, -120)], colour, 8 * size)
    board.line([at(4, -125), at(110, -300)], colour, 5 * size)
    board.line([at(-150, -300), at(330, -300)], colour, 13 * size)
    board.line([at(60, -300), at(60, -430), at(330, -304)], colour, 5 * size)
    board.line([at(60, -430), at(-140, -304)], colour, 5 * size)
    board.line([at(60, -430), at(190, -304)], colour, 3.5 * size)
    board.box(*at(180, -296), 30 * size, 18 * size, colour)
    board.line([at(195, -280), at(195, -150)], colour, 2.5 * size)
    board.box(*at(168, -150), 56 * size, 24 * size, colour)


def _stacks(board: Board, palette: Palette) -> None:
    tones = [palette.layer(0.75), mix(ink("a8483c"), palette.near, 0.35), mix(ink("3d6b78"), palette.near, 0.35)]
    tones.append(mix(ink("c99a52"), palette.near, 0.3))
    for column in range(26):
        for row in range(board.random.choice((0, 1, 2, 2, 3, 4))):
            board.box(column * 64 + 2, 758 - (row + 1) * 27, 60, 25, board.random.choice(tones))


def quay(board: Board) -> None:
    """Gabled houses along a quay, their windows in the water."""
    palette = (NIGHT, DUSK, DAWN, ROSE)[board.random.randrange(4)]
    board.sky(palette.sky, bottom=700)
    board.glow(board.random.uniform(300, 1300), 520, 520, palette.light, 0.5)
    town(board, 640, palette, 0.25, tallest=130)
    x, tones = -20.0, [ink("9a4a3f"), ink("c08a5a"), ink("5f7480"), ink("8f8f7a"), ink("d4b48c"), ink("6f4a56")]
    while x < WIDTH:
        width, height = board.random.uniform(92, 150), board.random.uniform(190, 330)
        _house(board, (x, 700 - height, width, height), mix(board.random.choice(tones), palette.near, 0.34), palette)
        x += width
    board.box(0, 698, WIDTH, 22, palette.layer(0.9))
    board.water(720, palette.layer(0.75), depth=0.35, swell=9)
    _boats(board, palette)


def _house(
    board: Board, wall: tuple[float, float, float, float], colour: tuple[float, float, float], palette: Palette
) -> None:
    x, y, width, height = wall
    board.box(x, y, width, height, colour)
    steps = 4
    for n in range(steps):
        inset = width * 0.5 * n / steps
        board.box(x + inset, y - (n + 1) * 15, width - 2 * inset, 16, colour)
    board.box(x + width - 5, y, 5, height, mix(colour, palette.near, 0.35))
    for row in range(int(height // 58)):
        for column in range(3):
            lit = board.random.random() < 0.4
            pane = palette.light if lit else mix(colour, palette.near, 0.55)
            left = x + width * (0.16 + column * 0.27)
            board.box(left, y + 18 + row * 56, width * 0.15, 32, pane)
            board.box(left, y + 33 + row * 56, width * 0.15, 2, colour)


def _boats(board: Board, palette: Palette) -> None:
    for n in range(4):
        x, y = 140 + n * 390 + board.random.uniform(-60, 60), 830 + board.random.uniform(0, 110)
        board.shape([(x, y), (x + 150, y), (x + 128, y + 26), (x + 20, y + 26)], palette.near)
        board.line([(x + 66, y), (x + 66, y - 170)], palette.near, 4)
        board.line([(x + 66, y - 166), (x + 140, y - 6)], palette.near, 1.5)


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
    _waves(board, palette)

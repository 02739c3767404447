"""The working harbour: container cranes, gabled houses on the quay."""

from __future__ import annotations

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board, Point
from wireroom.demo.adapters.drawing.palettes import DAWN, DUSK, NIGHT, ROSE, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import ridge, town


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

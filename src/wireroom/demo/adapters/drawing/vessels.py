"""Ships: the freight ferry, and a cutter ahead of the racing fleet."""

from __future__ import annotations

from wireroom.demo.adapters.drawing.board import Board, Point
from wireroom.demo.adapters.drawing.palettes import DAWN, STORM, Palette, ink, mix
from wireroom.demo.adapters.drawing.scenery import ridge, waves


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


def sails(board: Board) -> None:
    """A gaff cutter alone, close to, and the racing fleet far behind her."""
    palette = (DAWN, STORM)[board.random.randrange(2)]
    board.sky(palette.sky, bottom=640)
    board.glow(420, 430, 480, palette.light, 0.8)
    board.shape(ridge(board, 640, 90), palette.layer(0.12))
    for _ in range(9):
        x, size = board.random.uniform(60, 1540), board.random.uniform(34, 64)
        board.shape([(x, 640), (x, 640 - size * 2), (x + size * 0.8, 636)], mix(palette.paper, palette.far, 0.35))
        board.shape(
            [(x - 4, 640 - size * 1.7), (x - 4, 636), (x - size * 0.5, 636)], mix(palette.paper, palette.far, 0.5)
        )
    board.water(640, palette.layer(0.45), depth=0.45)
    _cutter(board, board.random.uniform(880, 1000), 900, palette)
    waves(board, palette)


def _cutter(board: Board, x: float, y: float, palette: Palette) -> None:
    cloth, shade = mix(palette.paper, palette.far, 0.06), mix(palette.paper, palette.far, 0.34)
    rust = mix(ink("a4523c"), palette.near, 0.1)
    board.shape([(x - 20, y - 20), (x + 6, y - 560), (x + 190, y - 640), (x + 330, y - 40)], rust)
    board.shape([(x + 6, y - 580), (x + 20, y - 760), (x + 190, y - 652)], mix(rust, palette.paper, 0.25))
    board.shape([(x - 34, y - 60), (x - 10, y - 620), (x - 250, y - 40)], cloth)
    board.shape([(x - 150, y - 60), (x - 14, y - 700), (x - 400, y - 44)], shade)
    board.line([(x - 4, y), (x + 12, y - 770)], palette.near, 9)
    board.line([(x + 6, y - 560), (x + 194, y - 644)], palette.near, 6)
    board.line([(x - 260, y - 34), (x - 420, y - 62)], palette.near, 7)
    board.shape([(x - 280, y - 44), (x + 330, y - 34), (x + 300, y + 60), (x - 190, y + 60)], palette.layer(1.0))
    board.line([(x - 280, y - 42), (x + 330, y - 32)], cloth, 6)
    for n in range(5):
        board.disc(x + 30 + n * 52, y - 54 + n, 13, palette.near)
        board.box(x + 18 + n * 52, y - 46 + n, 26, 18, palette.near)

"""Indoors: the assembly, the stage, what the microscope shows."""

from __future__ import annotations

import math

from wireroom.demo.adapters.drawing.board import HEIGHT, WIDTH, Board
from wireroom.demo.adapters.drawing.palettes import ink, mix


def chamber(board: Board) -> None:
    """The assembly from above: rows of seats in a half circle round the desk."""
    floors = (("ece2cf", "7c2f35"), ("e4e3d6", "2f5560"), ("eadfd2", "4a5a3c"))
    floor, seat = (ink(code) for code in floors[board.random.randrange(3)])
    board.sky((mix(floor, ink("8a7a66"), 0.25), floor))
    for n in range(9, 0, -1):
        board.disc(800, 1000, 210 + n * 88, mix(floor, ink("b09c80"), 0.16 + 0.05 * (n % 2)))
        board.arc(800, 1000, 210 + n * 88, (180, 360), mix(floor, ink("8d7656"), 0.5), 5)
    for n in range(1, 9):
        _row(board, 252 + n * 88, 12 + n * 5, seat)
    board.disc(800, 1000, 250, mix(floor, ink("ffffff"), 0.4))
    board.box(640, 930, 320, 46, ink("6b4c34"))
    board.box(640, 930, 320, 10, ink("8f6a4a"))
    board.box(770, 850, 60, 60, seat)
    board.beam([(260, -40), (520, -40), (980, HEIGHT), (480, HEIGHT)], ink("fff6dc"), 0.28)


def _row(board: Board, radius: float, count: int, seat: tuple[float, float, float]) -> None:
    for n in range(count):
        angle = math.pi * (1 + (n + 0.5) / count)
        if abs(angle - 1.5 * math.pi) < 0.05:
            continue
        x, y = 800 + radius * math.cos(angle), 1000 + radius * math.sin(angle)
        tone = mix(seat, ink("ffffff"), board.random.choice((0.0, 0.08, 0.16)))
        board.disc(x, y, 21, mix(seat, ink("000000"), 0.35))
        board.disc(x, y - 4, 19, tone)
        if board.random.random() < 0.3:
            board.box(x - 8, y + 22, 16, 11, ink("fbf7ee"))


def stage(board: Board) -> None:
    """A lit stage between curtains, an empty chair, the heads of the front rows."""
    cloth = (ink("7a1f2b"), ink("1f4a54"), ink("5a2f57"))[board.random.randrange(3)]
    board.sky((ink("0d0b12"), ink("1d1620"), ink("2b2028")))
    board.shape([(200, 800), (1400, 800), (1600, 940), (0, 940)], ink("7c5a3c"))
    for n in range(12):
        board.line([(200 + n * 109, 800), (n * 145, 940)], ink("5f432c"), 3)
    board.beam([(760, -60), (840, -60), (1060, 860), (540, 860)], ink("ffe7b5"), 0.62)
    board.disc(800, 850, 250, ink("d9b483"), squash=0.17)
    _chair(board)
    for side in (0, 1):
        _curtain(board, side, cloth)
    for n in range(19):
        board.shape(
            [(n * 90 - 20, -10), (n * 90 + 90, -10), (n * 90 + 34, 150 + 16 * (n % 2))],
            mix(cloth, ink("000000"), 0.15 * (n % 3)),
        )
    for n in range(17):
        x = n * 100 + board.random.uniform(-18, 18)
        board.disc(x, 1010 + board.random.uniform(-12, 14), 40, ink("0b090e"))
        board.shape([(x - 66, HEIGHT), (x - 48, 1052), (x + 48, 1052), (x + 66, HEIGHT)], ink("0b090e"))


def _chair(board: Board) -> None:
    wood = ink("2a1c17")
    board.box(752, 660, 12, 190, wood)
    board.box(752, 750, 90, 14, wood)
    board.box(832, 752, 10, 100, wood)
    for n in range(3):
        board.box(756, 672 + n * 26, 8, 10, wood)
    board.line([(920, 852), (920, 640)], wood, 6)
    board.shape([(880, 620), (966, 590), (972, 640), (888, 668)], ink("f1e6d0"))


def _curtain(board: Board, side: int, cloth: tuple[float, float, float]) -> None:
    for n in range(10):
        width = 40
        x = n * width if side == 0 else WIDTH - (n + 1) * width
        fall = 940 - n * n * 1.6
        tone = mix(cloth, ink("000000"), (0.05, 0.32, 0.18)[n % 3])
        lean = (1 if side == 0 else -1) * n * 3
        board.shape([(x, 0), (x + width + 1, 0), (x + width + 1 - lean, fall), (x - lean, fall)], tone)
        board.line([(x + 6, 0), (x + 6 - lean, fall)], mix(cloth, ink("ffffff"), 0.1), 3)


def cells(board: Board) -> None:
    """Under the lens: round cells with cores, crowded and overlapping."""
    grounds = (("f1e3d3", "b8524a", "7d2c3d"), ("e2ebe6", "3f7f83", "1d4a57"), ("efe8d6", "b98a3c", "5b3f22"))
    paper, flesh, core = (ink(code) for code in grounds[board.random.randrange(3)])
    board.sky((mix(paper, ink("ffffff"), 0.3), mix(paper, flesh, 0.12)))
    spots = sorted((board.random.uniform(40, 185) for _ in range(62)), reverse=False)
    for n, radius in enumerate(spots):
        x, y = board.random.uniform(-60, WIDTH + 60), board.random.uniform(-60, HEIGHT + 60)
        _cell(board, (x, y, radius), mix(paper, flesh, 0.2 + 0.6 * n / len(spots)), core)


def _cell(
    board: Board, round_: tuple[float, float, float], tone: tuple[float, float, float], core: tuple[float, float, float]
) -> None:
    x, y, radius = round_
    turn, squash = board.random.random() * 7, board.random.uniform(0.82, 1.0)

    def rim(size: float) -> list[tuple[float, float]]:
        return [
            (
                x + size * math.cos(a / 24 * math.pi) * (1 + 0.06 * math.sin(a / 8 * math.pi + turn)),
                y + size * squash * math.sin(a / 24 * math.pi) * (1 + 0.05 * math.cos(a / 6 * math.pi + turn)),
            )
            for a in range(48)
        ]

    board.shape(rim(radius), mix(tone, core, 0.28))
    board.shape(rim(radius * 0.94), tone)
    board.shape(rim(radius * 0.86), mix(tone, ink("ffffff"), 0.1))
    kx, ky = x + radius * 0.2 * math.cos(turn), y + radius * 0.2 * math.sin(turn)
    board.disc(kx, ky, radius * 0.34, mix(tone, core, 0.7))
    board.disc(kx - radius * 0.08, ky - radius * 0.08, radius * 0.12, mix(tone, core, 0.3))

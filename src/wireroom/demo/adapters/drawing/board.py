"""The drawing board: flat shapes, gradients, light, water and grain, at twice the size and then reduced."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from wireroom.demo.adapters.drawing.palettes import Colour, mix, rgb

WIDTH, HEIGHT = 1600, 1067
_FINE = 2
Point = tuple[float, float]


class Board:
    """A sheet of WIDTH by HEIGHT; all measures are in finished pixels from the top left."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - chance in a drawing, not a secret
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE))
        self._pen = ImageDraw.Draw(self._image)

    def sky(self, stops: Sequence[Colour], *, top: float = 0, bottom: float = HEIGHT) -> None:
        """A vertical gradient through the colours, evenly spaced."""
        rows = round((bottom - top) * _FINE)
        column = Image.new("RGB", (1, max(rows, 1)))
        column.putdata([_ramp(stops, row / max(rows - 1, 1)) for row in range(max(rows, 1))])
        self._image.paste(
            column.resize((WIDTH * _FINE, max(rows, 1)), Image.Resampling.NEAREST), (0, round(top * _FINE))
        )

    def shape(self, points: Iterable[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._pen.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=rgb(colour))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        if width > 0 and height > 0:
            corners = (x * _FINE, y * _FINE, (x + width) * _FINE - 1, (y + height) * _FINE - 1)
            self._pen.rectangle(corners, fill=rgb(colour))

    def disc(self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1.0) -> None:
        """A filled circle, or an ellipse `squash` times as high as wide."""
        high = radius * squash
        corners = ((x - radius) * _FINE, (y - high) * _FINE, (x + radius) * _FINE, (y + high) * _FINE)
        self._pen.ellipse(corners, fill=rgb(colour))

    def line(self, points: Iterable[Point], colour: Colour, width: float = 2) -> None:
        """A stroke through the points."""
        path = [(x * _FINE, y * _FINE) for x, y in points]
        self._pen.line(path, fill=rgb(colour), width=max(1, round(width * _FINE)), joint="curve")

    def arc(self, x: float, y: float, radius: float, span: tuple[float, float], colour: Colour, width: float) -> None:
        """Part of a circle's edge, from one angle to another in degrees clockwise from three o'clock."""
        corners = ((x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE)
        self._pen.arc(corners, span[0], span[1], fill=rgb(colour), width=max(1, round(width * _FINE)))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6) -> None:
        """Light that fades outwards."""
        size = round(radius * 2 * _FINE)
        mask = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda value: 255 * strength * max(0.0, (value - 76) / 179) ** 2
        )
        where = (round((x - radius) * _FINE), round((y - radius) * _FINE))
        self._image.paste(Image.new("RGB", (size, size), rgb(colour)), where, mask.resize((size, size)))

    def beam(self, points: Sequence[Point], colour: Colour, strength: float) -> None:
        """A soft-edged shaft of light."""
        small = Image.new("L", (WIDTH // 2, HEIGHT // 2))
        ImageDraw.Draw(small).polygon([(x / 2, y / 2) for x, y in points], fill=round(255 * strength))
        mask = small.filter(ImageFilter.GaussianBlur(8)).resize(self._image.size)
        self._image.paste(Image.new("RGB", self._image.size, rgb(colour)), (0, 0), mask)

    def veil(self, top: float, bottom: float, colour: Colour, fade: tuple[float, float]) -> None:
        """Mist: a colour laid over a band, from one opacity at its top to another at its foot."""
        size = (WIDTH * _FINE, round((bottom - top) * _FINE))
        column = Image.new("L", (1, 64))
        column.putdata([round(255 * (fade[0] + (fade[1] - fade[0]) * row / 63)) for row in range(64)])
        self._image.paste(Image.new("RGB", size, rgb(colour)), (0, round(top * _FINE)), column.resize(size))

    def water(self, level: float, colour: Colour, *, depth: float = 0.45, swell: float = 7.0) -> None:
        """Everything above `level` mirrored below it, tinted, and broken into ripples that widen towards us."""
        edge = round(level * _FINE)
        rest = HEIGHT * _FINE - edge
        above = self._image.crop((0, max(0, edge - rest), WIDTH * _FINE, edge))
        mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH * _FINE, rest))
        mirror = Image.blend(mirror, Image.new("RGB", mirror.size, rgb(colour)), depth)
        row, phase = 0, self.random.random() * 6
        while row < rest:
            near = row / rest
            thick = 4 + round(near * 14)
            shift = math.sin(row * 0.13 / (0.35 + near) + phase) * swell * _FINE * (0.2 + near)
            strip = mirror.crop((0, row, WIDTH * _FINE, min(rest, row + thick)))
            self._image.paste(ImageChops.offset(strip, round(shift), 0), (0, edge + row))
            row += thick

    def glints(self, area: tuple[float, float, float, float], colours: Sequence[Colour], count: int) -> None:
        """Short strokes of light on water: `area` is left, top, right, bottom."""
        left, top, right, bottom = area
        for _ in range(count):
            y = top + (bottom - top) * self.random.random() ** 1.4
            near = (y - top) / (bottom - top)
            x = self.random.gauss((left + right) / 2, (right - left) / 4)
            half = 6 + 46 * near * self.random.random()
            self.box(x - half, y, half * 2, 1.5 + 3 * near, self.random.choice(colours))

    def finish(self, *, grain: float = 9.0) -> bytes:
        """The drawing as JPEG bytes, with paper grain over it."""
        drawn = self._image.reduce(_FINE)
        noise = _grain(self.random, grain)
        whole = ImageChops.soft_light(drawn, Image.merge("RGB", (noise, noise, noise)))
        kept = BytesIO()
        whole.save(kept, "JPEG", quality=86, optimize=False, progressive=False)
        return kept.getvalue()


def _grain(random: Random, strength: float) -> Image.Image:
    """Noise round middle grey, the same for the same seed: one small tile of it, laid in turned copies."""
    tile = Image.frombytes("L", (400, 267), random.randbytes(400 * 267))
    tile = tile.point(lambda value: 128 + (value - 128) * strength / 36)
    sheet = Image.new("L", (WIDTH, HEIGHT))
    turns = (None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_180)
    for column in range(4):
        for row in range(4):
            turn = turns[random.randrange(4)]
            sheet.paste(tile if turn is None else tile.transpose(turn), (column * 400, row * 267))
    return sheet


def _ramp(stops: Sequence[Colour], at: float) -> tuple[int, int, int]:
    place = at * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    return rgb(mix(stops[first], stops[first + 1], place - first))

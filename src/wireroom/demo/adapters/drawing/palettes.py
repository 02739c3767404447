"""Few colours at a time: each palette runs from the top of the sky to the nearest shadow."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float]


def rgb(colour: Colour) -> tuple[int, int, int]:
    """A colour in whole numbers."""
    return (round(colour[0]), round(colour[1]), round(colour[2]))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from one to the other."""
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def ink(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    return (int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16))


@dataclass(frozen=True, slots=True)
class Palette:
    """`sky` from top to horizon, `light` of sun and lamps, `far` to `near` for layers, `paper` for lines."""

    sky: tuple[Colour, ...]
    light: Colour
    far: Colour
    near: Colour
    paper: Colour

    def layer(self, depth: float) -> Colour:
        """The colour of a layer: 0 is the farthest, 1 the nearest."""
        return mix(self.far, self.near, depth)


DUSK = Palette(
    (ink("27324f"), ink("5a4a6b"), ink("b5665f"), ink("eda567"), ink("f6cf95")),
    ink("ffe3b0"),
    ink("946070"),
    ink("1b2136"),
    ink("f7ead6"),
)
STORM = Palette(
    (ink("1c2b33"), ink("33474f"), ink("5c7274"), ink("93a39c"), ink("c3c6b4")),
    ink("f4e2ae"),
    ink("6f8584"),
    ink("121e25"),
    ink("e9ebe0"),
)
DAWN = Palette(
    (ink("5f86a6"), ink("8fabb8"), ink("d3c6b8"), ink("f2cfae"), ink("f8e3c8")),
    ink("fff3d8"),
    ink("a4b0b4"),
    ink("27404f"),
    ink("fbf3e6"),
)
NIGHT = Palette(
    (ink("0c1524"), ink("14233a"), ink("1f3852"), ink("33566b"), ink("5b7a80")),
    ink("ffc766"),
    ink("29425a"),
    ink("080e19"),
    ink("e9e2cf"),
)
MEADOW = Palette(
    (ink("9fbcb6"), ink("bfcfbe"), ink("dfdfc4"), ink("f0e6c8"), ink("f6ecd2")),
    ink("fff6da"),
    ink("a9b996"),
    ink("2f4a3d"),
    ink("f9f3e1"),
)
ROSE = Palette(
    (ink("6d3b4a"), ink("99535a"), ink("c97b6b"), ink("e5a987"), ink("f3d2b0")),
    ink("ffe9c7"),
    ink("b97870"),
    ink("331b2b"),
    ink("f9eadb"),
)

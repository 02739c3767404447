"""Draw the site's icons: the word NEWS as punched tape, its W in the accent colour."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from wireroom.theme.tape import tape_path

ICONS = Path(__file__).resolve().parents[1] / "src" / "wireroom" / "theme" / "static" / "icons"
WORD = "NEWS"
INK, PAPER, SIGNAL, SOFT = "#18160f", "#fdfcf8", "#ff8163", "#aba596"
FIRST_LETTER, NEXT_LETTER, FIRST_ROW, NEXT_ROW = 17, 22, 16, 13.6
HOLE, TRACK = 7.8, 1.3
"""All for a drawing 100 wide and high."""
FINE = 8
"""How many times larger it is drawn before it is made smooth."""


def holes() -> list[tuple[float, float, str]]:
    """Where the holes lie in a drawing 100 wide and high, and their colours."""
    found = []
    for column, row in (map(int, stroke.removesuffix("h0").split()) for stroke in tape_path(WORD).split("M")[1:]):
        letter = (column - 2) // 4
        place = (FIRST_LETTER + letter * NEXT_LETTER, FIRST_ROW + (row - 2) // 4 * NEXT_ROW)
        found.append((*place, SIGNAL if letter == 2 else PAPER))
    return found


def track() -> list[tuple[float, float]]:
    """Where the small holes lie that carry the tape."""
    return [(6 + 8 * number, FIRST_ROW + 2 * NEXT_ROW) for number in range(12)]


def svg() -> str:
    """The icon as SVG."""
    dots = [f'<circle cx="{x:g}" cy="{y:g}" r="{HOLE}" fill="{colour}"/>' for x, y, colour in holes()]
    dots += [f'<circle cx="{x:g}" cy="{y:g}" r="{TRACK}" fill="{SOFT}"/>' for x, y in track()]
    ground = f'<rect width="100" height="100" fill="{INK}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{ground}{"".join(dots)}</svg>'


def picture(size: int, *, scale: float = 1.0, ground: str | None = INK, one_colour: str = "") -> Image.Image:
    """The icon in pixels. `scale` below 1 leaves a margin, for masks that cut away all but a circle."""
    drawn = Image.new("RGBA", (size * FINE, size * FINE), ground or "#00000000")
    pen = ImageDraw.Draw(drawn)
    pixel = size * FINE / 100
    dots = [*((x, y, HOLE, colour) for x, y, colour in holes()), *((x, y, TRACK, SOFT) for x, y in track())]
    for x, y, radius, colour in dots:
        left, top = ((50 + (middle - 50) * scale) * pixel for middle in (x, y))
        far = radius * scale * pixel
        pen.ellipse((left - far, top - far, left + far, top + far), fill=one_colour or colour)
    return drawn.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write every icon."""
    (ICONS / "icon.svg").write_text(svg())
    for name, drawn in {
        "icon-192.png": picture(192),
        "icon-512.png": picture(512),
        "icon-maskable-512.png": picture(512, scale=0.68),
        "apple-touch-icon.png": picture(180, scale=0.86).convert("RGB"),
        "badge-96.png": picture(96, ground=None, one_colour="#ffffff"),
    }.items():
        drawn.save(ICONS / name, optimize=True)
    print(f"drawn into {ICONS}")


if __name__ == "__main__":
    main()

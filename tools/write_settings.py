"""Write `docs/settings.md`: every setting, its default and meaning, read off the `Settings` class."""

from __future__ import annotations

from pathlib import Path

from pydantic_core import PydanticUndefined

from wireroom.config.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "settings.md"


def page() -> str:
    """The whole reference as Markdown."""
    lines = [
        "# Settings",
        "",
        "Written by `make docs` from `wireroom.config.settings`; CI fails when it is stale.",
        "",
        "Each setting is an environment variable, or a line in a file `wireroom.env` in the folder you start from.",
        "None has to be set: `wireroom up` runs without any.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is PydanticUndefined else str(field.default)
        shown = f"`{default}`" if default else "(empty)"
        lines.append(f"| `WIREROOM_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    REFERENCE.write_text(page())
    print(f"wrote {REFERENCE.relative_to(ROOT)}")

"""What the site says of itself on every page: name, strapline, accent, logo, contact, navigation and footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from wireroom.page.rules.accents import ON_DARK, ON_LIGHT, for_dark, is_colour, is_readable, readable
from wireroom.page.rules.logos import aspect
from wireroom.page.rules.sheets import TextLink
from wireroom.page.rules.targets import is_target

MOST_LINKS = 24
LONGEST_NAME, LONGEST_WORDS = 60, 120
_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"(?P<text>.+?)\s*\|\s*(?P<href>\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Whatever is empty falls to the settings, or is left out. `logo` is a drawing of shapes in one colour."""

    name: str = ""
    tagline: str = ""
    accent: str = ""
    logo: str = ""
    email: str = ""
    phone: str = ""
    navigation: tuple[TextLink, ...] = ()
    """Empty: the sections that have stories."""
    footer: tuple[TextLink, ...] = ()
    """Beside what every footer has."""
    social: tuple[TextLink, ...] = ()

    @property
    def stylesheet(self) -> str:
        """The rules that this house adds to the theme's; empty for none."""
        accent = _accent_rules(self.accent) if self.accent else ""
        return accent + (_logo_rules(self.logo) if self.logo else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the frame of every page prints: the house, its standing pages, and the address of its stylesheet."""

    house: House = House()
    pages: tuple[TextLink, ...] = ()


def house_from(facts: Mapping[str, Any]) -> House:
    """Give the house that was kept as facts."""
    links = {
        name: tuple(TextLink(**link) for link in facts.get(name, ())) for name in ("navigation", "footer", "social")
    }
    return House(**{**facts, **links})


def facts_of(house: House) -> dict[str, Any]:
    """Give facts for keeping."""
    return asdict(house)


def links_from(text: str) -> tuple[TextLink, ...]:
    """Read links, one a line: `Words | /address`. Raises ValueError, naming the line and the mend."""
    return tuple(_link(line) for line in text.splitlines() if line.strip())


def text_of_links(links: Iterable[TextLink]) -> str:
    """Write links as they are read."""
    return "\n".join(f"{link.text} | {link.href}" for link in links)


def fault_of(house: House) -> str:
    """Say, for the editor, why the site cannot be like this; empty when it can."""
    mend = readable(house.accent) if is_colour(house.accent) else ""
    faults = (
        (len(house.name) > LONGEST_NAME, f"The name is longer than {LONGEST_NAME} signs."),
        (len(house.tagline) > LONGEST_WORDS, f"The strapline is longer than {LONGEST_WORDS} signs."),
        (bool(house.accent) and not mend, "The accent colour is written as #b5280f: # and six figures or letters."),
        (
            bool(mend) and not is_readable(house.accent),
            f"{house.accent} cannot be read on the page: words need a contrast of 4.5 to 1. The nearest is {mend}.",
        ),
        (bool(house.email) and not _is_address(house.email), f"{house.email} is no e-mail address."),
        *((len(links) > MOST_LINKS, f"More than {MOST_LINKS} links.") for links in (house.navigation, house.footer)),
    )
    return next((fault for is_so, fault in faults if is_so), "")


def stylesheet_path(house: House) -> str:
    """Give the address of the house's own stylesheet; empty for none. A changed one has a new address."""
    rules = house.stylesheet
    return f"/static/house.{sha256(rules.encode()).hexdigest()[:10]}.css" if rules else ""


def logo_path(logo: str) -> str:
    """Give the address of a logo; a changed one has a new address."""
    return f"/logo.{sha256(logo.encode()).hexdigest()[:10]}.svg"


def _accent_rules(accent: str) -> str:
    return (
        f":root{{--signal:{accent};--on-signal:{ON_LIGHT}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--signal:{for_dark(accent)};--on-signal:{ON_DARK}}}}}"
    )


def _logo_rules(logo: str) -> str:
    return (
        f".wordmark a{{display:block;width:{aspect(logo):.3f}em;height:1em;max-width:100%;padding:0;overflow:hidden;"
        f"white-space:nowrap;text-indent:110%;background:currentColor;"
        f'mask:url("{logo_path(logo)}") left center/contain no-repeat}}'
        "@media (forced-colors:active){.wordmark a{background:CanvasText}}"
    )


def _link(line: str) -> TextLink:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise ValueError(f"“{line.strip()}” is no link; write it as: Words | /address")
    text, href = _SPACE.sub(" ", found["text"]), found["href"]
    if len(text) > LONGEST_WORDS or not is_target(href):
        raise ValueError(f"“{line.strip()}” leads nowhere; its address begins with / or https://")
    return TextLink(text=text, href=href)


def _is_address(email: str) -> bool:
    return email.count("@") == 1 and not email.startswith("@") and "." in email.split("@")[1] and is_target(f"/{email}")

"""The page room's tables: finished pages, what takes a story off all of them, and how the site is set up."""

from __future__ import annotations

from wireroom.page.models.fronts import Arrangement, Front, FrontWatch
from wireroom.page.models.house import House, Placard, Redirect, StandingPage
from wireroom.page.models.stored import (
    AskingPanel,
    Mention,
    PictureUse,
    Rendition,
    SilentMark,
    StoredPage,
    SurfaceRecord,
)

__all__ = [
    "Arrangement",
    "AskingPanel",
    "Front",
    "FrontWatch",
    "House",
    "Mention",
    "PictureUse",
    "Placard",
    "Redirect",
    "Rendition",
    "SilentMark",
    "StandingPage",
    "StoredPage",
    "SurfaceRecord",
]

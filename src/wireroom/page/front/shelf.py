"""Pages held in memory, bounded in bytes."""

from __future__ import annotations

from collections import OrderedDict

from wireroom.page.front.stored import Page


class Shelf:
    """Pages by path. What is not asked for makes room for what is; what is gone or killed always stays.

    Reading marks a page as used and moves nothing, so the hot path costs one lookup; room is made by a second
    chance: a page used since the hand last passed is passed over once.
    """

    def __init__(self, *, limit: int) -> None:
        self.pages: dict[str, Page] = {}
        self._limit = limit
        self._held = 0
        self._hand: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, path: str) -> bool:
        return path in self.pages

    @property
    def held(self) -> int:
        """Bytes held by pages that may be dropped."""
        return self._held

    def put(self, page: Page) -> None:
        """Hold this page in place of what was held under its path."""
        self.drop(page.path)
        self.pages[page.path] = page
        if not page.is_closed:
            self._hand[page.path] = None
            self._held += page.cost
            self._make_room()

    def drop(self, path: str) -> None:
        """Forget a page."""
        page = self.pages.pop(path, None)
        if page is not None and not page.is_closed:
            del self._hand[path]
            self._held -= page.cost

    def grew(self, page: Page, by: int) -> None:
        """Count what a held page has unpacked."""
        if not page.is_closed and self.pages.get(page.path) is page:
            self._held += by
            self._make_room()

    def _make_room(self) -> None:
        while self._held > self._limit and len(self._hand) > 1:
            path, _ = self._hand.popitem(last=False)
            self._hand[path] = None
            page = self.pages[path]
            if page.used:
                page.used = False
            else:
                self.drop(path)

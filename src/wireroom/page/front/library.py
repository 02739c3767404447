"""Find a page: in memory, else in the store."""

from __future__ import annotations

from wireroom.page.front.shelf import Shelf
from wireroom.page.front.store import PageStore, StoreAwayError
from wireroom.page.front.stored import Page


class Library:
    """The shelf in front of the store. It opens once changes are followed: what was loaded before could grow old."""

    def __init__(self, *, store: PageStore, shelf: Shelf) -> None:
        self.store = store
        self.shelf = shelf
        self._is_open = False

    def find(self, path: str) -> Page | None:
        """The page of that path, loaded if need be. Raises StoreAwayError."""
        if not self._is_open:
            raise StoreAwayError("not followed yet")
        page = self.shelf.pages.get(path)
        if page is None:
            return self.fetch(path)
        page.used = True
        return page

    def fetch(self, path: str) -> Page | None:
        """The page of that path as the store has it now, put on the shelf. Raises StoreAwayError."""
        row = self.store.load(path)
        if row is None:
            self.shelf.drop(path)
            return None
        page = Page(row)
        self.shelf.put(page)
        return page

    def open(self) -> int:
        """Put on the shelf whatever is gone, killed or moved; the number to follow from. Raises StoreAwayError."""
        seq = self.store.last_seq()
        for row in self.store.closed():
            self.shelf.put(Page(row))
        self._is_open = True
        return seq

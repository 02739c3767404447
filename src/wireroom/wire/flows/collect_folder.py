"""Files dropped into a feed's folder are received, and leave the folder once that is committed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from wireroom.wire.adapters import hot_folder
from wireroom.wire.adapters.hot_folder import Found
from wireroom.wire.adapters.whole_files import is_whole
from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.flows.quarantine import quarantine_name
from wireroom.wire.flows.receive import receive_many
from wireroom.wire.rules.names import shown_name
from wireroom.wire.rules.settling import Sighting, Verdict, Watched, seen_again, turn, verdict

log = structlog.get_logger(__name__)
A_ROUND = 100
AT_ONCE = 64 * 1024 * 1024
LOOK_AGAIN = timedelta(seconds=1)
SCAN_SHARE = 5
AT_A_GLANCE = 50


class HotFolder:
    """The folder `incoming`, in which each folder is a feed. Ask it to `collect` again and again."""

    def __init__(self, incoming: Path) -> None:
        self._incoming = incoming
        self._feeds: dict[str, FeedFolder] = {}

    def notice(self, paths: Iterable[Path]) -> None:
        """Hear of files that came just now: a few are looked at next, before whatever else lies in their folder."""
        for path in paths:
            feed = self._feeds.get(path.parent.name)
            if feed is not None and path.parent.parent == self._incoming:
                feed.notice(path.name)

    def collect(self, *, now: datetime) -> int:
        """Receive what has settled, a share from each feed; say how many files that were."""
        names = hot_folder.feed_folders(self._incoming)
        self._feeds = {name: self._feeds.get(name) or FeedFolder(self._incoming / name) for name in names}
        share = max(4, A_ROUND // max(1, len(self._feeds)))
        return sum(feed.collect(share=share, now=now) for feed in self._feeds.values())

    @property
    def is_unsettled(self) -> bool:
        """Whether files are there that may be ready within a moment."""
        return any(feed.is_unsettled for feed in self._feeds.values())


class FeedFolder:
    """One feed's folder, and what is remembered of its files between two looks."""

    def __init__(self, path: Path) -> None:
        self._path, self._name = path, path.name
        self._watched: dict[str, Watched] = {}
        self._queue: list[Found] = []
        self._left_alone: dict[str, Sighting] = {}
        self._pause_until: datetime | None = None
        self._noticed: dict[str, None] = {}
        self.is_unsettled = False
        feed_called(self._name)

    def notice(self, name: str) -> None:
        """Look at this file next; of a flood only the first ones, for the rest is found when all is looked over."""
        if len(self._noticed) < AT_A_GLANCE:
            self._noticed[name] = None

    def collect(self, *, share: int, now: datetime) -> int:
        """Receive the next files of this feed."""
        try:
            with hot_folder.opened(self._path) as folder:
                if not self._queue or self._pause_until is None or now >= self._pause_until:
                    self._look(folder, now=now)
                self._glance(folder, now=now)
                chosen, self._queue = turn(self._queue, share=share)
                return self._receive(folder, list(self._ready(folder, chosen, now=now)), now=now)
        except OSError as error:
            log.warning("wire.folder_unreadable", feed=self._name, error=str(error))
            return 0

    def _look(self, folder: int, *, now: datetime) -> None:
        began = time.monotonic()
        found, left_alone = list[Found](), dict[str, Sighting]()
        for each in hot_folder.look(folder):
            if self._left_alone.get(each.name) == each.sighting:
                left_alone[each.name] = each.sighting
            else:
                found.append(each)
        self._left_alone = left_alone
        self._watched = {each.name: seen_again(self._watched.get(each.name), each.sighting, now=now) for each in found}
        settled = [each for each in found if each.unfit or self._verdict(each, now=now) is not Verdict.WAIT]
        self._queue = sorted(settled, key=lambda each: each.sighting.modified_ns)
        self.is_unsettled = len(settled) < len(found)
        self._pause_until = now + max(LOOK_AGAIN, SCAN_SHARE * timedelta(seconds=time.monotonic() - began))

    def _glance(self, folder: int, *, now: datetime) -> None:
        """Put what was noticed and has settled at the end of the queue, where the newest are chosen from."""
        names, self._noticed = self._noticed, {}
        queued = {each.name for each in self._queue} if names else set[str]()
        for found in hot_folder.look_at(folder, names):
            if found.name in queued or self._left_alone.get(found.name) == found.sighting:
                continue
            self._watched[found.name] = seen_again(self._watched.get(found.name), found.sighting, now=now)
            if found.unfit or self._verdict(found, now=now) is not Verdict.WAIT:
                self._queue.append(found)
            else:
                self._noticed[found.name] = None
        self.is_unsettled = self.is_unsettled or bool(self._noticed)

    def _verdict(self, found: Found, *, now: datetime) -> Verdict:
        return verdict(self._watched[found.name], now=now)

    def _ready(self, folder: int, chosen: list[Found], *, now: datetime) -> Iterator[tuple[Found, bytes]]:
        """Those that can be received now, with their bytes."""
        room = AT_ONCE
        for found in chosen:
            room -= found.sighting.size
            if room < 0:
                self._pause_until = None
                return
            data = self._take(folder, found, now=now)
            if data is not None:
                yield found, data

    def _take(self, folder: int, found: Found, *, now: datetime) -> bytes | None:
        if found.unfit:
            self._leave(found, found.unfit, now=now)
            return None
        try:
            data = hot_folder.take(folder, found)
        except OSError as error:
            self._leave(found, f"It cannot be read: {error.strerror}. It was left in the folder.", now=now)
            return None
        if data is None or self._verdict(found, now=now) is Verdict.TAKE_AS_IT_IS or is_whole(data):
            return data
        self._watched[found.name] = replace(self._watched[found.name], cut_off=True)
        return None

    def _leave(self, found: Found, reason: str, *, now: datetime) -> None:
        self._left_alone[found.name] = found.sighting
        quarantine_name(feed=self._name, name=shown_name(found.name), reason=reason, now=now)

    def _receive(self, folder: int, ready: list[tuple[Found, bytes]], *, now: datetime) -> int:
        for found, data in ready:
            if not data:
                quarantine_name(feed=self._name, name=shown_name(found.name), reason="The file is empty.", now=now)
        receive_many(feed=self._name, files=[(found.name, data) for found, data in ready if data], now=now)
        for found, _ in ready:
            if not hot_folder.remove(folder, found):
                self._left_alone[found.name] = found.sighting
                log.warning("wire.file_stays", feed=self._name, name=shown_name(found.name))
        return len(ready)

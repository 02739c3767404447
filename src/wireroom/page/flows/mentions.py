"""Note which stories show where, and put on record when a killed one has left a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wireroom.kernel.clock import Clock
from wireroom.kernel.site import current_site
from wireroom.page.adapters import store
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.models import Mention, PictureUse, Rendition, StoredPage, SurfaceRecord
from wireroom.page.queries import MEDIA
from wireroom.page.rules.addresses import surface_at
from wireroom.page.rules.cuts import MIME
from wireroom.page.rules.paper import OWN_BROWSER, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The pictures a story uses: (provider, href, sha256 or ""), and the addresses of their files."""

    story_id: int
    uses: tuple[tuple[str, str, str], ...] = ()
    media: tuple[str, ...] = ()


def note_mentions(papers: Iterable[Paper], *, killed: frozenset[int], clock: Clock) -> None:
    """Bring the mentions of each paper's address up to date, and the record of those that were killed."""
    wanted = {
        (paper.path, story_id)
        for paper in papers
        if paper.shows is not None and paper.story_id is None
        for story_id, _ in paper.shows
    }
    paths = [paper.path for paper in papers if paper.shows is not None]
    there = set(Mention.objects.filter(path__in=paths).values_list("path", "story_id"))
    _change_mentions(gone=there - wanted, come=wanted - there)
    record([(story_id, path) for path, story_id in there - wanted if story_id in killed], clock=clock)


def record(left: Iterable[tuple[int, str]], *, clock: Clock) -> None:
    """Put on record that killed stories have left these addresses (or "search"); the first time counts."""
    rows = [
        SurfaceRecord(story_id=story_id, surface=surface_name(path), path=path, gone_at=clock.now())
        for story_id, path in left
    ]
    SurfaceRecord.objects.bulk_create(rows, ignore_conflicts=True)


def surface_name(path: str) -> str:
    """Say what kind of surface lives at an address."""
    if path.startswith(MEDIA):
        return "picture"
    if path.startswith("/search"):
        return "search"
    if surface := surface_at(path):
        return surface.kind
    return {"history": "history", "history.json": "chain"}.get(path.rsplit("/", 1)[-1], "article")


def note_pictures(notes: Sequence[Note], *, killed: frozenset[int], clock: Clock) -> None:
    """Bring each story's pictures up to date: files now shown are put in the store, those no longer shown leave it."""
    if not notes:
        return
    ids = [note.story_id for note in notes]
    _change_uses(notes, ids)
    wanted = {(path, note.story_id) for note in notes for path in note.media}
    there = set(Mention.objects.filter(story_id__in=ids, path__startswith=MEDIA).values_list("path", "story_id"))
    _change_mentions(gone=there - wanted, come=wanted - there)
    _hang({path for path, _ in wanted - there}, clock)
    left = [(story_id, path) for path, story_id in there - wanted]
    by_kill = {path for story_id, path in left if story_id in killed}
    off = _take_off({path for _, path in left}, killed=by_kill, clock=clock)
    record([(story_id, path) for story_id, path in left if story_id in killed and path in off], clock=clock)


def _change_mentions(*, gone: set[tuple[str, int]], come: set[tuple[str, int]]) -> None:
    store.forget(gone)
    Mention.objects.bulk_create(
        [Mention(path=path, story_id=story_id) for path, story_id in come], ignore_conflicts=True
    )


def _change_uses(notes: Sequence[Note], ids: Sequence[int]) -> None:
    wanted = {(note.story_id, *use) for note in notes for use in note.uses}
    there = PictureUse.objects.filter(story_id__in=ids).values_list("story_id", "provider", "href", "sha256")
    if set(there) == wanted:
        return
    PictureUse.objects.filter(story_id__in=ids).delete()
    PictureUse.objects.bulk_create(
        [PictureUse(story_id=one, provider=two, href=three, sha256=four) for one, two, three, four in wanted],
        ignore_conflicts=True,
    )


def _hang(paths: set[str], clock: Clock) -> None:
    shown = set(StoredPage.objects.filter(path__in=paths, status=200).values_list("path", flat=True))
    for rendition in Rendition.objects.filter(path__in=paths - shown):
        file = current_site().data / "renditions" / rendition.path.removeprefix(MEDIA)
        paper = Paper(
            path=rendition.path,
            body=file.read_bytes(),
            content_type=MIME[rendition.format],
            cache_control=OWN_BROWSER,
        )
        store.put([store.row(paper, at=int(clock.now().timestamp()))])


def _take_off(paths: set[str], *, killed: set[str], clock: Clock) -> set[str]:
    off = paths - set(Mention.objects.filter(path__in=paths).values_list("path", flat=True))
    papers = [notice_at(path, "killed" if path in killed else "missing", now=clock.now()) for path in off]
    store.put([store.row(paper, at=int(clock.now().timestamp())) for paper in papers])
    return off

"""Portraits of authors: read with care, cut to squares, and served without anything the file said of itself."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from wireroom.kernel.site import current_site
from wireroom.page.adapters.darkroom import UnableToDevelop, develop, upright_size
from wireroom.page.flows.make_renditions import filed_print, rendition_file
from wireroom.page.flows.refusals import UnableToKeep
from wireroom.page.models import Placard, Rendition
from wireroom.page.queries import prints_of
from wireroom.page.rules.cuts import MIME
from wireroom.page.rules.paper import OWN_BROWSER, Paper
from wireroom.page.rules.portraits import LARGEST, LEAST, PORTRAIT, portrait_cuts
from wireroom.wire.api import UnreadablePictureError, picture_facts


def develop_portrait(*, data: bytes) -> str:
    """Make the files of a portrait; give the name by which a placard keeps it. The picture itself is not kept.

    Raises UnableToKeep, saying why, when it is no picture or too small.
    """
    if len(data) > LARGEST:
        raise UnableToKeep(f"The picture has more than {LARGEST // 1_000_000} MB: send a smaller one.")
    try:
        facts = picture_facts(data, thorough=True)
    except UnreadablePictureError as why:
        raise UnableToKeep(f"The portrait cannot be used. {why}") from why
    if min(facts.width, facts.height) < LEAST:
        raise UnableToKeep(f"The portrait is too small: its shorter side has to have {LEAST} pixels.")
    name = sha256(data).hexdigest()
    if not prints_of([name]).get(name):
        Rendition.objects.bulk_create(_made(name, data), ignore_conflicts=True)
    return name


def portrait_papers(names: Iterable[str]) -> list[Paper]:
    """Print the files of these portraits."""
    rows = Rendition.objects.filter(sha256__in=set(names), cut=PORTRAIT)
    return [
        Paper(
            path=row.path,
            body=rendition_file(row.path).read_bytes(),
            content_type=MIME[row.format],
            cache_control=OWN_BROWSER,
        )
        for row in rows
    ]


def all_portraits() -> list[Paper]:
    """Print the files of every author's portrait."""
    return portrait_papers(Placard.objects.exclude(portrait="").values_list("portrait", flat=True))


def _made(name: str, data: bytes) -> list[Rendition]:
    with NamedTemporaryFile(dir=current_site().data, prefix=".portrait-") as file:
        file.write(data)
        file.flush()
        path = Path(file.name)
        try:
            width, height = upright_size(path)
            cuts = portrait_cuts(width, height)
            return [filed_print(name, cut, made) for cut, made in develop(path, cuts, credit="")]
        except UnableToDevelop as why:
            raise UnableToKeep("The portrait cannot be used: it is no whole picture.") from why

"""Look up picture files."""

from __future__ import annotations

from collections.abc import Iterable

from wireroom.kernel.site import current_site
from wireroom.wire.models import PictureAsset
from wireroom.wire.rules.facts import PictureFile
from wireroom.wire.rules.names import raw_place


def picture_file(*, provider: str, href: str) -> PictureFile | None:
    """Give a picture's file; None while it is not here, and when it failed or was withdrawn by the agency."""
    asset = PictureAsset.objects.filter(provider=provider, href=href, state="here").first()
    if asset is None:
        return None
    return PictureFile(
        sha256=asset.sha256,
        path=(current_site().data / raw_place(asset.sha256)).absolute(),
        mime=asset.mime,
        width=asset.width,
        height=asset.height,
    )


def missing_pictures(*, provider: str, hrefs: Iterable[str]) -> dict[str, str]:
    """Say of each picture that is not here why, in words an editor can act on; empty while it is on its way."""
    assets = PictureAsset.objects.filter(provider=provider, href__in=set(hrefs)).exclude(state="here")
    return {
        asset.href: "" if asset.state == "wanted" else asset.reason or "The agency withdrew it." for asset in assets
    }


def usage_of_pictures(pictures: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Say on what terms agencies offer pictures, named by provider and href; those without terms are left out."""
    wanted = set(pictures)
    rows = PictureAsset.objects.filter(href__in={href for _, href in wanted}).exclude(usage="")
    said = {(asset.provider, asset.href): asset.usage for asset in rows}
    return {each: said[each] for each in wanted if each in said}

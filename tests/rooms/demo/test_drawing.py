"""Drawings are made of code: the same each time, quick, and not empty."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from wireroom.demo.adapters.drawing import SCENES, draw


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_full_sheet_with_something_on_it(scene: str) -> None:
    drawn = draw(scene=scene, seed=3)

    with Image.open(BytesIO(drawn)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
        darkest, brightest = picture.convert("L").resize((40, 27)).getextrema()
    assert isinstance(darkest, int | float)
    assert isinstance(brightest, int | float)
    assert brightest - darkest > 60


def test_the_same_seed_draws_the_same_bytes_and_another_seed_does_not() -> None:
    assert draw(scene="cells", seed=5) == draw(scene="cells", seed=5)
    assert draw(scene="cells", seed=5) != draw(scene="cells", seed=6)


def test_an_unknown_scene_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        draw(scene="unicorn", seed=1)

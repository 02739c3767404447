"""The inner door at which the front asks for its appeals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from wireroom.kernel.inside import inside_word
from wireroom.kernel.site import current_site, furnish
from wireroom.support.rules.sheet import ADDRESS, HEADER, PURPOSE, Sheet, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(tmp_path):
    before = current_site()
    (tmp_path / "secret-key").write_text("a secret of this test")
    furnish(replace(before, data=tmp_path))
    yield inside_word("a secret of this test", purpose=PURPOSE)
    furnish(before)


def test_only_our_own_front_is_given_the_sheet_and_the_same_one_once(word):
    assert Client().get(f"/{ADDRESS}").status_code == 403
    assert Client().get(f"/{ADDRESS}", headers={HEADER: word[:-1] + "x"}).status_code == 403
    first = Client().get(f"/{ADDRESS}", headers={HEADER: word})
    assert sheet_of(first.content) == Sheet()
    again = Client().get(f"/{ADDRESS}", headers={HEADER: word, "if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().post(f"/{ADDRESS}", headers={HEADER: word}).status_code == 405

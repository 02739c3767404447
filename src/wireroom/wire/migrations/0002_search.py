"""The full-text index of items."""

from __future__ import annotations

from django.db import migrations

CREATE = """
CREATE VIRTUAL TABLE wire_item_words USING fts5(
    headline, slugline, byline, place, stable_id, body, content='', tokenize='unicode61 remove_diacritics 2'
)
"""


class Migration(migrations.Migration):
    dependencies = [("wire", "0001_copy")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE wire_item_words")]

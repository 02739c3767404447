"""The search index of public stories."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the FTS5 table: four columns searched for words, one for the section, the rest carried along."""

    dependencies = [("page", "0001_pages")]
    operations = [
        migrations.RunSQL(
            "CREATE VIRTUAL TABLE page_search USING fts5("
            "headline, standfirst, body, byline, place, path UNINDEXED, section UNINDEXED, section_name UNINDEXED,"
            " credit UNINDEXED, published_at UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '3')",
            "DROP TABLE page_search",
        )
    ]

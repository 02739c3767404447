"""What the monitor asks of every item lies together in one index; how many pictures came is counted once."""

from __future__ import annotations

from django.db import migrations, models

COUNT = """
UPDATE wire_item SET pictures = json_array_length(facts, '$.pictures')
WHERE json_type(facts, '$.pictures') = 'array'
"""


class Migration(migrations.Migration):
    dependencies = [("wire", "0005_feed_alarm")]
    operations = [
        migrations.AddField(model_name="item", name="pictures", field=models.PositiveSmallIntegerField(default=0)),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                fields=[
                    "id",
                    "feed",
                    "level",
                    "classed",
                    "status",
                    "kind",
                    "language",
                    "section",
                    "pictures",
                    "conflict",
                    "received_at",
                    "thread",
                ],
                name="wire_item_monitor",
            ),
        ),
    ]

"""A batch may be told without a sound, and who has paused alerts stands in a set of its own."""

from collections import defaultdict
from typing import Any

from django.db import migrations, models
from pyroaring import BitMap

SPAN = 1 << 16


def put_down_paused(apps: Any, editor: Any) -> None:
    store = editor.connection.alias
    parts: defaultdict[int, BitMap] = defaultdict(BitMap)
    paused = apps.get_model("alert", "Subscription").objects.using(store).filter(paused=True)
    for pk in paused.values_list("pk", flat=True):
        parts[pk // SPAN].add(pk % SPAN)
    sheet = apps.get_model("alert", "Sheet")
    sheet.objects.using(store).bulk_create(
        [sheet(name="paused", number=number, bits=ids.serialize()) for number, ids in parts.items()]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0006_readers"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="quietly",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(put_down_paused, migrations.RunPython.noop),
    ]

"""Copies that end with what their readers follow are printings of their own, found again by a mark."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("briefing", "0001_editions")]

    operations = [
        migrations.AddField(model_name="printing", name="mark", field=models.CharField(default="", max_length=32)),
        migrations.AddIndex(
            model_name="printing",
            index=models.Index(fields=["edition", "mark"], name="briefing_printing_mark"),
        ),
    ]

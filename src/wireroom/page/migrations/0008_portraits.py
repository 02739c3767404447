"""Portraits of authors."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("page", "0007_sections_are_rows")]

    operations = [
        migrations.AddField(
            model_name="placard",
            name="portrait",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]

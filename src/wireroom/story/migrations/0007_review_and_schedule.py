"""Drafts are handed in for review and scheduled; each list walks an index of its own."""

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("story", "0006_lists_in_order"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="handed_in_by",
            field=models.CharField(default="", max_length=150),
        ),
        migrations.AddField(
            model_name="draft",
            name="review_note",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="draft",
            name="scheduled_by",
            field=models.CharField(default="", max_length=150),
        ),
        migrations.AddField(
            model_name="draft",
            name="sent_back_by",
            field=models.CharField(default="", max_length=150),
        ),
        migrations.AddField(
            model_name="story",
            name="handed_in_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="story",
            name="publish_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                models.OrderBy(
                    django.db.models.functions.comparison.Coalesce("published_at", "created_at"), descending=True
                ),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("handed_in_at__isnull", False)),
                name="story_in_review",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                models.OrderBy(
                    django.db.models.functions.comparison.Coalesce("published_at", "created_at"), descending=True
                ),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("publish_at__isnull", False)),
                name="story_scheduled",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                models.F("publish_at"), condition=models.Q(("publish_at__isnull", False)), name="story_to_publish"
            ),
        ),
    ]

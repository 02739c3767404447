"""A device may take its topics from a reader's account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0005_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="subscription",
            name="reader_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                fields=["reader_id"], name="alert_sub_reader", condition=models.Q(reader_id__isnull=False)
            ),
        ),
    ]

"""A device that its account let go chooses for itself until its reader says otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0008_ended"),
    ]

    operations = [
        migrations.AddField(
            model_name="subscription",
            name="chooses",
            field=models.BooleanField(default=False),
        ),
    ]

"""When agencies' pictures may not be used any more: read out of what arrives from now on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wire", "0008_picture_usage"),
    ]

    operations = [
        migrations.CreateModel(
            name="PictureRights",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_by", models.TextField(blank=True)),
                ("raw", models.TextField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("told", models.BooleanField(default=False)),
                ("asset", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="wire.pictureasset")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("asset", "said_by"), name="wire_picturerights_once")],
                "indexes": [
                    models.Index(condition=models.Q(("told", False)), fields=["ends_at"], name="wire_picturerights_due")
                ],
            },
        ),
    ]

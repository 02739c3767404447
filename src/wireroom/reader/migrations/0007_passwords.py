"""Readers may set a password."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reader", "0006_identities")]

    operations = [
        migrations.AddField(
            model_name="reader", name="password", field=models.CharField(blank=True, default="", max_length=128)
        )
    ]

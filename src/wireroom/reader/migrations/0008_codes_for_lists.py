"""Codes prove more than who signs in; `rules` names what for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reader", "0007_passwords")]

    operations = [migrations.AlterField(model_name="signincode", name="purpose", field=models.CharField(max_length=12))]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("support", "0004_sides")]

    operations = [
        migrations.AddField(
            model_name="giver",
            name="mark",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
    ]

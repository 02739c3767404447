from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("support", "0003_appeals")]

    operations = [
        migrations.AddField(
            model_name="holdback",
            name="since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="intent",
            name="side",
            field=models.CharField(blank=True, default="", max_length=5),
        ),
    ]

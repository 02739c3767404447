from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("support", "0005_marks")]

    operations = [
        migrations.AddField(
            model_name="trial", name="currency", field=models.CharField(blank=True, default="", max_length=3)
        ),
        migrations.AddField(
            model_name="holdback", name="currency", field=models.CharField(blank=True, default="", max_length=3)
        ),
    ]

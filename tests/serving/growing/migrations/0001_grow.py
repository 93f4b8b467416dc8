from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("oit_checklist", "0001_initial")]
    operations = [
        migrations.CreateModel("Later", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunSQL(
            "ALTER TABLE oit_checklist_checklistitem ADD COLUMN later text DEFAULT '' NOT NULL",
            "ALTER TABLE oit_checklist_checklistitem DROP COLUMN later",
        ),
        migrations.RunSQL(
            "CREATE INDEX later_index ON oit_checklist_checklistitem (later)",
            "DROP INDEX later_index",
        ),
    ]

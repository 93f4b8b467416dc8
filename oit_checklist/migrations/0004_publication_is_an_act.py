"""
Publishing and withdrawing are acts: no form shows their columns any more.

Items are public with their year from their birth; those that were drafts become public here.
"""

import django.utils.timezone
from django.db import migrations, models
from django.db.models import F
from django.utils import timezone


def raise_revision_for_new_items(apps, schema_editor):
    """What a public year shows changes with this migration, where it has an item that was a draft."""
    database = schema_editor.connection.alias
    item_model = apps.get_model("oit_checklist", "ChecklistItem")
    revision_model = apps.get_model("records", "Revision")
    drafts = item_model.objects.using(database).filter(published_at__isnull=True)
    if drafts.filter(fiscal_year__published_at__isnull=False).exists():
        rows = revision_model.objects.using(database)
        rows.update(number=F("number") + 1, raised_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0001_initial"),
        ('oit_checklist', '0003_last_manual_check'),
    ]

    operations = [
        migrations.RunPython(raise_revision_for_new_items, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='checklistitem',
            name='published_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='เป็นเกณฑ์ของปีตั้งแต่'),
        ),
        migrations.AlterField(
            model_name='checklistitem',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
        migrations.AlterField(
            model_name='itemevidence',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='เผยแพร่เมื่อ'),
        ),
        migrations.AlterField(
            model_name='itemevidence',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
    ]

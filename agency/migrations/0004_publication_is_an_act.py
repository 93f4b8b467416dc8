"""Publishing and withdrawing are acts: no form shows their columns any more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0003_people'),
    ]

    operations = [
        migrations.AlterField(
            model_name='fiscalyear',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='เผยแพร่เมื่อ'),
        ),
        migrations.AlterField(
            model_name='fiscalyear',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
    ]

"""Publishing and withdrawing are acts: no form shows their columns any more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_rights'),
    ]

    operations = [
        migrations.AlterField(
            model_name='meeting',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='เผยแพร่เมื่อ'),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
        migrations.AlterField(
            model_name='photograph',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='เผยแพร่เมื่อ'),
        ),
        migrations.AlterField(
            model_name='photograph',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
        migrations.AlterField(
            model_name='signedminutes',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='เผยแพร่เมื่อ'),
        ),
        migrations.AlterField(
            model_name='signedminutes',
            name='withdrawn_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='เหตุผลที่ถอนการเผยแพร่'),
        ),
    ]

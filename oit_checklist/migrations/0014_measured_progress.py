"""What a year measures beside the status; which statuses there are, its rows say."""

import django.core.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('oit_checklist', '0013_confirmation_rights'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='itemupdate',
            name='percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(100, 'ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100')], verbose_name='ก้าวหน้าร้อยละ'),
        ),
        migrations.AddField(
            model_name='itemupdate',
            name='quarter_1',
            field=models.CharField(blank=True, max_length=500, verbose_name='ไตรมาส 1'),
        ),
        migrations.AddField(
            model_name='itemupdate',
            name='quarter_2',
            field=models.CharField(blank=True, max_length=500, verbose_name='ไตรมาส 2'),
        ),
        migrations.AddField(
            model_name='itemupdate',
            name='quarter_3',
            field=models.CharField(blank=True, max_length=500, verbose_name='ไตรมาส 3'),
        ),
        migrations.AddField(
            model_name='itemupdate',
            name='quarter_4',
            field=models.CharField(blank=True, max_length=500, verbose_name='ไตรมาส 4'),
        ),
        migrations.AlterField(
            model_name='itemupdate',
            name='status',
            field=models.CharField(default='not_done', max_length=20, verbose_name='สถานะ'),
        ),
        migrations.AddConstraint(
            model_name='itemupdate',
            constraint=models.CheckConstraint(condition=models.Q(('percent__isnull', True), ('percent__range', (0, 100)), _connector='OR'), name='oit_checklist_itemupdate_percent_to_100', violation_error_message='ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100'),
        ),
    ]

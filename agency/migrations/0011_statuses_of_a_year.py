"""Statuses and a measure of progress that a year has of its own."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0010_agency_kind'),
    ]

    operations = [
        migrations.AddField(
            model_name='fiscalyear',
            name='progress_measure',
            field=models.CharField(blank=True, choices=[('percent', 'ร้อยละของความก้าวหน้า (0 ถึง 100)'), ('quarters', 'ความก้าวหน้ารายไตรมาส (ไตรมาส 1 ถึง 4)')], help_text='ใช้กับทุกมาตรการและทุกข้อของปี เว้นว่างไว้ = รายงานเฉพาะสถานะตามแบบ', max_length=10, verbose_name='วัดความก้าวหน้าเพิ่มจากสถานะ'),
        ),
        migrations.CreateModel(
            name='YearStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(help_text='ลำดับของช่องในแบบรายงาน', verbose_name='ลำดับ')),
                ('code', models.CharField(help_text='เช่น in_progress ใช้ในข้อมูลเปิดและตาราง แก้ไม่ได้เมื่อมีรายงานใช้แล้ว', max_length=20, validators=[django.core.validators.RegexValidator('\\A[a-z][a-z0-9_]*\\Z', 'รหัสใช้ได้เฉพาะตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีดล่าง ขึ้นต้นด้วยตัวอักษร')], verbose_name='รหัส')),
                ('label', models.CharField(max_length=60, verbose_name='ข้อความในแบบรายงาน')),
                ('in_overview', models.CharField(blank=True, help_text='เว้นว่างไว้ = เหมือนในแบบรายงาน', max_length=60, verbose_name='ข้อความในหน้าภาพรวม')),
                ('counts_as_done', models.BooleanField(default=False, verbose_name='นับว่าดำเนินการแล้ว')),
                ('is_initial', models.BooleanField(default=False, editable=False, verbose_name='สถานะเริ่มต้น')),
                ('fiscal_year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_rows', to='agency.fiscalyear', verbose_name='ปีงบประมาณ')),
            ],
            options={
                'verbose_name': 'สถานะของปี',
                'verbose_name_plural': 'สถานะของปี',
                'ordering': ['order', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'code'), name='year_status_code_once_per_year', violation_error_message='ปีงบประมาณนี้มีสถานะรหัสนี้แล้ว'), models.UniqueConstraint(fields=('fiscal_year', 'order'), name='year_status_order_once_per_year', violation_error_message='ปีงบประมาณนี้มีสถานะลำดับนี้แล้ว'), models.UniqueConstraint(fields=('fiscal_year', 'label'), name='year_status_label_once_per_year', violation_error_message='ปีงบประมาณนี้มีสถานะข้อความนี้แล้ว'), models.UniqueConstraint(condition=models.Q(('is_initial', True)), fields=('fiscal_year',), name='year_status_one_initial_per_year', violation_error_message='ปีงบประมาณนี้มีสถานะเริ่มต้นแล้ว'), models.CheckConstraint(condition=models.Q(('is_initial', False), ('counts_as_done', False), _connector='OR'), name='year_status_initial_is_not_done', violation_error_message='สถานะเริ่มต้นนับว่าดำเนินการแล้วไม่ได้')],
            },
        ),
    ]

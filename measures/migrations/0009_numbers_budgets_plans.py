"""Numbers of parts, what stands below what, budgets, named people, plans of several years."""

import django.db.models.deletion
from django.db import migrations, models

import records.key_fields
from records.key_fields import outline_number, outline_order


def note_order(apps, schema_editor):
    """Whole numbers became texts; they sort by their value as before."""
    measures = apps.get_model("measures", "Measure").objects.using(schema_editor.connection.alias)
    for key, number in list(measures.values_list("pk", "number")):
        number = outline_number(number)
        measures.filter(pk=key).update(number=number, number_order=outline_order(number))


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0008_carried_evidence_is_confirmed'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='measure',
            options={'ordering': ['fiscal_year', 'number_order'], 'verbose_name': 'มาตรการ', 'verbose_name_plural': 'มาตรการ'},
        ),
        migrations.AddField(
            model_name='measure',
            name='budget_planned',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='เว้นว่างไว้ = ไม่ได้ระบุ กรอก 0 = ไม่ใช้งบประมาณ', max_digits=14, null=True, verbose_name='งบประมาณที่ตั้งไว้ (บาท)'),
        ),
        migrations.AddField(
            model_name='measure',
            name='budget_source',
            field=models.CharField(blank=True, help_text='เช่น ข้อบัญญัติงบประมาณ หรือเงินอุดหนุน', max_length=200, verbose_name='แหล่งเงิน'),
        ),
        migrations.AddField(
            model_name='measure',
            name='is_heading',
            field=models.BooleanField(default=False, help_text='พิมพ์เป็นหัวข้อเหนือมาตรการย่อย ไม่มีผลให้รายงานและไม่นับเป็นมาตรการ', verbose_name='เป็นหัวข้อ'),
        ),
        migrations.AddField(
            model_name='measure',
            name='number_order',
            field=records.key_fields.OutlineOrderField(default='', editable=False, max_length=20, of='number'),
        ),
        migrations.AddField(
            model_name='measure',
            name='parent',
            field=models.ForeignKey(blank=True, help_text='มาตรการหรือหัวข้อของปีเดียวกัน รวมไม่เกินสามชั้น', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='measures.measure', verbose_name='อยู่ใต้มาตรการ'),
        ),
        migrations.AddField(
            model_name='measure',
            name='plan_first_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='แผนเริ่มปีงบประมาณ'),
        ),
        migrations.AddField(
            model_name='measure',
            name='plan_last_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='แผนสิ้นสุดปีงบประมาณ'),
        ),
        migrations.AddField(
            model_name='measure',
            name='plan_name',
            field=models.CharField(blank=True, max_length=300, verbose_name='จากแผน'),
        ),
        migrations.AddField(
            model_name='measure',
            name='responsible_person',
            field=models.CharField(blank=True, help_text='ชื่อบุคคลหรืองานในส่วนราชการ ประชาชนเห็นข้อความนี้', max_length=300, verbose_name='ผู้รับผิดชอบหรืองาน'),
        ),
        migrations.AddField(
            model_name='measureupdate',
            name='budget_spent',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='งบประมาณที่ใช้จริง (บาท)'),
        ),
        migrations.AlterField(
            model_name='measure',
            name='number',
            field=records.key_fields.OutlineNumberField(help_text='เช่น 1 หรือ 1.1.1', max_length=24, verbose_name='ลำดับที่'),
        ),
        migrations.RunPython(note_order, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){0,3}$')), name='measure_number_has_parts', violation_error_message='ลำดับที่ใช้ได้เฉพาะตัวเลขคั่นด้วยจุด เช่น 1 หรือ 1.1.1'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='measure_not_below_itself', violation_error_message='มาตรการอยู่ใต้ตัวเองไม่ได้'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('is_heading', False), models.Q(('budget_planned', None), ('due_on', None), ('published_update', None)), _connector='OR'), name='measure_heading_has_no_work', violation_error_message='หัวข้อไม่มีงบประมาณ กำหนดส่งรายงาน และผลรายงานของตนเอง'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('budget_planned', None), ('budget_planned__gte', 0), _connector='OR'), name='measure_budget_not_negative', violation_error_message='จำนวนเงินต้องไม่น้อยกว่า 0'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('plan_first_year', None), ('plan_last_year', None)), models.Q(('plan_first_year__range', (2500, 2699)), ('plan_last_year__gte', models.F('plan_first_year')), ('plan_last_year__range', (2500, 2699))), _connector='OR'), name='measure_plan_years_in_order', violation_error_message='กรุณากรอกปีแรกและปีสุดท้ายของแผนเป็น พ.ศ. โดยปีสุดท้ายไม่ก่อนปีแรก'),
        ),
        migrations.AddConstraint(
            model_name='measureupdate',
            constraint=models.CheckConstraint(condition=models.Q(('budget_spent', None), ('budget_spent__gte', 0), _connector='OR'), name='measures_measureupdate_spent_not_negative', violation_error_message='จำนวนเงินต้องไม่น้อยกว่า 0'),
        ),
    ]

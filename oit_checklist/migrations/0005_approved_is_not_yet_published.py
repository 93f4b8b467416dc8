"""An approved report is public when its row and its year are: its state does not say so."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('oit_checklist', '0004_publication_is_an_act'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='itemupdate',
            name='state',
            field=models.CharField(choices=[('draft', 'ฉบับร่าง'), ('submitted', 'รอตรวจ'), ('returned', 'ส่งกลับแก้ไข'), ('approved', 'อนุมัติแล้ว')], default='draft', max_length=20, verbose_name='ขั้นตอน'),
        ),
        migrations.AlterConstraint(
            model_name='itemupdate',
            name='oit_checklist_itemupdate_approved_has_time',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('reviewed_at__isnull', False), _connector='OR'), name='oit_checklist_itemupdate_approved_has_time', violation_error_message='รายงานที่อนุมัติแล้วต้องมีเวลาที่ตรวจ'),
        ),
    ]

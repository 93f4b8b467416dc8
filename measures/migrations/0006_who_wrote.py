"""Who wrote in an update beside its author, and whether its writer approved it."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def mark_self_approved(apps, schema_editor):
    """Those of which it is known: the reviewer is the author, or wrote last."""
    updates = apps.get_model("measures", "MeasureUpdate").objects.using(schema_editor.connection.alias)
    own = Q(author=F("reviewer")) | Q(saved_by=F("reviewer"))
    updates.filter(own, state="approved").update(self_approved=True)


class Migration(migrations.Migration):

    dependencies = [
        ("measures", "0005_approved_is_not_yet_published"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='measureupdate',
            name='self_approved',
            field=models.BooleanField(default=False, editable=False, verbose_name='อนุมัติโดยผู้เขียนเอง'),
        ),
        migrations.AddField(
            model_name='measureupdate',
            name='writer_keys',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='ผู้ร่วมเขียน'),
        ),
        migrations.RunPython(mark_self_approved, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='measureupdate',
            constraint=models.CheckConstraint(condition=models.Q(('self_approved', False), models.Q(('reviewer__isnull', False), ('state', 'approved')), _connector='OR'), name='measures_measureupdate_self_approved_is_approved', violation_error_message='รายงานที่ยังไม่เผยแพร่ยังไม่มีผู้อนุมัติ'),
        ),
    ]

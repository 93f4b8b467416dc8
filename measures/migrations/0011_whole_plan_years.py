"""A plan has both its years or none: one of them alone passed, since an unknown year compares as true."""

from django.db import migrations, models
from django.db.models import F, Q


def fill_the_other_year(apps, schema_editor):
    """A plan of which one year was typed was of that year."""
    measures = apps.get_model("measures", "Measure").objects.using(schema_editor.connection.alias)
    first, last = "plan_first_year", "plan_last_year"
    for known, unknown in ((first, last), (last, first)):
        half = measures.filter(**{f"{known}__isnull": False, f"{unknown}__isnull": True})
        half.update(**{unknown: F(known)})


class Migration(migrations.Migration):
    dependencies = [("measures", "0010_measured_progress")]

    operations = [
        migrations.RunPython(fill_the_other_year, migrations.RunPython.noop),
        migrations.RemoveConstraint("measure", "measure_plan_years_in_order"),
        migrations.AddConstraint(
            "measure",
            models.CheckConstraint(
                name="measure_plan_years_in_order",
                condition=Q(plan_first_year=None, plan_last_year=None)
                | Q(
                    plan_first_year__isnull=False,
                    plan_last_year__isnull=False,
                    plan_first_year__range=(2500, 2699),
                    plan_last_year__range=(2500, 2699),
                    plan_last_year__gte=F("plan_first_year"),
                ),
                violation_error_message="กรุณากรอกปีแรกและปีสุดท้ายของแผนเป็น พ.ศ. โดยปีสุดท้ายไม่ก่อนปีแรก",
            ),
        ),
    ]

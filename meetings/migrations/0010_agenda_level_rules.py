"""What the levels of an agenda may be; after the rows have theirs, as PostgreSQL wants it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_agenda_levels")]

    operations = [
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__lte", 3)),
                name="agenda_level_known",
                violation_error_message="ระเบียบวาระมีได้สามระดับ",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", 0), _negated=True), ("printed_number", ""), _connector="OR"
                ),
                name="agenda_before_has_no_number",
                violation_error_message="เรื่องก่อนระเบียบวาระไม่มีเลข",
            ),
        ),
    ]

"""Who may report on measures, review reports, add and remove measures."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, CLERK, SECRETARY, grant

REPORTING = [
    "measures.view_measure measures.change_measure",
    "measures.view_measureupdate",
    "measures.view_measureevidence measures.add_measureevidence measures.change_measureevidence",
    "measures.delete_measureevidence",
]
REVIEWING = [
    "measures.review_measureupdate measures.add_measure",
]
ADMINISTERING = [
    "measures.delete_measure",
]
RIGHTS = {
    CLERK: REPORTING,
    SECRETARY: REPORTING + REVIEWING,
    ADMINISTRATOR: REPORTING + REVIEWING + ADMINISTERING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("measures",), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0001_initial"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]

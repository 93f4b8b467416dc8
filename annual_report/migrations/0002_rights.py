"""Who may look at issued editions, issue one, attach the signed copy."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

ISSUING = [
    "annual_report.view_issuedreport annual_report.issue_report",
    "annual_report.view_signedreport annual_report.add_signedreport",
    "annual_report.change_signedreport",
]
RIGHTS = {
    SECRETARY: ISSUING,
    ADMINISTRATOR: ISSUING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("annual_report",), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("annual_report", "0001_initial"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]

"""The three roles of the office, and what each may do with years, divisions and people."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, CLERK, SECRETARY, grant

KEEPING = [
    "agency.view_agency agency.view_division",
    "agency.view_fiscalyear agency.change_fiscalyear",
    "agency.view_deadline agency.add_deadline agency.change_deadline agency.delete_deadline",
    "agency.view_gradeband",
]
ADMINISTERING = [
    "agency.add_agency agency.change_agency",
    "agency.view_sociallink agency.add_sociallink agency.change_sociallink",
    "agency.delete_sociallink",
    "agency.add_division agency.change_division agency.delete_division",
    "agency.add_fiscalyear agency.delete_fiscalyear",
    "agency.add_gradeband agency.change_gradeband agency.delete_gradeband",
    "agency.view_user agency.add_user agency.change_user",
    "auth.view_group",
]
RIGHTS = {CLERK: [], SECRETARY: KEEPING, ADMINISTRATOR: KEEPING + ADMINISTERING}


def create_roles(apps, schema_editor):
    grant(apps, schema_editor, ("agency", "auth"), RIGHTS)


def remove_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("agency", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_roles, remove_roles)]

"""The three roles of the office and what each may do."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, CLERK, SECRETARY, grant

REPORTING = [
    "measures.view_measure measures.change_measure",
    "measures.view_measureupdate",
    "measures.view_measureevidence measures.add_measureevidence measures.change_measureevidence",
    "measures.delete_measureevidence",
    "oit_checklist.view_checklistitem oit_checklist.change_checklistitem",
    "oit_checklist.view_itemupdate",
    "oit_checklist.view_itemevidence oit_checklist.add_itemevidence",
    "oit_checklist.change_itemevidence oit_checklist.delete_itemevidence",
]
MINUTES = [
    f"meetings.{action}_{model}"
    for model in ("committee", "member", "meeting", "attendance", "agendaitem", "statement",
                  "signature", "photograph", "signedminutes")
    for action in ("view", "add", "change", "delete")
]
REVIEWING = [
    "measures.review_measureupdate oit_checklist.review_itemupdate",
    "measures.add_measure oit_checklist.add_checklistitem",
    "oit_checklist.view_section oit_checklist.change_section",
    "agency.view_agency agency.view_division",
    "agency.view_fiscalyear agency.change_fiscalyear",
    "agency.view_deadline agency.add_deadline agency.change_deadline agency.delete_deadline",
    "agency.view_gradeband",
    "annual_report.view_issuedreport annual_report.issue_report",
    "annual_report.view_signedreport annual_report.add_signedreport",
    "annual_report.change_signedreport",
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
    "measures.delete_measure oit_checklist.delete_checklistitem",
    "oit_checklist.add_section oit_checklist.delete_section",
]
RIGHTS = {
    CLERK: REPORTING,
    SECRETARY: REPORTING + MINUTES + REVIEWING,
    ADMINISTRATOR: REPORTING + MINUTES + REVIEWING + ADMINISTERING,
}


def create_roles(apps, schema_editor):
    labels = ("agency", "annual_report", "auth", "measures", "meetings", "oit_checklist")
    grant(apps, schema_editor, labels, RIGHTS)


def remove_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("agency", "0001_initial"),
        ("annual_report", "0001_initial"),
        ("measures", "0001_initial"),
        ("meetings", "0001_initial"),
        ("oit_checklist", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_roles, remove_roles)]

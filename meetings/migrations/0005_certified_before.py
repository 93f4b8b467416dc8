"""Who certifies minutes; and what is known of those that were certified before."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant
from thai.dates import format_thai_date

CERTIFYING = ["meetings.certify_meeting", "meetings.view_correction"]


def add_rights(apps, schema_editor):
    rights = {SECRETARY: CERTIFYING, ADMINISTRATOR: CERTIFYING}
    grant(apps, schema_editor, ("meetings",), rights)


def say_what_is_known(apps, schema_editor):
    """Certified without a meeting, or at one that cannot have done it: say so, claim nothing."""
    meetings = apps.get_model("meetings", "Meeting").objects.using(schema_editor.connection.alias)
    for meeting in meetings.filter(state="certified").select_related("certified_by"):
        by = meeting.certified_by
        if by and _could_certify(by, meeting):
            continue
        meeting.certified_before = _what_is_known(by if by and by.pk != meeting.pk else None)
        meeting.certified_by = None
        meeting.save(update_fields=["certified_before", "certified_by"])
    for meeting in meetings.exclude(state="certified").exclude(certified_by=None):
        meeting.certified_by = None  # named beforehand; the act names it when it is so
        meeting.save(update_fields=["certified_by"])


def _could_certify(by, meeting) -> bool:
    later = (by.held_on, by.starts_at) > (meeting.held_on, meeting.starts_at)
    return later and by.committee_id == meeting.committee_id


def _what_is_known(by) -> str:
    if by is None:
        return "รับรองแล้ว ไม่ได้บันทึกว่ารับรองในการประชุมครั้งใด"
    return (
        f"รับรองแล้ว บันทึกเดิมระบุการประชุมเมื่อ {format_thai_date(by.held_on)} "
        "ซึ่งไม่ใช่การประชุมครั้งหลังของคณะกรรมการเดียวกัน"
    )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_certification")]

    # Backwards the permissions go with their roles; the sentences go with their column.
    operations = [
        migrations.RunPython(add_rights, migrations.RunPython.noop),
        migrations.RunPython(say_what_is_known, migrations.RunPython.noop),
    ]

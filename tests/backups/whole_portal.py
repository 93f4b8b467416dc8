"""
A portal in which every table has rows, and the one way to compare two of them.

Run inside the portal's own process: `Portal.shell("from tests.backups.whole_portal import ...")`.
"""

import hashlib
import json

from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import RecoveryCode
from agency.models import Agency, Deadline, FiscalYear, SocialLink
from annual_report.models import ReportMemo, SignedReport
from catalogue.removal import remove
from getting_started.models import PortalSetup
from imports.models import KnownHead
from meetings.models import AgendaPaper, Meeting, Photograph, SignedMinutes
from oit_checklist.models import CriteriaConfirmation, ItemEvidence
from oit_checklist.results.models import YearResult
from progress.models import Reminder
from records.models import Removal
from tests import make
from tests.sample_files import picture

# What is said about one machine at one moment is not kept in an archive.
LEFT_OUT = {
    "sessions.Session",
    "accounts.FailedAttempts",
    "progress.JobRun",
    "records.Revision",
    # Made from the rows again.
    "documents.MadeDocument",
    "documents.DocumentOrder",
}


def fill() -> None:
    """Give every table that the real first year leaves empty at least one row."""
    year = FiscalYear.objects.get(year_be=2566)
    palad = make.division("สำนักปลัดเทศบาลตำบล")
    clerk, boss = make.clerk(palad), make.administrator()
    boss.user_permissions.add(Permission.objects.first())
    boss.last_login = timezone.now()
    boss.save()
    TOTPDevice.objects.create(user=boss, name="โทรศัพท์", confirmed=True)
    RecoveryCode.objects.create(user=boss, code="argon2$" + "x" * 60)
    SocialLink.objects.create(
        agency=Agency.objects.get(), name="Facebook", url="https://www.facebook.com/example"
    )
    Deadline.objects.create(fiscal_year=year, title="ปิดรับ", due_on=timezone.localdate())
    Reminder.objects.create(
        fiscal_year=year, division=palad, due_on=timezone.localdate(), stage="7", recipients="ก"
    )
    make.link_check(note="น้ำ ๓๐ วัน \u200b ฿")
    make.manual_link_check()
    make.itas_sheet(year, by=boss)
    make.third_status(year)
    make.report_signer(year)
    CriteriaConfirmation.objects.create(
        fiscal_year=year,
        confirmed_on=timezone.localdate(),
        confirmed_by=boss,
        against="คู่มือ พ.ศ. ๒๕๖๖",
        numbers="๔๓ ข้อ",
    )
    _announced(make.result(year, published_at=None))
    make.opening(2570, by=boss)
    make.office_import(by=boss, proposal={"rows": []})
    KnownHead.objects.create(target="measures", head="เจ้าของงาน", field="divisions")
    make.website_reading(by=boss).suggestions.create(
        code="o1", url="https://www.example.go.th/1", title="โครงสร้าง", why="ชื่อตรงกัน", score=90
    )
    first, second = year.checklistitems.all()[:2]
    second.earlier_items.add(first)
    PortalSetup.objects.get_or_create(only_row=1)
    edition = make.edition(year=year, contents={"ข": [1, None, "ก"], "ก": {}})
    SignedReport(report=edition, added_by=boss).file.save("ลงนาม.pdf", ContentFile(b"%PDF-1.7 s"))
    meeting = Meeting.objects.first()
    SignedMinutes(meeting=meeting).file.save("สำเนา.pdf", ContentFile(b"%PDF-1.7 m"))
    Photograph(meeting=meeting).file.save("ภาพ.png", ContentFile(picture()))
    meeting.corrections.create(order=1, passage="วาระที่ ๔", was="น้ำ", becomes="น้ํา ๓๐")
    _on_its_way(meeting, boss)
    ReportMemo.objects.create(fiscal_year=year, subject="รายงาน", to="นายก", body="ตามที่")
    proof = ItemEvidence.objects.exclude(file="").first()
    proof.personal_data = {"หน้า": ["เลขบัตร"]}
    proof.elements.set(proof.assignment.elements.all())
    removed = make.evidence(proof.assignment, url="", file="x", published_at=None)
    removed.file.save("ลบแล้ว.pdf", ContentFile(b"%PDF-1.7 r"))
    remove(removed)
    LogEntry.objects.create(
        user=clerk,
        action_flag=ADDITION,
        content_type=ContentType.objects.get_for_model(Meeting),
        object_repr="การประชุม",
    )
    make.certified_copy()  # last: nothing is added to certified minutes


def _on_its_way(meeting: Meeting, by) -> None:
    """What stays in the office: who got the minutes, what came back, a letter; and a paper."""
    until = timezone.localdate()
    sent = meeting.circulations.create(number=1, how="mail", until=until, by=by)
    sent.recipients.create(order=1, name="นาย ก", email="a@example.go.th", sent_at=timezone.now())
    meeting.remarks.create(number=1, who="นาย ก", passage="น้ํา", was="ก", becomes="ข")
    meeting.letters.create(kind="invitation", subject="เชิญ", to="กรรมการ", body="ด้วย\nจึงเรียน")
    paper = AgendaPaper(agenda_item=meeting.agenda_items.first(), title="ตาราง")
    paper.file.save("ตาราง.pdf", ContentFile(b"%PDF-1.7 t"))


def _announced(result: YearResult) -> None:
    """One line of each kind that an announcement has."""
    make.indicator_result(result)
    make.question_result(result)
    make.lost_item(result)
    make.group_comparison(result)
    make.result_remark(result)


def empty_tables() -> list[str]:
    """Tables of an archive that have no row here."""
    return [label for label, model in tables().items() if not model._base_manager.exists()]


def contents() -> dict[str, str]:
    """A fingerprint of each table, and of each file that a row names, removed rows included."""
    found = {}
    for label, model in tables().items():
        rows = [row_as_json(values) for values in model._base_manager.order_by("pk").values()]
        found[label] = f"{len(rows)} {_digest(''.join(rows).encode())}"
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                for name in model._base_manager.values_list(field.name, flat=True):
                    if name:
                        found[name] = _digest_of_file(name)
    for files in Removal.objects.values_list("files", flat=True):
        found.update({name: _digest_of_file(name) for name in files})
    return found


def _digest_of_file(name: str) -> str:
    with default_storage.open(name) as stream:
        return _digest(stream.read())


def row_as_json(values: dict) -> str:
    """A row as text, each time with its microseconds, which JSON would cut off."""
    times = {name: value.isoformat() for name, value in values.items() if _is_time(value)}
    return json.dumps(values | times, cls=DjangoJSONEncoder, sort_keys=True)


def _is_time(value) -> bool:
    return hasattr(value, "isoformat")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tables() -> dict[str, type[models.Model]]:
    """Label -> model of each table that an archive keeps."""
    return {
        model._meta.label: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in LEFT_OUT
    }

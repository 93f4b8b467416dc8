"""
Plain builders: each makes one valid row. What a test depends on, it passes itself.
"""

import hashlib
from datetime import date, time
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from agency.models import Agency, Division, FiscalYear, ReportSigner, User
from agency.roles import ADMINISTRATOR, CLERK, SECRETARY
from agency.status_rows import give_own_statuses
from annual_report.models import IssuedReport
from imports.models import OfficeImport
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from meetings.models import CertifiedCopy, Committee, Meeting
from oit_checklist.itas.freezing import freeze
from oit_checklist.itas.sheet import assemble, fingerprint
from oit_checklist.models import (
    ChecklistItem,
    Element,
    ItasSheet,
    ItemEvidence,
    ItemUpdate,
    Section,
)
from oit_checklist.results.models import (
    GroupComparison,
    IndicatorResult,
    LostItem,
    QuestionResult,
    ResultRemark,
    YearResult,
)
from old_website.models import WebsiteReading
from progress.models import LinkCheck, ManualLinkCheck, Status
from progress.reviewing import publish
from year_opening.models import YearOpening

# Far from the numbers that tests choose themselves.
_number = count(1001)


def _code() -> int:
    """A number that a row of a list may have: up to 1,999, however many were made before."""
    return 1001 + next(_number) % 900


NOW = object()


def agency(**values) -> Agency:
    values = {"name": "เทศบาลตำบลตัวอย่าง", "district": "เมือง", "province": "อ่างทอง", **values}
    return Agency.objects.create(**values)


def division(name: str = "สำนักปลัด") -> Division:
    return Division.objects.get_or_create(name=name)[0]


def fiscal_year(year_be: int = 2566, published_at=NOW, **values) -> FiscalYear:
    """A fiscal year, public unless told otherwise; the same year twice is the same row."""
    if published_at is NOW:
        published_at = timezone.now()
    return FiscalYear.objects.get_or_create(
        year_be=year_be, defaults={"published_at": published_at, **values}
    )[0]


def third_status(year: FiscalYear) -> FiscalYear:
    """The year with a third box between the form's two: อยู่ระหว่างดำเนินการ."""
    give_own_statuses(year)
    year.status_rows.create(order=15, code="in_progress", label="อยู่ระหว่างดำเนินการ")
    return FiscalYear.objects.get(pk=year.pk)


def closed(year: FiscalYear, on: date = date(2023, 1, 1)) -> FiscalYear:
    """The year, closed from now on: its rows have to be made before."""
    year.closed_on = on
    year.save()
    return year


def report_signer(year: FiscalYear, role: int = 10, **values) -> ReportSigner:
    """Somebody who signs the report of a year; 10 prepared it, 40 approves it."""
    values = {"name": "นางสาวสมศรี ใจดี", "post": "นักวิเคราะห์นโยบายและแผน"} | values
    return year.report_signers.create(role=role, **values)


def measure(*, year=None, divisions=(), published_at=NOW, **values) -> Measure:
    number = _code()
    row = Measure.objects.create(
        fiscal_year=year or fiscal_year(),
        published_at=timezone.now() if published_at is NOW else published_at,
        **{"number": number, "title": f"มาตรการที่ {number}", **values},
    )
    row.divisions.set(divisions)
    return row


def heading(number: str, title: str = "ด้านที่ 1", **values) -> Measure:
    """A heading above measures, without work of its own."""
    return measure(number=number, title=title, is_heading=True, **values)


def section(year=None, number: str = "9.1") -> Section:
    year = year or fiscal_year()
    return Section.objects.get_or_create(
        fiscal_year=year, number=number, defaults={"order": 1, "title": "ข้อมูลพื้นฐาน"}
    )[0]


def item(*, year=None, instrument="OIT", divisions=(), withdrawn=False, **values) -> ChecklistItem:
    """An item, public with its year; `withdrawn` hides it, as a wrong one is hidden."""
    year = year or fiscal_year()
    number = _code()
    if withdrawn:
        values |= {"withdrawn_at": timezone.now(), "withdrawn_reason": "ตั้งข้อผิด"}
    row = ChecklistItem.objects.create(
        fiscal_year=year,
        instrument=instrument,
        **({"section": section(year)} if instrument == "OIT" and "section" not in values else {}),
        **{"number": number, "title": f"ข้อมูลที่ {number}", **values},
    )
    row.divisions.set(divisions)
    return row


def element(of: ChecklistItem, text: str = "แสดงแผนผังโครงสร้าง", **values) -> Element:
    return Element.objects.create(item=of, text=text, **{"order": next(_number), **values})


def draft(of, *, author=None, state="draft", **values):
    """An update that is not approved yet."""
    model = MeasureUpdate if isinstance(of, Measure) else ItemUpdate
    return model.objects.create(assignment=of, author=author, state=state, **values)


def published(of, *, status=Status.DONE, **values):
    """An approved update, which is what the public sees of the row from now on."""
    model = MeasureUpdate if isinstance(of, Measure) else ItemUpdate
    update = model(assignment=of, status=status, **values)
    publish(update)
    return update


def proved(of, **values):
    """An approved update with published evidence of every element: nothing is left to do."""
    row = evidence(of)
    if hasattr(of, "elements"):
        row.elements.set(of.elements.all())
    return published(of, **values)


def evidence(of, *, published_at=NOW, **values):
    model = MeasureEvidence if isinstance(of, Measure) else ItemEvidence
    values = {"title": "ประกาศ", **values}
    if "file" not in values:
        values.setdefault("url", "https://ita.example.go.th/a.pdf")
    return model.objects.create(
        assignment=of,
        published_at=timezone.now() if published_at is NOW else published_at,
        **values,
    )


def link_check(url: str = "https://ita.example.go.th/a.pdf", **values) -> LinkCheck:
    """One visit to an address; it worked unless told otherwise."""
    return LinkCheck.objects.create(
        url=url, **{"outcome": "ok", "checked_at": timezone.now(), **values}
    )


def manual_link_check(url: str = "https://ita.example.go.th/a.pdf", **values) -> ManualLinkCheck:
    """Somebody opened an address and found that it works, unless told otherwise."""
    values = {"works": True, **values}
    by = values.pop("checked_by", None) or secretary(f"looker{next(_number)}")
    return ManualLinkCheck.objects.create(url=url, checked_by=by, **values)


def committee(name: str = "คณะกรรมการติดตาม") -> Committee:
    return Committee.objects.get_or_create(name=name)[0]


def meeting(*, year=None, published_at=NOW, **values) -> Meeting:
    values = {
        "held_on": date(2022, 11, 29),
        "starts_at": time(9, next(_number) % 60),
        "place": "ห้องประชุม",
        **values,
    }
    return Meeting.objects.create(
        committee=values.pop("committee", None) or committee(),
        fiscal_year=year or fiscal_year(),
        published_at=timezone.now() if published_at is NOW else published_at,
        **values,
    )


def certified_copy(of: Meeting | None = None, **values) -> CertifiedCopy:
    """The stored PDF of certified minutes; its file is no real PDF."""
    data = values.pop("data", b"%PDF-1.7 certified")
    copy = CertifiedCopy(
        meeting=of or meeting(state="certified", certified_before="รับรองแล้ว"),
        edition=1,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=1,
        certification="รับรองแล้ว",
        made_at=timezone.now(),
        **values,
    )
    copy.file.save("minutes.pdf", ContentFile(data), save=False)
    copy.save()
    return copy


def picture() -> bytes:
    """A small photograph."""
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, "JPEG")
    return buffer.getvalue()


def edition(
    *, year=None, number: int = 1, data: bytes = b"%PDF-1.7 issued", **values
) -> IssuedReport:
    """An issued edition with its stored file."""
    values = {"contents": {}, "issued_by": secretary(f"issuer{next(_number)}"), **values}
    report = IssuedReport(
        fiscal_year=year or fiscal_year(),
        edition=number,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=1,
        data_as_of=timezone.now(),
        **values,
    )
    report.file.save("report.pdf", ContentFile(data), save=False)
    report.save()
    return report


def result(year=None, *, published_at=NOW, **values) -> YearResult:
    """The announced result of a year, published unless told otherwise."""
    year = year or fiscal_year()
    if published_at is NOW:
        published_at = timezone.now()
    return YearResult.objects.get_or_create(
        fiscal_year=year, defaults={"published_at": published_at, **values}
    )[0]


def indicator_result(of: YearResult, number: int = 1, **values) -> IndicatorResult:
    values = {"instrument": "IIT", "title": "การปฏิบัติหน้าที่", "score": "97.25", **values}
    return of.indicators.create(number=number, **values)


def question_result(of: YearResult, number: int = 1, **values) -> QuestionResult:
    values = {"indicator": 1, "text": "ทำงานตามขั้นตอน", "score": "91.50", **values}
    return of.questions.create(number=number, **values)


def lost_item(of: YearResult, number: int = 20, **values) -> LostItem:
    values = {"title": "รายงานผลการใช้จ่าย", "reason": "องค์ประกอบไม่ครบ", **values}
    return of.lost_items.create(number=number, **values)


def group_comparison(of: YearResult, **values) -> GroupComparison:
    values = {"group": "เทศบาลตำบลในจังหวัด", "rank": 3, "out_of": 20, "mean": "88.10", **values}
    return of.comparisons.create(**values)


def result_remark(of: YearResult, text: str = "ตอบคำถามช้า", **values) -> ResultRemark:
    values = {"kind": "weakness", "order": 1, **values}
    return of.remarks.create(text=text, **values)


def itas_sheet(year: FiscalYear, *, by: User | None = None, note: str = "") -> ItasSheet:
    """The ITAS sheet of a year, frozen by a person who saw exactly what it says."""
    seen = fingerprint(assemble(year))
    by = by or secretary(f"issuer{next(_number)}")
    return freeze(year, by, note, agency_name="เทศบาลตำบลตัวอย่าง", seen=seen)


def opening(year_be: int, *, source: str = "none", by: User | None = None) -> YearOpening:
    """The draft of a year that somebody has begun to open."""
    by = by or administrator(f"opener{next(_number)}")
    return YearOpening.objects.create(year_be=year_be, source=source, saved_by=by)


def office_import(*, by: User | None = None, **values) -> OfficeImport:
    """A file that was read and waits for its person, with nothing in it."""
    values = {"target": "measures", "year_be": 2566, "step": "read", **values}
    by = by or secretary(f"ผู้นำเข้า{next(_number)}")
    return OfficeImport.objects.create(owner=by, **values)


def website_reading(*, by: User | None = None, **values) -> WebsiteReading:
    """An old website that was read, with nothing found."""
    values = {"year_be": 2566, "address": "http://www.example.go.th/", "step": "done", **values}
    by = by or secretary(f"ผู้อ่าน{next(_number)}")
    return WebsiteReading.objects.create(owner=by, **values)


def clerk(*divisions: Division, username: str = "clerk") -> User:
    return _person(username, CLERK, divisions)


def secretary(username: str = "secretary") -> User:
    return _person(username, SECRETARY, ())


def administrator(username: str = "administrator") -> User:
    return _person(username, ADMINISTRATOR, ())


def _person(username: str, role: str, divisions) -> User:
    user = User.objects.create_user(username, password="รหัสผ่านของ-" + username)
    user.groups.add(Group.objects.get(name=role))
    user.divisions.set(divisions)
    return user

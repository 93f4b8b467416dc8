"""One example of each notice: sane rows, the page they stand on, and the odd values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils import timezone

from agency.models import Deadline, Division, GradeBand, SocialLink
from meetings.models import AgendaItem, Attendance, Committee, Member, Signature, Statement
from oit_checklist.models import Element
from tests import make

PAST, FAR = date(2022, 11, 29), date(2099, 11, 29)


@dataclass
class Odd:
    """The row whose page is opened, and the values that become odd, row by row."""

    page: Model
    values: list[tuple[Model, dict[str, Any]]]


CASES: dict[str, Callable[[], Odd]] = {}


def case(rule: str, **odd: Any):
    """Decorator: the function makes the row, on whose page these values are odd."""

    def declare(build):
        def made() -> Odd:
            row = build()
            if isinstance(row, Odd):
                return row
            page, changed = row if isinstance(row, tuple) else (row, row)
            return Odd(page, [(changed, odd)])

        CASES[rule] = made
        return build

    return declare


case("agency-phone", phone="035-12345")(make.agency)
case("agency-email", email="admin@gmial.com")(make.agency)
case("agency-website", website="https://www.facebook.com")(make.agency)
case("year-far-away", privacy_announced_on=None)(lambda: make.fiscal_year(2599))
case("date-far-away", due_on=FAR)(lambda: make.measure(published_at=None))
case("period-too-long", starts_on=PAST, ends_on=date(2026, 11, 30))(lambda: make.measure())
case("period-outside-its-year", starts_on=date(2021, 1, 1), ends_on=date(2021, 2, 1))(make.measure)


@case("percent-not-of-its-status", percent=100)
def _():
    row = make.measure(year=make.fiscal_year(progress_measure="percent"))
    return row, make.draft(row, percent=50)


case("due-before-start", starts_on=PAST, due_on=date(2022, 11, 1))(make.measure)
case("measure-plan-of-other-years", plan_first_year=2570, plan_last_year=2574)(make.measure)
case("meeting-outside-its-year", held_on=date(2023, 11, 29))(make.meeting)
case("meeting-too-long", starts_at=time(9), ends_at=time(19))(make.meeting)
case("meeting-at-night", starts_at=time(1, 30))(make.meeting)
case("meeting-number-of-another-year", number="1/2556")(make.meeting)
case("meeting-weekday", printed_date="วันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕")(make.meeting)


@case("measure-spent-more-than-planned", budget_planned=100)
def spent():
    measure = make.measure(budget_planned=300)
    make.published(measure, budget_spent=200)
    return measure


@case("score-looks-weighted", iit_score="29.10", eit_score="28.04", oit_score="38.50")
def weighted_year():
    return make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40)


@case("total-score-not-of-its-parts", total_score="99.33", iit_score=80, eit_score=80, oit_score=80)
def year_with_weights():
    return weighted_year()


def year_with_scale():
    year = make.fiscal_year(total_score=90)
    for order, (name, least) in enumerate([("ผ่านดี", 85), ("ผ่าน", 70)], start=1):
        GradeBand.objects.create(fiscal_year=year, order=order, name=name, min_total=least)
    return year


case("grade-not-in-scale", grade="AA")(year_with_scale)
case("grade-not-of-its-scores", grade="ผ่าน")(year_with_scale)


@case("scale-not-descending", min_total=95)
def climbing():
    year = year_with_scale()
    return year, year.grade_bands.last()


@case("scale-level-twice", name="ผ่าน ดี")
def level_twice():
    return climbing()


def calendar():
    year = make.fiscal_year()
    for title in ("ส่งรายงาน", "ประชุม"):
        Deadline.objects.create(fiscal_year=year, title=title, due_on=date(2023, 4, 30))
    return year, year.deadlines.first()


case("deadline-title-alike", title="ประ ชุม")(calendar)
case("deadline-outside-its-year", due_on=date(2026, 4, 30))(calendar)


@case("social-link-twice", url="https://facebook.com/thetsaban")
def links():
    agency = make.agency()
    for name in ("Facebook", "เพจ"):
        SocialLink.objects.create(agency=agency, name=name, url=f"https://facebook.com/{name}")
    SocialLink.objects.filter(name="Facebook").update(url="https://facebook.com/thetsaban")
    return agency, agency.social_links.last()


@case("social-link-other-network", url="https://www.youtube.com/@thetsaban")
def other_network():
    agency, _ = links()
    return agency, agency.social_links.first()


@case("division-name-alike", name="กอง คลัง")
def divisions():
    make.division("กองคลัง")
    return Division.objects.create(name="กองช่าง", order=2)


@case("committee-name-alike", name="คณะกรรมการ ติดตาม")
def committees():
    make.committee()
    return Committee.objects.create(name="คณะกรรมการอื่น")


@case("member-twice", name="นางสาว สมศรี ใจดี")
def members():
    committee = make.committee()
    for order, name in enumerate(["สมศรี ใจดี", "สมชาย ใจดี"], start=1):
        Member.objects.create(
            committee=committee, order=order, name=name, post="ปลัด", role="กรรมการ"
        )
    return committee, committee.members.last()


@case("measure-title-alike", title="งดรับ ของขวัญ")
def measures():
    make.measure(title="งดรับของขวัญ")
    return make.measure()


@case("item-title-alike", title="โครงสร้าง ๑")
def items():
    make.item(title="โครงสร้าง 1")
    return make.item()


def evidence(**of):
    row = make.item(period_rule="current_year") if of else make.measure()
    return row, make.evidence(row, published_at=None)


case("document-of-the-future", document_date=timezone.localdate() + timedelta(days=9))(evidence)
case("cover-too-long", covers_from=PAST, covers_to=date(2028, 11, 29))(evidence)
case("measure-document-before-its-year", document_date=date(2021, 1, 1))(evidence)
case("item-document-before-its-year", document_date=date(2021, 1, 1))(lambda: evidence(item=True))


@case("meeting-of-the-future", held_on=timezone.localdate() + timedelta(days=9))
def planned():
    return make.meeting(state="checked", published_at=None)


@case("meeting-number-twice", number="๑/๒๕๖๖")
def meetings():
    make.meeting(number="ครั้งที่ 1/2566")
    return make.meeting()


def attendance():
    meeting = make.meeting()
    for order, name in enumerate(["นายสมชาย ใจดี", "นายประเสริฐ งามดี"], start=1):
        kind = Attendance.Kind.PRESENT if order == 1 else Attendance.Kind.ABSENT
        Attendance.objects.create(meeting=meeting, order=order, name=name, kind=kind)
    Signature.objects.create(meeting=meeting, order=1, label="ผู้ตรวจ", name="นายอื่น ไกลตา")
    return meeting


@case("person-twice", name="สมชาย  ใจดี")
def both_present_and_absent():
    meeting = attendance()
    return meeting, meeting.attendance.get(kind="absent")


@case("reason-of-somebody-present", reason="ติดราชการ")
def reason():
    meeting = attendance()
    return meeting, meeting.attendance.get(kind="present")


@case("signed-by-somebody-absent", name="ประเสริฐ งามดี")
def signature():
    meeting = attendance()
    return meeting, meeting.signatures.get()


@case("person-spelled-twice", name="นายสมชาญ ใจดี")
def spelled():
    return signature()


def agenda():
    meeting = make.meeting()
    for number in ("1", "2"):
        AgendaItem.objects.create(
            meeting=meeting, order=number, printed_number=number, title=f"เรื่อง {number}"
        )
    return meeting, meeting.agenda_items.last()


case("agenda-number-twice", printed_number="๑")(agenda)
case("agenda-numbers-not-running", printed_number="๔")(agenda)


def statement():
    _, item = agenda()
    Signature.objects.create(meeting=item.meeting, order=1, label="ผู้ตรวจ", name="นายสมชาย ใจดี")
    return item, Statement.objects.create(agenda_item=item, order=1, speaker="ที่ประชุม", text="-")


case("speaker-spelled-twice", speaker="นายสมชาญ ใจดี")(statement)
SHARE = "ร้อยละ ๗๔.๔๘ มีจำนวน ๔๓ ข้อ มีการดำเนินการครบ ๒๗ ข้อ"
case("share-not-of-its-counts", text=SHARE)(statement)


def result(**year):
    row = make.result(make.fiscal_year(**year), source="ประกาศ")
    make.indicator_result(row, 1, score=Decimal(90))
    return row, make.indicator_result(row, 2, score=Decimal(80))


@case("instrument-not-mean-of-indicators", score=Decimal(81))
def indicators():
    return result(iit_score=85)


@case("question-of-no-indicator", indicator=8)
def question():
    row, _ = result()
    return row, make.question_result(row)


@case("lost-item-not-in-checklist", number=21)
def lost_item():
    row, _ = result()
    make.item(number=20)
    return row, make.lost_item(row)


@case("result-scores")
def result_scores():
    year = make.fiscal_year(iit_score=80, eit_score=80, oit_score=80, total_score=80,
                            iit_weight=30, eit_weight=30, oit_weight=40)  # fmt: skip
    row = make.result(year, source="ประกาศ")
    return Odd(row, [(row, {"source": "ประกาศใหม่"}), (year, {"total_score": 90})])


@case("lost-item-with-full-score")
def full_score():
    row = make.result(make.fiscal_year(total_score=99), source="ประกาศ")
    make.lost_item(row)
    year = row.fiscal_year
    return Odd(row, [(row, {"source": "ประกาศใหม่"}), (year, {"oit_score": 100})])


# Stored before numbers were written alike, or reached by tables and files only.
def elements() -> Odd:
    item = make.item()
    for order in (1, 2):
        Element.objects.create(item=item, order=order, marker=f"({order})", text="แผนผัง")
    return Odd(item, [(item.elements.last(), {"marker": "(๑)"})])


def old_sections() -> Odd:
    make.section(number="9.3")
    section = make.section(number="9.4")
    return Odd(section, [(section, {"number": "9.3."})])


CASES |= {"element-marker-twice": elements, "section-number-alike": old_sections}
# The unit of a score that is typed is asked for first: tests/results/test_form.py.
ONLY_SHOWN = {"element-marker-twice", "year-far-away", "lost-item-with-full-score"}


@case("meeting-without-quorum", kind="absent")
def quorum():
    meeting = attendance()
    came = meeting.attendance.create(order=3, name="นายมานะ อดทน", kind="present")
    meeting.committee.members.create(order=1, name=came.name, post="ปลัด", role="กรรมการ")
    meeting.committee.members.create(order=2, name="นายสมชาย ใจดี", post="ปลัด", role="กรรมการ")
    meeting.committee.members.create(order=3, name="นายอื่น ไกลตา", post="ปลัด", role="กรรมการ")
    return meeting, came


@case("more-votes-than-people", votes_for=9)
def votes():
    meeting = attendance()
    item = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="เรื่อง")
    return meeting, item


case("unprintable", title="แผน 漢")(lambda: make.measure(published_at=None))

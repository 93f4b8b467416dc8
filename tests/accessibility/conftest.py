"""The whole portal, filled with the real first year and with every state that a row can have."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from agency.models import Agency
from catalogue.removal import remove
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem
from progress.models import JobRun
from tests import make
from tests.accessibility.auditing import Auditor


@pytest.fixture
def rows(roles, fy2566):
    """What the places in the addresses of tests/test_urls_by_person.py stand for."""
    Agency.objects.update(eit_code="abc123")
    year = make.fiscal_year(2566)
    palad = make.division("สำนักปลัด")
    o1 = ChecklistItem.objects.get(fiscal_year=year, instrument="OIT", number=1)
    clerk = make.clerk(palad)
    make.draft(o1, author=clerk, state="submitted", progress="- ส่งแล้ว รอตรวจ")
    o2 = ChecklistItem.objects.get(fiscal_year=year, instrument="OIT", number=2)
    make.draft(o2, author=clerk, state="returned", progress="- ต้องแก้", review_note="ขาดรูปถ่าย")
    evidence = make.evidence(o1, url="", file="x.pdf", original_name="ประกาศ.pdf")
    evidence.file.save("x.pdf", ContentFile(b"%PDF-1.7"))
    evidence.elements.set(o1.elements.all()[:1])
    draft_evidence = make.evidence(o1, url="https://ita.example.go.th/a", published_at=None)
    withdrawn = make.evidence(o1, url="https://ita.example.go.th/b")
    withdrawn.withdraw("ผิดฉบับ")
    withdrawn.save()
    make.link_check()
    JobRun.objects.create(name=JobRun.Name.CHECK_LINKS, started_at=timezone.now())
    measure = Measure.objects.get(fiscal_year=year, number=1)
    year.deadlines.create(title="รายงานผล", due_on="2023-03-31")
    result = make.result(year)
    for part in (make.indicator_result, make.question_result, make.lost_item):
        part(result)
    make.group_comparison(result)
    make.result_remark(result)
    make.opening(2567, by=clerk)
    meeting = Meeting.objects.published().get()
    sent = meeting.circulations.create(number=1, how="mail", until="2022-12-15", by=clerk)
    sent.recipients.create(order=1, name="นาย ก", email="a@example.go.th")
    meeting.remarks.create(number=1, who="นาย ก", passage="วาระที่ ๑", note="แก้คำผิด")
    return {
        "year": year.pk,
        "item": o1.pk,
        "item_link": draft_evidence.pk,
        "measure": measure.pk,
        "measure_link": make.evidence(measure, url="https://ita.example.go.th/c").pk,
        "removal": remove(make.measure(published_at=None)).pk,
        "edition": make.edition(year=year).pk,
        "result": result.pk,
        "itas_sheet": make.itas_sheet(year).pk,
        "website": make.website_reading().pk,
        "import": make.office_import().pk,
        "meeting": meeting.pk,
        "committee": meeting.committee_id,
        "draft_meeting": make.meeting(published_at=None).pk,
        "certified_meeting": make.certified_copy().meeting_id,
        "evidence": evidence.uuid,
        "draft_evidence": draft_evidence.uuid,
        "clerk": clerk,
    }


@pytest.fixture
def auditor(new_page):
    """A tab for axe, which the portal's content policy would not let in."""
    return Auditor(new_page(bypass_csp=True, reduced_motion="reduce"))


@pytest.fixture
def sign_in(auditor, client, live_server):
    """Make the tab a signed-in person's."""

    def as_person(user):
        client.force_login(user)
        cookie = client.cookies["sessionid"].value
        auditor.page.context.add_cookies(
            [{"name": "sessionid", "value": cookie, "url": live_server.url}]
        )

    return as_person

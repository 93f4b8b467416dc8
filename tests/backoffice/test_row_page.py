"""The row page of the back office: draft, send, publish, return; own rows only."""

import pytest
from auditlog.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from progress.models import Status, Update
from tests import make
from tests.backoffice.row_page import address, form_of, press

pytestmark = pytest.mark.django_db


def test_a_clerk_saves_a_draft_and_sends_it(client, clerk, item):
    client.force_login(clerk)

    press(client, item, "_continue", status=Status.DONE, progress="- จัดทำแผนแล้ว")
    draft = item.updates.get()
    assert (draft.state, draft.progress, draft.author) == (
        Update.State.DRAFT,
        "- จัดทำแผนแล้ว",
        clerk,
    )

    answer = press(client, item, "_submit")
    sent = f"ส่งข้อ {item.code} แผนดำเนินงาน ให้เลขานุการตรวจแล้ว"
    assert sent in client.get(answer.url).content.decode()
    draft.refresh_from_db()
    assert draft.state == Update.State.SUBMITTED
    item.refresh_from_db()
    assert item.published_update is None


def test_a_clerk_who_forges_the_publish_button_publishes_nothing(client, clerk, item):
    client.force_login(clerk)

    response = press(client, item, "_publish", status=Status.DONE, progress="แอบเผยแพร่")

    assert response.status_code == 403
    item.refresh_from_db()
    assert item.published_update is None


def test_a_secretary_saves_and_publishes_in_one_step(client, secretary, item):
    client.force_login(secretary)

    note = {"review_note": "ตรวจแล้ว"}
    press(client, item, "_publish", status=Status.DONE, progress="เรียบร้อย", **note)

    item.refresh_from_db()
    assert item.published_update.progress == "เรียบร้อย"
    assert item.published_update.reviewer == secretary


def test_a_return_needs_a_note(client, secretary, item, clerk):
    make.draft(item, author=clerk, state="submitted", progress="ร่าง")
    client.force_login(secretary)

    page = press(client, item, "_send_back").content.decode()
    assert "กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร" in page
    assert item.updates.get().state == Update.State.SUBMITTED

    press(client, item, "_send_back", review_note="ขาดข้อเสนอแนะ")
    returned = item.updates.get()
    assert (returned.state, returned.review_note) == (Update.State.RETURNED, "ขาดข้อเสนอแนะ")


def test_the_clerk_reads_the_note_on_the_row(client, clerk, item):
    make.draft(item, author=clerk, state="returned", review_note="ขาดข้อเสนอแนะ")
    client.force_login(clerk)

    assert "ขาดข้อเสนอแนะ" in client.get(address(item)).content.decode()


def test_the_second_to_save_keeps_the_words_and_sees_the_others(client, palad, clerk, item):
    client.force_login(clerk)
    opened_early = form_of(client, item)
    make.draft(item, author=make.clerk(palad, username="other"), progress="ของเพื่อน")

    page = client.post(
        address(item),
        {**opened_early, "status": Status.DONE, "progress": "ของฉัน", "_continue": "1"},
    ).content.decode()

    assert "มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้" in page
    assert "ของเพื่อน" in page
    assert "ของฉัน" in page
    assert item.updates.get().progress == "ของเพื่อน"


def test_another_divisions_row_does_not_exist_for_a_clerk(client, clerk):
    other = make.item(divisions=[make.division("กองคลัง")], title="แผนของกองคลัง")
    client.force_login(clerk)

    assert client.get(address(other)).status_code == 302  # to the index, "does not exist"
    assert client.post(address(other), {"status": "done"}).status_code == 302
    listing = client.get(reverse("admin:oit_checklist_checklistitem_changelist"))
    assert "แผนของกองคลัง" not in listing.content.decode()
    assert not other.updates.exists()


def test_a_clerk_cannot_change_what_the_row_is(client, clerk, item):
    client.force_login(clerk)

    press(client, item, "_continue", status=Status.DONE, title="ชื่อใหม่", for_all_divisions="on")

    item.refresh_from_db()
    assert (item.title, item.for_all_divisions) == ("แผนดำเนินงาน", False)


def test_saving_without_a_change_starts_no_update(client, clerk, item):
    make.published(item, progress="เดิม")
    client.force_login(clerk)

    press(client, item, "_continue")

    assert item.updates.count() == 1


def test_a_measure_is_reported_with_results_and_outcomes(client, clerk, palad):
    measure = make.measure(divisions=[palad])
    client.force_login(clerk)

    press(client, measure, "_submit", status=Status.DONE, results="๑. จัดแล้ว", outcomes="- ดีขึ้น")

    update = measure.updates.get()
    assert (update.results, update.outcomes) == ("๑. จัดแล้ว", "- ดีขึ้น")


def test_the_deadline_stands_on_a_row_that_nobody_began(client, clerk, palad):
    item = make.item(divisions=[palad], due_on="2023-04-30")
    client.force_login(clerk)

    assert "กำหนดส่ง <strong>30 เมษายน 2566</strong>" in client.get(address(item)).content.decode()


def test_the_row_says_what_it_is_worth(client, clerk, palad):
    year = make.fiscal_year(oit_rule="mean_of_means", iit_weight=30, eit_weight=30, oit_weight=40)
    section = make.section(year)
    item = make.item(year=year, divisions=[palad], section=section)
    make.item(year=year, section=section)
    make.item(year=year, section=section, withdrawn_at=timezone.now(), withdrawn_reason="ซ้ำ")
    client.force_login(clerk)

    assert "ข้อนี้มีค่า <strong>20.00</strong>" in client.get(address(item)).content.decode()


def test_proof_that_nobody_sees_yet_is_told_apart(client, clerk, item):
    element = make.element(item)
    for title, moment in (("เห็นแล้ว", timezone.now()), ("ยังไม่เห็น", None)):
        seen = make.link_check()
        evidence = make.evidence(item, title=title, published_at=moment, last_link_check=seen)
        evidence.elements.add(element)
    client.force_login(clerk)

    html = " ".join(client.get(address(item)).content.decode().split())
    proofs = html.partition('class="proofs"')[2]

    assert "<li> เห็นแล้ว </li>" in proofs
    assert "<li> ยังไม่เห็น · ยังไม่เผยแพร่ </li>" in proofs


def test_a_sent_report_is_shown_and_nothing_of_it_looks_editable(client, clerk, item):
    client.force_login(clerk)
    make.evidence(item, title="รายงาน")
    make.draft(item, state="submitted")

    html = client.get(address(item)).content.decode()

    assert html.count("แก้ไขได้เมื่อเลขานุการส่งกลับ") == 1
    assert html.index("แก้ไขได้เมื่อเลขานุการส่งกลับ") < html.index("เกณฑ์</h2>")
    assert "รายงาน" in html
    assert "เพิ่มหลักฐาน" not in html
    assert "evidence-0-title" not in html
    assert "DELETE" not in html


def test_a_secretary_who_saves_nothing_leaves_no_trace(client, secretary, item):
    make.published(item)
    client.force_login(secretary)
    before = LogEntry.objects.count()

    press(client, item, "_continue")

    assert LogEntry.objects.count() == before


def test_the_questions_of_choices_are_named(client, clerk, item):
    make.element(item)
    client.force_login(clerk)

    html = client.get(address(item)).content.decode()

    assert '<div role="group" aria-label="สถานะ">' in html
    assert '<div role="group" aria-label="พิสูจน์องค์ประกอบ">' in html


def test_the_second_tab_of_the_same_person_is_called_so(client, clerk, item):
    client.force_login(clerk)
    opened_early = form_of(client, item)
    press(client, item, "_continue", status=Status.DONE, progress="จากแท็บแรก")

    page = client.post(
        address(item),
        {**opened_early, "status": Status.DONE, "progress": "จากแท็บที่สอง", "_continue": "1"},
    ).content.decode()

    assert "ท่านเองบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้" in page
    assert "มีผู้อื่นบันทึก" not in page
    assert "จากแท็บแรก" in page
    assert "จากแท็บที่สอง" in page

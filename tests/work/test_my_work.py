"""งานของฉัน: what a clerk does next, what the secretary reviews."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_page(client):
    def get(user, address: str = "/admin/") -> str:
        client.force_login(user)
        response = client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return get


def group_of(page: str, step: str) -> str:
    """The section of one step; "" if there is none."""
    match = re.search(rf'<section[^>]*id="{step}".*?</section>', page, re.DOTALL)
    return match[0] if match else ""


def test_rows_stand_in_the_group_of_their_next_step(open_page, clerk, palad):
    soon = timezone.localdate() + timedelta(days=5)
    make.draft(make.item(divisions=[palad], title="ร่างอยู่"), state="draft")
    make.draft(
        make.item(divisions=[palad], title="ส่งกลับแล้ว"), state="returned", review_note="ขาดวันที่"
    )
    make.draft(make.item(divisions=[palad], title="รอเลขาฯ"), state="submitted")
    make.item(divisions=[palad], title="ใกล้กำหนด", due_on=soon)
    make.item(divisions=[palad], title="ยังไม่ทำ")
    make.published(make.item(divisions=[palad], title="ไม่มีหลักฐาน"))
    make.proved(make.item(divisions=[palad], title="เสร็จแล้ว"))

    page = open_page(clerk)

    for step, title in {
        "draft": "ร่างอยู่",
        "returned": "ส่งกลับแล้ว",
        "in_review": "รอเลขาฯ",
        "due_soon": "ใกล้กำหนด",
        "needs_fix": "ไม่มีหลักฐาน",
        "not_started": "ยังไม่ทำ",
        "published": "เสร็จแล้ว",
    }.items():
        assert title in group_of(page, step), step
    assert "ขาดวันที่" in group_of(page, "returned")
    assert "เหลือ 5 วัน" in group_of(page, "due_soon")
    assert "เหลือ <strong>5</strong> จาก 7 รายการ" in page


def test_a_clerk_sees_no_row_of_another_division(open_page, clerk, palad):
    make.item(divisions=[palad], title="ของเรา")
    make.item(divisions=[make.division("กองคลัง")], title="ของกองคลัง")
    make.item(for_all_divisions=True, title="ของทุกส่วนงาน")

    page = open_page(clerk)

    assert "ของเรา" in page
    assert "ของทุกส่วนงาน" in page
    assert "ของกองคลัง" not in page


def test_the_item_with_most_points_comes_first_and_is_offered(open_page, clerk, palad):
    year = make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means")
    first = make.section(year, "9.1")
    dear = make.section(year, "10.1")
    make.item(divisions=[palad], section=first, title="ถูกหนึ่ง")
    make.item(divisions=[palad], section=first, title="ถูกสอง")
    make.item(divisions=[palad], section=dear, title="แพงที่สุด")

    page = open_page(clerk)

    assert page.index("แพงที่สุด") < page.index("ถูกหนึ่ง")
    assert re.search(r"work-next[^>]*>\s*ทำต่อ:[^<]*แพงที่สุด", page)
    assert "20.00" in group_of(page, "not_started")


@pytest.fixture
def counted_year():
    """A year with a rule: one sub-indicator of the OIT is worth 40 points."""
    return make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means")


def test_published_without_proof_is_still_to_do_and_still_at_risk(
    open_page, clerk, palad, counted_year
):
    make.published(make.item(divisions=[palad], title="เผยแพร่แต่ขาด"))

    page = open_page(clerk)

    assert "ไม่มีงานค้าง" not in page
    assert "เหลือ <strong>1</strong> จาก 1 รายการ" in page
    assert "คะแนนที่ยังเสี่ยง <strong>40.00</strong>" in page
    assert "<details>" not in group_of(page, "needs_fix")
    assert re.search(r"work-next[^>]*>\s*ทำต่อ:[^<]*เผยแพร่แต่ขาด", page)


def test_published_with_proof_is_no_work(open_page, clerk, palad, counted_year):
    make.proved(make.item(divisions=[palad]))

    page = open_page(clerk)

    assert "ไม่มีงานค้าง" in page
    assert "คะแนนที่ยังเสี่ยง" not in page
    assert "work-next" not in page


@pytest.mark.parametrize(("is_proved", "at_risk"), [(False, "40.00"), (True, None)])
def test_starting_a_draft_changes_no_risk(
    open_page, clerk, palad, counted_year, is_proved, at_risk
):
    item = make.item(divisions=[palad])
    make.proved(item) if is_proved else make.published(item)
    make.draft(item)

    page = open_page(clerk)

    found = re.search(r"คะแนนที่ยังเสี่ยง <strong>([\d.]+)<", page)
    assert (found and found[1]) == at_risk


def test_what_needs_a_fix_stands_by_points_at_risk(open_page, clerk, palad, counted_year):
    for number, title in (("9.1", "ถูกหนึ่ง"), ("9.1", "ถูกสอง"), ("10.1", "แพงที่สุด")):
        section = make.section(counted_year, number)
        make.published(make.item(divisions=[palad], section=section, title=title))

    group = group_of(open_page(clerk), "needs_fix")

    assert group.index("แพงที่สุด") < group.index("ถูกหนึ่ง") < group.index("ถูกสอง")


def test_proof_that_waits_to_be_published_has_to_be_sent_in(open_page, clerk, palad):
    item = make.item(divisions=[palad])
    make.published(item)
    make.evidence(item, published_at=None)

    assert "แก้แล้ว แต่ยังไม่เผยแพร่ กรุณาส่งตรวจ" in group_of(open_page(clerk), "needs_fix")


def test_the_secretary_sees_the_queue_and_every_division(open_page, secretary, clerk, palad):
    item = make.item(divisions=[palad], title="รายงานที่ส่งมา")
    make.draft(item, author=clerk, state="submitted")
    make.item(divisions=[make.division("กองคลัง")])

    page = open_page(secretary)

    assert "รายงานที่ส่งมา" in group_of(page, "queue")
    readiness = group_of(page, "readiness")
    assert "สำนักปลัด" in readiness
    assert "กองคลัง" in readiness


def test_the_secretary_is_offered_what_waits_before_the_own_rows(open_page, secretary, palad):
    secretary.divisions.add(palad)
    own = make.item(divisions=[palad], title="ของเลขานุการเอง")
    submitted = make.draft(make.item(title="รอตรวจ"), state="submitted").assignment

    page = open_page(secretary, "/admin/?next=1")
    assert re.search(
        rf'href="[^"]*/{submitted.pk}/change/" autofocus>\s*ตรวจต่อ: [^<]*รอตรวจ\s*<', page
    )
    assert page.count("autofocus") == 1

    submitted.updates.update(state="returned", review_note="ขาดวันที่")
    page = open_page(secretary, "/admin/?next=1")
    assert re.search(
        rf'href="[^"]*/{own.pk}/change/" autofocus>\s*ทำต่อ: [^<]*ของเลขานุการเอง\s*<', page
    )


def test_a_clerk_without_division_is_told_whom_to_ask(open_page):
    make.fiscal_year()

    assert "ยังไม่ได้กำหนดส่วนราชการให้ท่าน" in open_page(make.clerk())


def test_the_newest_open_year_is_shown_and_any_other_on_request(open_page, clerk, palad):
    make.item(divisions=[palad], title="ปีเก่า", year=make.fiscal_year(2565))
    make.item(divisions=[palad], title="ปีนี้", year=make.fiscal_year(2566))
    make.fiscal_year(2567, closed_on=timezone.localdate())

    assert "ปีนี้" in open_page(clerk)
    assert "ปีเก่า" in open_page(clerk, "/admin/?year=2565")


def test_a_year_prepared_for_later_empties_nobodys_desk(open_page, clerk, palad):
    make.item(divisions=[palad], title="งานปีนี้", year=make.fiscal_year(2566))
    make.item(divisions=[palad], title="งานปีหน้า", year=make.fiscal_year(2590, published_at=None))
    make.fiscal_year(2569)  # begun, and empty so far

    page = open_page(clerk)

    assert "ปีงบประมาณ <strong>2566</strong>" in page
    assert "เหลือ <strong>1</strong> จาก 1 รายการ" in page
    assert page.index("งานปีนี้") < page.index("งานปีหน้า")


def test_criteria_that_were_loaded_to_look_at_are_nobodys_work(open_page, clerk, secretary, palad):
    make.item(divisions=[palad], title="งานปีนี้", year=make.fiscal_year(2566))
    example = make.item(title="ตัวอย่าง", year=make.fiscal_year(2567, published_at=None))

    for user in (clerk, secretary):
        page = open_page(user)
        assert "ปีงบประมาณ <strong>2566</strong>" in page
        assert "ตัวอย่าง" not in page
    # Handed out, it is the year that people work on, published or not.
    example.divisions.add(palad)
    assert "ปีงบประมาณ <strong>2567</strong>" in open_page(clerk)


def test_open_work_of_all_years_is_shown_and_counted(open_page, clerk, secretary, palad):
    make.proved(make.item(divisions=[palad], title="ปีใหม่", year=make.fiscal_year(2567)))
    old = make.item(divisions=[palad], title="ค้างจากปีก่อน", year=make.fiscal_year(2566))
    closed = make.item(divisions=[palad], title="ปิดไปแล้ว", year=make.fiscal_year(2565))
    make.closed(closed.fiscal_year)

    page = open_page(clerk)

    assert "ปีนี้ไม่มีงานค้าง" in page
    assert "ปีอื่นที่ยังไม่ปิดเหลืออีก <strong>1</strong> รายการ" in page
    assert re.search(rf"ทำต่อ: \S* ?{old.code} ค้างจากปีก่อน", page)
    assert "ปิดไปแล้ว" not in page
    make.draft(old, state="submitted")
    assert "รอตรวจ <strong>1</strong> รายการ" in open_page(secretary)


def test_a_later_year_in_which_somebody_works_is_the_one_worked_on(open_page, clerk, palad):
    make.item(divisions=[palad], year=make.fiscal_year(2566))
    make.draft(make.item(divisions=[palad], year=make.fiscal_year(2590)))

    assert "ปีงบประมาณ <strong>2590</strong>" in open_page(clerk)


@pytest.mark.parametrize("typed", ["2599", "x", "๒๕๖๖", "2566'--"])
def test_a_year_that_is_not_there_is_not_found(client, clerk, typed):
    client.force_login(clerk)

    assert client.get("/admin/", {"year": typed}).status_code == 404


def test_an_empty_portal_says_so(open_page, administrator):
    assert "ยังไม่มีปีงบประมาณในระบบ" in open_page(administrator)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("user", "queries"), [("clerk", 23), ("secretary", 26)])
def test_it_costs_the_same_queries_however_many_rows(
    client, django_assert_num_queries, request, palad, user, queries, rows
):
    for _ in range(rows):
        for row in (make.item(divisions=[palad]), make.measure(divisions=[palad])):
            make.draft(row, state="submitted")
            make.evidence(row)
    client.force_login(request.getfixturevalue(user))
    client.get("/admin/")

    with django_assert_num_queries(queries):
        client.get("/admin/")

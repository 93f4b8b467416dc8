"""The readiness table of a year, and trying out what a lost item would cost."""

import re
from datetime import date

import pytest
from django.utils import timezone

from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    year = make.fiscal_year(
        iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means", iit_score=90
    )
    year.grade_bands.create(order=1, name="ผ่านดีเยี่ยม", min_total=95, min_instrument=95)
    year.grade_bands.create(order=2, name="ต้องปรับปรุง", min_total=0)
    return year


@pytest.fixture
def items(year, palad):
    return [
        make.item(number=1, section=make.section(year, "9.1"), divisions=[palad]),
        make.item(number=2, section=make.section(year, "9.1"), divisions=[palad]),
        make.item(number=3, section=make.section(year, "10.1")),
    ]


@pytest.fixture
def readiness(client, secretary):
    client.force_login(secretary)

    def get(**query) -> str:
        response = client.get("/admin/readiness/2566/", query)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_a_lost_item_is_tried_out_with_everything_else_accepted(readiness, items):
    page = " ".join(without_spans(readiness(without=["o1"])).split())

    # OIT (50 + 100) / 2 = 75; 90 × 0.3 + 100 × 0.3 + 75 × 0.4 = 87
    assert "<strong>87.00</strong> ต้องปรับปรุง (OIT 75.00)" in page


def test_the_chosen_items_are_named_in_order_and_tried_out_from_both_ends(readiness, items):
    page = readiness(without=["o3", "o1"])

    assert "ถ้าไม่ได้ 2 ข้อ (o1, o3)" in page
    assert page.count('value="คิดคะแนน"') == 2


def test_the_estimate_counts_published_items_and_says_what_it_assumes(readiness, items):
    make.published(items[2])

    page = readiness()

    # OIT (0 + 100) / 2 = 50; 27 + 30 + 20 = 77, and 57 when it needs proof
    assert "<strong>77.00</strong>" in page
    assert "<strong>57.00</strong>" in page
    assert "สมมติให้ EIT ได้ 100" in page


def test_each_sub_indicator_is_counted(readiness, items):
    make.element(items[0])
    make.evidence(items[0]).elements.set(items[0].elements.all())
    make.published(items[0])

    page = readiness()

    row = page[page.index("9.1 ข้อมูลพื้นฐาน") :]
    assert 'data-label="ทั้งหมด">2<' in row[:800]
    assert 'data-label="เรียบร้อย">1<' in row[:800]
    assert "1 / 2" in row[:800]  # an item that names no elements needs one evidence


def test_each_step_of_a_division_is_counted_alone(client, secretary, palad, items):
    make.published(items[0])
    make.draft(items[1], state="returned", review_note="ขาดวันที่")
    make.item(divisions=[palad])
    client.force_login(secretary)

    page = client.get("/admin/").content.decode()

    row = page[page.index("สำนักปลัด</a>") :]
    counts = dict(re.findall(r'data-label="([^"]+)"[^>]*>(\d+)<', row[: row.index("</tr>")]))
    assert counts == {
        "ทั้งหมด": "3",
        "เรียบร้อย": "0",
        "อนุมัติแล้ว แต่ต้องแก้": "1",
        "อนุมัติแล้ว แต่ประชาชนยังไม่เห็น": "0",
        "รอตรวจ": "0",
        "ส่งกลับ": "1",
        "ฉบับร่าง": "0",
        "ยังไม่เริ่ม": "1",
    }


PROVED = "<strong>77.00</strong>"  # o3 alone is accepted: 27 + 30 + 20


def test_only_published_proof_counts_in_the_estimate_of_proved_items(readiness, items):
    make.published(items[2])
    element = make.element(items[2])
    evidence = make.evidence(items[2], published_at=None)
    evidence.elements.add(element)
    assert readiness().count(PROVED) == 1  # accepted as published, but not as proved

    evidence.published_at = timezone.now()
    evidence.save()
    assert readiness().count(PROVED) == 2


@pytest.mark.parametrize(
    ("rule", "outcome"), [("", "dead"), ("first_half", "ok")], ids=["dead link", "wrong period"]
)
def test_what_must_be_mended_is_not_counted_as_proved(readiness, items, rule, outcome):
    items[2].period_rule = rule
    items[2].save()
    seen = make.link_check(outcome=outcome)
    make.evidence(items[2], document_date=date(2019, 1, 1), last_link_check=seen)
    make.published(items[2])

    assert readiness().count(PROVED) == 1


def test_the_published_item_with_most_points_and_no_proof_comes_first(readiness, items):
    for item in items:
        make.published(item)

    page = readiness()

    assert page.index(items[2].title) < page.index(items[0].title)


def test_a_year_without_a_rule_estimates_nothing(client, secretary):
    make.item(year=make.fiscal_year(2567))
    client.force_login(secretary)

    page = client.get("/admin/readiness/2567/").content.decode()

    assert "ยังไม่ประมาณคะแนน" in page
    assert "คิดคะแนน" not in page


def test_one_division_is_shown_alone(readiness, items, palad):
    page = readiness(division=palad.pk)

    assert items[0].title in page
    assert items[2].title not in page


@pytest.mark.parametrize(
    "query", [{"without": ["o99", "' OR 1=1", "o1" * 5000]}, {"division": "x"}, {"division": "๑"}]
)
def test_nonsense_in_the_address_changes_nothing(readiness, items, query):
    assert "3 รายการ" in readiness(**query)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_queries_however_many_rows(
    client, secretary, django_assert_num_queries, palad, rows
):
    for _ in range(rows):
        make.evidence(make.item(divisions=[palad]))
    client.force_login(secretary)
    client.get("/admin/readiness/2566/")

    with django_assert_num_queries(16):
        client.get("/admin/readiness/2566/")


def test_a_year_without_items_is_not_told_of_weights(readiness, year):
    page = readiness()

    assert "ยังไม่ประมาณคะแนน: ปีนี้ยังไม่มีข้อ OIT ในระบบ" in page
    assert "น้ำหนัก" not in page.split("ยังไม่ประมาณคะแนน")[1].split("</p>")[0]


def test_a_year_without_a_way_of_adding_up_is_told_of_that(readiness, items, year):
    year.oit_rule = ""
    year.save()

    assert "ปีนี้ยังไม่ได้เลือกวิธีรวมคะแนน OIT" in readiness()

"""The ITAS sheet in the back office: /admin/itas/2566/"""

import re

import pytest

from agency.models import FiscalYear
from oit_checklist.models import ItasSheet
from tests import make

pytestmark = pytest.mark.django_db

SHEET = "/admin/itas/2566/"
FREEZE = "/admin/itas/2566/freeze/"


@pytest.fixture
def item():
    make.agency()
    item = make.item(number=12, title="แผนดำเนินงาน", explanation="ดูแฟ้มแนบ")
    make.published(item, progress="- จัดทำแล้ว")
    return item


@pytest.fixture
def signed_in(client, secretary, item):
    client.force_login(secretary)
    return client


def seen_on(html: str) -> str:
    return re.search(r'name="seen" value="(\w{64})"', html)[1]


def open_and_freeze(client, note=""):
    seen = seen_on(client.get(SHEET).content.decode())
    return client.post(FREEZE, {"seen": seen, "note": note}, follow=True)


def test_each_text_stands_in_a_box_with_a_copy_button(signed_in, item, page):
    make.evidence(item, title="แผน", url="https://a.go.th/1")

    html = page(SHEET)

    assert 'id="o12-url" value="https://ita.example.go.th/2566/oit/o12/"' in html
    assert ">ดูแฟ้มแนบ</textarea>" in html
    assert ">1. แผน https://a.go.th/1</textarea>" in html
    for name in ("url", "path", "explanation", "evidence"):
        assert f'data-copy="o12-{name}"' in html


def test_an_index_leads_to_each_item_and_says_what_it_lacks(signed_in, item, page):
    make.element(item, "แผน")
    make.item(number=13)

    index = page(SHEET).partition('class="itas-index"')[2].partition("</nav>")[0]

    assert '<a href="#o12">o12</a> <span class="finding finding--error">ขาด 1</span>' in index
    assert '<a href="#o13">o13</a> </li>' in index
    assert 'id="o12"' in page(SHEET)


def test_an_item_that_the_public_cannot_open_is_pointed_out(signed_in, page):
    make.item(number=13, withdrawn=True)

    assert "ประชาชนยังเปิดหน้านี้ไม่ได้" in page(SHEET)


def test_freezing_stores_the_rows_with_person_and_note(signed_in, secretary):
    html = open_and_freeze(signed_in, note="ส่งแล้ว").content.decode()

    sheet = ItasSheet.objects.get()
    assert (sheet.frozen_by, sheet.note) == (secretary, "ส่งแล้ว")
    assert sheet.contents["rows"][0]["explanation"] == "ดูแฟ้มแนบ"
    assert "บันทึกแล้วว่าได้กรอกในระบบ ITAS" in html
    assert "หน้าเว็บตรงกับที่กรอกในระบบ ITAS ทุกข้อ" in html


def test_a_change_after_freezing_is_shown_before_and_after(signed_in, item, page):
    open_and_freeze(signed_in)
    make.published(item, progress="- ใหม่")

    html = page(SHEET)

    assert "เปลี่ยนไป 1 ข้อหลังจากกรอกในระบบ ITAS" in html
    assert '<a href="#o12">o12 แผนดำเนินงาน</a>' in html
    assert '<td data-label="ที่กรอกไว้">- จัดทำแล้ว</td> <td data-label="ตอนนี้">- ใหม่</td>' in html


def test_an_item_that_is_gone_is_shown_on_top(signed_in, item, page):
    open_and_freeze(signed_in)
    item.number = 40
    item.save()

    html = page(SHEET)

    assert '<h3 id="o12">o12 แผนดำเนินงาน</h3>' in html
    assert "ไม่มีข้อนี้แล้ว ที่อยู่เดิมเปิดไม่ได้" in html


def test_a_frozen_sheet_is_shown_as_it_was(signed_in, item, page):
    open_and_freeze(signed_in)
    item.explanation = "คำอธิบายใหม่"
    item.save()

    html = page(f"/admin/itas/2566/frozen/{ItasSheet.objects.get().pk}/")

    assert "ดูแฟ้มแนบ" in html
    assert "คำอธิบายใหม่" not in html


def test_what_changed_since_the_page_was_opened_is_not_frozen_unseen(signed_in, item):
    seen = seen_on(signed_in.get(SHEET).content.decode())
    make.evidence(item)

    answer = signed_in.post(FREEZE, {"seen": seen, "note": "ส่งแล้ว"})

    assert answer.status_code == 409
    assert "ข้อมูลเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้" in answer.content.decode()
    assert 'value="ส่งแล้ว"' in answer.content.decode()
    assert not ItasSheet.objects.exists()


@pytest.mark.parametrize("data", [{}, {"seen": "x"}, {"seen": "x", "note": "ก" * 301}])
def test_nonsense_freezes_nothing(signed_in, data):
    assert signed_in.post(FREEZE, data).status_code == 409
    assert not ItasSheet.objects.exists()


def test_the_same_contents_are_not_frozen_twice(signed_in):
    first = open_and_freeze(signed_in)
    again = signed_in.post(FREEZE, {"seen": "x"}).content.decode()

    assert "seen" not in re.findall(r'name="(\w+)"', first.content.decode())
    assert "เนื้อหาตรงกับฉบับที่บันทึกไว้ล่าสุดทุกข้อ" in again
    assert ItasSheet.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"closed_on": "2023-10-01"}, "ปีงบประมาณ 2566 ปิดแล้วเมื่อ 1 ตุลาคม 2566"),
        ({"published_at": None}, "ปีงบประมาณนี้ยังไม่เผยแพร่"),
    ],
)
def test_a_year_that_is_closed_or_hidden_cannot_be_frozen(signed_in, page, change, reason):
    year = FiscalYear.objects.get()
    for name, value in change.items():
        setattr(year, name, value)
    year.save()

    assert reason in page(SHEET)
    assert open_fails(signed_in)


def open_fails(client) -> bool:
    return client.post(FREEZE, {"seen": "x"}).status_code == 409 and not ItasSheet.objects.exists()


def test_without_a_base_address_the_page_says_why_not(signed_in, page, settings):
    settings.BASE_URL = ""

    assert "BASE_URL" in page(SHEET)
    assert open_fails(signed_in)


def test_a_person_without_the_right_is_refused(client, clerk, item):
    client.force_login(clerk)

    assert client.get(SHEET).status_code == 403
    assert client.post(FREEZE, {"seen": "x"}).status_code == 403


def test_a_frozen_sheet_never_changes(item):
    sheet = make.itas_sheet(item.fiscal_year)
    sheet.note = "แก้"

    with pytest.raises(RuntimeError):
        sheet.save()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many_items(
    signed_in, django_assert_num_queries, item, rows
):
    for _ in range(rows):
        make.evidence(make.item()).elements.add(make.element(item))
    make.itas_sheet(item.fiscal_year)
    make.published(item, progress="- ใหม่")

    # session, person, rights 2; year; rows 6, newest sheet; list of sheets
    with django_assert_num_queries(15):
        assert signed_in.get(SHEET).status_code == 200

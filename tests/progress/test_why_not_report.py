"""Why a person may not report on a row: each cause has its own sentence, on every way in."""

import pytest
from django.core.exceptions import PermissionDenied

from agency.models import User
from progress import reviewing
from progress.models import Status
from progress.permissions import why_not_report
from tests import make
from tests.backoffice.row_page import address, form_of

pytestmark = pytest.mark.django_db

CLOSED = "ปีงบประมาณ 2565 ปิดแล้วเมื่อ"


@pytest.fixture
def closed(palad):
    row = make.item(year=make.fiscal_year(2565), divisions=[palad])
    make.closed(row.fiscal_year)
    return row


@pytest.fixture
def klang():
    return make.division("กองคลัง")


def test_nothing_stands_against_an_own_row(palad, clerk, secretary):
    row = make.item(divisions=[palad])

    assert why_not_report(clerk, row) == why_not_report(secretary, row) == ""


def test_a_closed_year_is_told_to_its_clerk_and_to_the_secretary(closed, clerk, secretary):
    assert why_not_report(clerk, closed).startswith(CLOSED)
    assert why_not_report(secretary, closed).startswith(CLOSED)


def test_another_divisions_row_is_told_whose_it_is_also_in_a_closed_year(klang, clerk):
    closed = make.item(year=make.fiscal_year(2565), divisions=[klang])
    make.closed(closed.fiscal_year)

    said = "รายการนี้เป็นของกองคลัง ไม่ใช่ของส่วนราชการของท่าน"
    assert why_not_report(clerk, make.item(divisions=[klang])) == said
    assert why_not_report(clerk, closed) == said


def test_a_row_without_a_division_is_not_called_another_divisions(clerk):
    assert "ยังไม่ได้กำหนดส่วนราชการผู้รับผิดชอบ" in why_not_report(clerk, make.item())


def test_a_clerk_without_a_division_is_told_so(klang):
    said = why_not_report(make.clerk(), make.item(divisions=[klang]))

    assert said == "ยังไม่ได้กำหนดส่วนราชการให้ท่าน กรุณาแจ้งผู้ดูแลระบบ"


def test_the_list_of_a_clerk_without_a_division_says_why_it_is_empty(client, page, klang, clerk):
    make.item(divisions=[klang])
    address = "/admin/oit_checklist/checklistitem/"
    client.force_login(make.clerk(username="other"))
    assert "ยังไม่ได้กำหนดส่วนราชการให้ท่าน" in page(address)

    client.force_login(clerk)
    assert "ยังไม่ได้กำหนดส่วนราชการให้ท่าน" not in page(address)


def test_a_person_without_a_role_is_told_of_the_right(palad):
    person = User.objects.create_user("somchai")

    assert "บัญชีของท่านไม่มีสิทธิ" in why_not_report(person, make.item(divisions=[palad]))


def test_each_step_of_a_review_tells_the_closed_year(palad, clerk, secretary):
    closed = make.item(year=make.fiscal_year(2565), divisions=[palad])
    draft = make.draft(closed, author=clerk)
    make.closed(closed.fiscal_year)
    steps = [
        lambda: reviewing.save_draft(closed, clerk, {"status": Status.DONE, "progress": "x"}),
        lambda: reviewing.submit(draft, clerk),
        lambda: reviewing.approve(draft, secretary),
        lambda: reviewing.send_back(draft, secretary, "แก้"),
    ]
    for step in steps:
        with pytest.raises(PermissionDenied, match=CLOSED):
            step()


def test_the_page_of_a_closed_row_says_that_the_year_is_closed(closed, clerk, client, page):
    client.force_login(clerk)

    assert CLOSED in page(address(closed))


def test_what_was_typed_comes_back_when_the_year_was_closed_meanwhile(palad, clerk, client):
    row = make.item(divisions=[palad])
    client.force_login(clerk)
    typed = form_of(client, row) | {"progress": "พิมพ์ไว้ก่อนปิดปี"}
    make.closed(row.fiscal_year)

    answer = client.post(address(row), typed | {"_submit": "ส่งตรวจ"})

    assert "ปีงบประมาณ 2566 ปิดแล้วเมื่อ" in answer.content.decode()
    assert "พิมพ์ไว้ก่อนปิดปี" in answer.content.decode()
    assert not row.updates.exists()


def test_a_link_to_another_divisions_public_row_says_whose_it_is(klang, clerk, client):
    row = make.item(divisions=[klang])
    client.force_login(clerk)

    answer = client.get(address(row), follow=True)

    assert "รายการนี้เป็นของกองคลัง" in answer.content.decode()


def test_a_link_to_another_divisions_secret_row_reads_like_one_to_nothing(klang, clerk, client):
    secret = make.item(year=make.fiscal_year(2570, published_at=None), divisions=[klang])
    client.force_login(clerk)

    answers = [client.get(address(secret), follow=True).content.decode()]
    secret.pk += 1000
    answers.append(client.get(address(secret), follow=True).content.decode())

    assert all("ในรายการที่ท่านเปิดได้" in answer for answer in answers)
    assert "กองคลัง" not in "".join(answers)


def test_a_refused_page_gives_the_reason_it_was_given(clerk, client):
    client.force_login(clerk)

    assert "บทบาทของบัญชีนี้ทำรายการนี้ไม่ได้" in client.get("/admin/log/").content.decode()

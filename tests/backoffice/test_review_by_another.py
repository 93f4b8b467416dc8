"""The row page where the office has two secretaries: who writes sends it to the other one."""

import pytest
from django.urls import reverse

from progress.models import Status, Update
from tests import make
from tests.backoffice.row_page import address, form_of, new_evidence, press

pytestmark = pytest.mark.django_db

SEND, WAITS = "ส่งให้เลขานุการอีกคนตรวจ", "รอเลขานุการอีกคนตรวจ"
DONE = {"status": Status.NOT_DONE, "progress": "รอเกณฑ์ของปี"}


@pytest.fixture(autouse=True)
def other(db):
    return make.secretary("other")


@pytest.fixture
def page_of(client, item):
    def get(user) -> str:
        client.force_login(user)
        return " ".join(client.get(address(item)).content.decode().split())

    return get


def test_a_secretary_who_writes_is_offered_the_other_one(page_of, secretary):
    html = page_of(secretary)

    assert SEND in html
    assert 'name="_publish"' not in html
    assert "(other)" in html


def test_what_one_wrote_the_other_publishes(client, item, page_of, secretary, other):
    client.force_login(secretary)
    press(client, item, "_submit", **DONE)
    assert WAITS in page_of(secretary)
    assert 'name="_publish"' not in page_of(secretary)
    assert 'name="_publish"' in page_of(other)

    press(client, item, "_publish")

    item.refresh_from_db()
    assert item.published_update.progress == "รอเกณฑ์ของปี"
    assert item.published_update.reviewer == other
    assert "อนุมัติโดยผู้เขียนเอง" not in page_of(other)


def test_a_forged_publish_button_saves_and_says_that_nothing_is_public(client, item, secretary):
    client.force_login(secretary)

    response = press(client, item, "_publish", **DONE)

    item.refresh_from_db()
    assert item.published_update is None
    assert item.updates.get().progress == "รอเกณฑ์ของปี"
    html = client.get(response.url).content.decode()
    assert "บันทึกแล้ว แต่ยังไม่เผยแพร่: ท่านเป็นผู้เขียนหรือแก้ไขรายงานฉบับนี้" in html
    assert "ประชาชนเห็นข้อมูลนี้แล้ว" not in html
    assert "อนุมัติแล้ว แต่" not in html
    assert SEND in html


def test_who_only_approves_may_and_is_told_what_an_edit_would_mean(
    client, item, page_of, clerk, secretary
):
    make.draft(item, author=clerk, state="submitted", **DONE)
    assert "หากท่านแก้ไขข้อความหรือหลักฐาน" in page_of(secretary)

    press(client, item, "_publish")

    item.refresh_from_db()
    assert item.published_update.reviewer == secretary


@pytest.mark.parametrize(
    "edit",
    [{"progress": "แก้คำเดียว"}, new_evidence(title="เพิ่ม", url="https://ita.example.go.th/b.pdf")],
    ids=["words", "evidence"],
)
def test_who_edits_while_reviewing_leaves_it_to_the_other(
    client, item, page_of, clerk, secretary, other, edit
):
    make.draft(item, author=clerk, state="submitted", **DONE)
    client.force_login(secretary)

    press(client, item, "_publish", **edit)

    item.refresh_from_db()
    assert item.published_update is None
    assert item.updates.get().state == Update.State.SUBMITTED
    assert WAITS in page_of(secretary)
    page_of(other)
    press(client, item, "_publish")
    item.refresh_from_db()
    assert item.published_update.reviewer == other


def test_withdrawing_nothing_and_saving_nothing_makes_nobody_a_writer(
    client, item, clerk, secretary
):
    make.draft(item, author=clerk, state="submitted", **DONE)
    client.force_login(secretary)
    press(client, item, "_continue")

    press(client, item, "_publish")

    item.refresh_from_db()
    assert item.published_update.reviewer == secretary


def test_pressing_without_anything_new_says_so(client, item, secretary):
    make.published(item, **DONE)
    client.force_login(secretary)

    response = press(client, item, "_submit")

    assert "จึงไม่มีอะไรให้ส่งตรวจ" in client.get(response.url).content.decode()
    assert item.updates.count() == 1


def test_alone_the_row_says_who_approved_the_own_words(client, item, page_of, secretary, other):
    other.is_active = False
    other.save()
    client.force_login(secretary)

    press(client, item, "_publish", **DONE)

    assert "อนุมัติโดยผู้เขียนเอง" in page_of(secretary)


def test_only_an_administrator_changes_the_rule(client, secretary, administrator):
    agency = make.agency()
    form = reverse("admin:agency_agency_change", args=[agency.pk])
    client.force_login(secretary)
    assert client.post(form, {"name": "อื่น"}).status_code == 403
    client.force_login(administrator)
    assert 'name="review_by_another"' in client.get(form).content.decode()
    data = {"name": "เทศบาล", "district": "เมือง", "province": "อ่างทอง",
            "social_links-TOTAL_FORMS": 0, "social_links-INITIAL_FORMS": 0}  # fmt: skip

    client.post(form, data)

    agency.refresh_from_db()
    assert not agency.review_by_another


def test_two_approvers_one_wins_and_the_other_is_told(client, item, clerk, secretary, other):
    make.draft(item, author=clerk, state="submitted", **DONE)
    client.force_login(secretary)
    opened = form_of(client, item)
    client.force_login(other)
    press(client, item, "_publish")
    client.force_login(secretary)

    html = client.post(address(item), {**opened, "_publish": "1"}).content.decode()

    assert "otherอนุมัติรายงานนี้ไปแล้วเมื่อ" in html
    item.refresh_from_db()
    assert item.published_update.reviewer == other
    assert item.updates.count() == 1


def test_a_double_press_publishes_once_and_says_so(client, item, clerk, secretary):
    make.draft(item, author=clerk, state="submitted", **DONE)
    client.force_login(secretary)
    sent = {**form_of(client, item), "_publish": "1"}
    client.post(address(item), sent)

    html = client.post(address(item), sent).content.decode()

    assert "ท่านอนุมัติรายงานนี้ไปแล้วเมื่อ" in html
    assert item.updates.count() == 1

"""เริ่มต้นใช้งาน: each step as a form, what is done, and who is led there."""

import pytest
from django.urls import reverse

from agency.models import Agency, Division, User
from agency.roles import CLERK, SECRETARY
from getting_started.how_far import all_steps
from getting_started.models import the_setup
from tests import make

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "sao", "name": "บ้านไร่", "district": "เมืองน่าน", "province": "น่าน",
    "phone": "054 123 456", "seal": "",
}  # fmt: skip


@pytest.fixture
def office(client):
    """The administrator's browser."""
    client.force_login(make.administrator())
    return client


def step(slug: str) -> str:
    return reverse("start:step", args=[slug])


def opened(office) -> dict:
    """What the page of the agency carries to know what it showed."""
    context = office.get(step("agency")).context
    return {context["opened_name"]: context["opened"]}


def done() -> list[str]:
    return [state.step.slug for state in all_steps() if state.found.done]


def test_every_step_says_why_it_is_asked_and_what_citizens_see(office):
    html = office.get("/admin/start/").content.decode()

    for state in all_steps():
        assert state.step.why in html
        assert state.step.seen in html
        assert state.step.seen in office.get(state.address).content.decode()
    assert "เสร็จแล้ว 0 จาก 7 ขั้น" in html


def test_the_agency_is_stored_with_its_whole_name(office):
    answer = office.post(step("agency"), TYPED | opened(office))

    assert answer.url == step("divisions")
    agency = Agency.objects.get()
    assert (agency.name, agency.kind) == ("องค์การบริหารส่วนตำบลบ้านไร่", "sao")
    assert done() == ["agency"]


def test_an_agency_without_its_kind_is_not_stored_and_nothing_typed_is_lost(office):
    answer = office.post(step("agency"), {**TYPED, "kind": ""} | opened(office))

    assert answer.status_code == 422
    assert "กรุณาเลือกประเภทของหน่วยงาน" in answer.content.decode()
    assert "เมืองน่าน" in answer.content.decode()
    assert not Agency.objects.exists()


def test_what_a_colleague_saved_meanwhile_is_not_undone(office):
    before = opened(office)
    make.agency(name="เทศบาลตำบลบางระกำ")

    refused = office.post(step("agency"), TYPED | before)

    assert "มีผู้อื่นแก้ไขข้อมูลหน่วยงาน" in refused.content.decode()
    assert Agency.objects.get().name == "เทศบาลตำบลบางระกำ"
    again = {refused.context["opened_name"]: refused.context["opened"]}
    office.post(step("agency"), TYPED | again)
    assert Agency.objects.get().name == "องค์การบริหารส่วนตำบลบ้านไร่"


def test_usual_divisions_of_the_kind_are_offered_and_only_ticked_ones_added(office):
    make.agency(kind="sao")
    make.division("กองคลัง")
    html = office.get(step("divisions")).content.decode()
    assert "กองส่งเสริมการเกษตร" in html
    assert 'value="กองคลัง"' not in html

    office.post(
        step("divisions"), {"usual": ["สำนักปลัด", "กองช่าง"], "own": "กองกิจการสภา\n\nกองคลัง\n"}
    )

    names = list(Division.objects.values_list("name", flat=True))
    assert sorted(names) == sorted(["กองคลัง", "สำนักปลัด", "กองช่าง", "กองกิจการสภา"])
    assert "divisions" in done()


def person(number: int, username: str, *roles: str, divisions=()) -> dict:
    from django.contrib.auth.models import Group

    prefix = f"people-{number}"
    return {
        f"{prefix}-username": username,
        f"{prefix}-first_name": "สมชาย",
        f"{prefix}-groups": [Group.objects.get(name=role).pk for role in roles],
        f"{prefix}-divisions": [division.pk for division in divisions],
    }


FORMS = {"people-TOTAL_FORMS": "8", "people-INITIAL_FORMS": "0"}


def test_several_people_are_added_at_once_and_their_passwords_shown_once(office, palad):
    sent = FORMS | person(0, "lek", SECRETARY) | person(3, "dao", CLERK, divisions=[palad])

    shown = office.post(step("people"), sent)

    assert [person.username for person, _ in shown.context["passwords"]] == ["lek", "dao"]
    assert step("year") in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    lek = User.objects.get(username="lek")
    assert lek.must_change_password
    assert lek.check_password(dict(shown.context["passwords"])[lek])
    assert list(User.objects.get(username="dao").divisions.all()) == [palad]
    assert "people" in done()


def test_one_wrong_row_adds_nobody(office):
    sent = FORMS | person(0, "lek", SECRETARY) | person(1, "dao")

    answer = office.post(step("people"), sent)

    assert answer.status_code == 422
    assert "กรุณาเลือกอย่างน้อยหนึ่งบทบาท" in answer.content.decode()
    assert not User.objects.filter(username__in=["lek", "dao"]).exists()


def test_later_steps_follow_the_data(office, palad):
    year = make.fiscal_year(2570, published_at=None)
    assert "year" not in done()
    item = make.item(year=year)
    assert "year" in done()
    assert "responsible" not in done()
    item.divisions.add(palad)
    make.measure(year=year)
    assert {"responsible", "measures"} <= set(done())
    assert "publish" not in done()
    year.published_at = make.timezone.now()
    year.save()
    assert "publish" in done()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_steps_cost_the_same_however_many_rows(office, rows, django_assert_num_queries):
    year = make.fiscal_year(2570, published_at=None)
    for number in range(rows):
        make.item(year=year, divisions=[make.division(f"กอง {number}")])
        make.measure(year=year)
    office.get("/admin/start/")

    with django_assert_num_queries(14):
        all_steps()


def test_an_administrator_lands_on_the_steps_until_a_year_is_public(client):
    make.administrator()
    typed = {"username": "administrator", "password": "รหัสผ่านของ-administrator"}

    assert client.post("/admin/login/?next=/admin/", typed).url == "/admin/start/"
    client.logout()
    assert client.post("/admin/login/?next=/admin/log/", typed).url == "/admin/log/"
    client.logout()
    make.fiscal_year(2570)
    assert client.post("/admin/login/?next=/admin/", typed).url == "/admin/"


def test_others_land_on_their_work(client, palad):
    make.clerk(palad)

    typed = {"username": "clerk", "password": "รหัสผ่านของ-clerk"}
    assert client.post("/admin/login/?next=/admin/", typed).url == "/admin/"


def test_my_work_leads_on_until_it_is_put_aside(office):
    assert "ทำต่อ: ขั้นที่ 1 ข้อมูลหน่วยงาน" in " ".join(office.get("/admin/").content.decode().split())

    office.post("/admin/start/dismiss/")
    assert "ทำต่อ: ขั้นที่" not in office.get("/admin/").content.decode()
    assert the_setup().dismissed_at
    office.post("/admin/start/dismiss/", {"again": "1"})
    assert "ทำต่อ: ขั้นที่" in office.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["clerk", "secretary"])
@pytest.mark.parametrize(
    "address",
    ["", "dismiss/", "own-portal/", "agency/", "divisions/", "people/", "responsible/", "publish/"],
)
def test_only_administrators(client, palad, who, address):
    client.force_login(make.clerk(palad) if who == "clerk" else make.secretary())

    assert client.get(f"/admin/start/{address}").status_code == 403
    assert client.post(f"/admin/start/{address}").status_code == 403

"""
Every address × every user, beyond the first table: pages of single rows, popups, posts without
the right, without a token, and by people who have no role at all.
"""

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from agency.models import Deadline, User
from progress.models import JobRun
from tests import make
from tests.bad_input.routes import back_office_routes
from tests.security.addresses import all_addresses, pages_of_rows, read
from tests.test_urls_by_person import rows as rows_of_the_table  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

# What the office shows to whoever signs in, whatever the role.
FOR_ALL_STAFF = (
    "/admin/", "/admin/password_change/", "/admin/jsi18n/", "/admin/tables/", "/admin/login/",
    "/admin/password_change/done/", "/admin/second-factor/", "/admin/forgotten/",
    "/admin/new-password/", "/admin/logout/", "/admin/end-other-sessions/",
)  # fmt: skip
REFUSED = (302, 403, 404, 405)


@pytest.fixture
def rows(rows_of_the_table):  # noqa: F811 - the fixture of that name
    """At least one row of every kind that the back office shows."""
    make.agency()
    make.element(make.item())
    meeting = make.meeting()
    meeting.agenda_items.create(order=1, title="เรื่องแจ้งเพื่อทราบ")
    Deadline.objects.create(fiscal_year=meeting.fiscal_year, title="ส่ง", due_on="2023-04-30")
    make.link_check()
    JobRun.objects.create(name="check_links", started_at=timezone.now())
    return rows_of_the_table


def statuses(client, addresses) -> dict[str, int]:
    found = {}
    for address in addresses:
        response = client.get(address)
        read(response)
        found[address] = response.status_code
    return found


HELP = "/admin/help/"  # open to whoever may sign in, not to strangers


def is_for_all_staff(address: str) -> bool:
    path = address.partition("?")[0]
    return path in FOR_ALL_STAFF or path.startswith(
        ("/admin/new-password/", "/admin/forgotten/", "/admin/invitation/", HELP)
    )


@pytest.fixture
def office_addresses(rows):
    return [address for address in all_addresses(rows) if address.startswith("/admin/")]


def test_a_stranger_gets_no_page_of_the_back_office(client, office_addresses):
    opened = [
        address
        for address, status in statuses(client, office_addresses).items()
        if status == 200 and (address.startswith(HELP) or not is_for_all_staff(address))
    ]
    assert opened == []
    assert len(office_addresses) > 120


def somebody_without_a_right() -> User:
    """A person with a role that may do nothing."""
    person = User.objects.create_user("viewer")
    person.groups.add(Group.objects.create(name="ผู้ชม"))
    return person


def test_a_person_without_a_right_sees_no_row(client, office_addresses):
    client.force_login(somebody_without_a_right())

    opened = [
        address
        for address, status in statuses(client, office_addresses).items()
        if status == 200 and not is_for_all_staff(address)
    ]
    assert opened == []


def test_a_person_who_is_no_staff_is_a_stranger(client, office_addresses):
    client.force_login(User.objects.create_user("citizen"))

    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/log/").status_code == 302


def test_a_clerk_opens_single_rows_of_the_own_division_only(client, rows, other_clerk):
    client.force_login(other_clerk)

    opened = [
        address for address, status in statuses(client, pages_of_rows()).items() if status == 200
    ]

    assert opened == []


def test_nobody_of_the_office_deletes_what_was_public(client, rows, administrator):
    client.force_login(administrator)
    deleting = [address for address in pages_of_rows() if "/delete/" in address]

    for kind in (
        "measures/measure", "oit_checklist/checklistitem", "meetings/meeting",
        "annual_report/issuedreport", "agency/fiscalyear", "agency/agency",
    ):  # fmt: skip
        (address,) = [address for address in deleting if address.startswith(f"/admin/{kind}/")]
        # 409: who may remove such rows is told that the public saw this one.
        assert client.post(address, {"post": "yes"}).status_code in (403, 409), address
        assert client.get(address.replace("/delete/", "/change/")).status_code == 200, address


@pytest.mark.parametrize("user", ["viewer", "clerk"])
def test_posts_without_the_right_change_nothing(client, rows, user, palad):
    """Every address of the back office is posted to, by people who may do (almost) nothing."""
    staff = {
        "viewer": lambda: somebody_without_a_right(),
        "clerk": lambda: make.clerk(make.division("กองคลัง"), username="other"),
    }
    client.force_login(staff[user]())
    before = LogEntry.objects.count()

    accepted = {}
    for address in all_addresses(rows):
        if not address.startswith("/admin/") or is_for_all_staff(address):
            continue
        response = client.post(address, {"post": "yes", "_save": "1", "edition": "2", "note": "x"})
        read(response)
        if response.status_code not in REFUSED:
            accepted[address] = response.status_code

    # A clerk may open the lists and tables of reporting; posting nothing to them does nothing.
    lists = (
        "/admin/measures/measure/", "/admin/measures/table/", "/admin/oit_checklist/checklistitem/",
        "/admin/tables/", "/admin/imports/", "/admin/website/",
    )  # fmt: skip
    assert [address for address in accepted if not address.startswith(lists)] == []
    assert LogEntry.objects.count() == before


def test_no_post_without_a_token_reaches_a_page(rows, administrator):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    for address in all_addresses(rows):
        if not address.startswith("/admin/"):
            continue
        response = strict.post(address, {"post": "yes"})
        assert response.status_code in (403, 404), f"{address}: {response.status_code}"


def test_a_token_from_elsewhere_is_none(rows, administrator):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    strict.cookies["csrftoken"] = "a" * 32

    same_token = strict.post(
        "/admin/password_change/",
        {"csrfmiddlewaretoken": "a" * 32},
        headers={"Origin": "https://evil.example.com"},
    )

    assert same_token.status_code == 403


def test_looking_changes_nothing(client, rows, administrator):
    client.force_login(administrator)
    before = LogEntry.objects.count()

    statuses(client, all_addresses(rows))

    assert LogEntry.objects.count() == before


def test_djangos_detour_to_public_pages_is_closed(client, rows, other_clerk):
    client.force_login(other_clerk)
    kind = ContentType.objects.get(app_label="oit_checklist", model="checklistitem").pk

    assert client.get(f"/admin/r/{kind}/{rows['item']}/").status_code == 404


def test_nobody_picks_rows_by_what_they_may_not_read(client, rows, secretary):
    """Filters in the address of a list must not become questions about passwords."""
    client.force_login(secretary)
    for question in (
        "issued_by__password__startswith=md5",
        "issued_by__groups__user__password__startswith=md5",
    ):
        response = client.get(f"/admin/annual_report/issuedreport/?{question}")
        assert response.status_code == 400, question
    for question in ("updates__author__password__startswith=md5", "divisions__users__email=x"):
        response = client.get(f"/admin/oit_checklist/checklistitem/?{question}")
        assert response.status_code == 400, question


def test_not_even_an_administrator_picks_people_by_their_passwords(client, administrator):
    client.force_login(administrator)

    response = client.get("/admin/agency/user/?password__startswith=md5")

    assert response.status_code == 400


def test_the_walk_knows_every_route_of_the_back_office(rows):
    asked = {resolve(address.partition("?")[0]).route for address in _resolvable(rows)}
    missed = {route.text for route in back_office_routes()} - asked
    # Django's old address of a row leads to its page; passwords: test_session_rules.py.
    assert {route for route in missed if "/change/" in route or "/history/" in route} == set()
    assert all(route.endswith(("<path:object_id>/", "<id>/password/")) for route in missed), missed


def _resolvable(rows):
    for address in all_addresses(rows):
        try:
            resolve(address.partition("?")[0])
        except Resolver404:
            continue
        yield address

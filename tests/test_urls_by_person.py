"""
Every address × every person → the expected answer.

An address of the URL map that is missing here fails the test at the bottom.
"""

import pytest
from django.core.files.base import ContentFile
from django.urls import get_resolver, resolve

from catalogue.removal import remove
from tests import made, make

pytestmark = pytest.mark.django_db

OK, LOGIN, NO, GONE = 200, 302, 403, 404
# Whoever may delete such rows is told why this one stays.
WAS_PUBLIC = 409
# A row that a clerk may not know of: the back office leads to its index, like for any unknown id.
UNKNOWN = 302

PEOPLE = ("citizen", "clerk", "clerk_of_another_division", "secretary", "administrator")
EVERYBODY = (OK,) * 5
STAFF = (LOGIN, OK, OK, OK, OK)
SECRETARY_UP = (LOGIN, NO, NO, OK, OK)
ADMINISTRATOR = (LOGIN, NO, NO, NO, OK)

PUBLIC = {
    "/": EVERYBODY,
    "/about/": EVERYBODY,
    "/privacy/": EVERYBODY,
    "/accessibility/": EVERYBODY,
    "/search/": EVERYBODY,
    "/search/?q=o1&year=2566": EVERYBODY,
    "/healthz": EVERYBODY,
    "/readyz": EVERYBODY,
    "/metrics": (GONE,) * 5,
    "/theme.css": EVERYBODY,
    "/seal.png": (GONE,) * 5,  # its address without a seal
    "/survey/": EVERYBODY,
    "/survey/poster.pdf": (GONE,) * 5,
    "/2566/": EVERYBODY,
    "/2566/updates/": EVERYBODY,
    "/2566/results/": EVERYBODY,
    "/2566/measures/": EVERYBODY,
    "/2566/measures/1/": EVERYBODY,
    "/2566/oit/": EVERYBODY,
    "/2566/iit/": EVERYBODY,
    "/2566/eit/": EVERYBODY,
    "/2566/oit/o1/": EVERYBODY,
    "/2566/report/": EVERYBODY,
    "/2566/report.pdf": EVERYBODY,
    "/2566/report.docx": EVERYBODY,
    "/verify/": EVERYBODY,
    "/verify/2566/1/": EVERYBODY,
    "/verify/2566/1/report.pdf": EVERYBODY,
    "/verify/2566/2/": (GONE,) * 5,
    "/verify/meetings/{certified_meeting}/": EVERYBODY,
    "/verify/meetings/{meeting}/": (GONE,) * 5,
    "/verify/meetings/{draft_meeting}/": (GONE,) * 5,
    "/meetings/": EVERYBODY,
    "/meetings/{meeting}/": EVERYBODY,
    "/meetings/{meeting}/minutes.pdf": EVERYBODY,
    "/meetings/{meeting}/minutes.docx": EVERYBODY,
    "/meetings/{draft_meeting}/": (GONE,) * 5,
    "/meetings/{draft_meeting}/minutes.pdf": (GONE, GONE, GONE, OK, OK),
    "/meetings/{draft_meeting}/minutes.docx": (GONE, GONE, GONE, OK, OK),
    "/open-data/": EVERYBODY,
    "/open-data/criteria/": EVERYBODY,
    "/open-data/criteria/2569.toml": EVERYBODY,
    "/open-data/criteria/schema.json": EVERYBODY,
    "/open-data/criteria/2567.toml": (GONE,) * 5,
    "/2566/data/": EVERYBODY,
    "/2566/data/datapackage.json": EVERYBODY,
    "/2566/data/oit.csv": EVERYBODY,
    "/2566/data/oit.xlsx": EVERYBODY,
    "/2566/data/evidence.json": EVERYBODY,
    "/2567/data/oit.csv": (GONE,) * 5,
    "/feed.xml": EVERYBODY,
    "/calendar.ics": EVERYBODY,
    "/sitemap.xml": EVERYBODY,
    "/robots.txt": EVERYBODY,
    "/evidence/{evidence}/": EVERYBODY,
    "/evidence/{draft_evidence}/": (GONE, OK, GONE, OK, OK),
}

BACK_OFFICE = {
    "/admin/": STAFF,
    "/admin/progress/linkcheck/": SECRETARY_UP,
    "/admin/progress/jobrun/": SECRETARY_UP,
    "/admin/readiness/2566/": SECRETARY_UP,
    "/admin/reminders/2566/": SECRETARY_UP,
    "/admin/self-approved/2566/": SECRETARY_UP,
    "/admin/login/": (OK, LOGIN, LOGIN, LOGIN, LOGIN),
    # Without a password that was right a moment ago, the second step leads back to the first.
    "/admin/login/code/": (LOGIN,) * 5,
    "/admin/login/own-password/": (LOGIN,) * 5,
    "/admin/second-factor/": STAFF,
    "/admin/end-other-sessions/": (LOGIN, 405, 405, 405, 405),
    "/admin/forgotten/": EVERYBODY,
    "/admin/forgotten/sent/": EVERYBODY,
    "/admin/new-password/MQ/forged-token/": EVERYBODY,  # says that the link is no good
    "/admin/invitation/MQ/forged-token/": EVERYBODY,  # likewise
    "/admin/new-password/done/": EVERYBODY,
    "/admin/logout/": (LOGIN, 405, 405, 405, 405),
    "/admin/password_change/": STAFF,
    "/admin/password_change/done/": STAFF,
    "/admin/jsi18n/": STAFF,
    "/admin/autocomplete/": (LOGIN, NO, NO, NO, NO),
    # Leads to the form of the result.
    "/admin/results/2566/": (LOGIN, NO, NO, 302, 302),
    "/admin/oit_checklist/yearresult/": SECRETARY_UP,
    "/admin/oit_checklist/yearresult/add/": (LOGIN, NO, NO, NO, NO),
    "/admin/oit_checklist/yearresult/{result}/change/": SECRETARY_UP,
    "/admin/oit_checklist/yearresult/{result}/history/": SECRETARY_UP,
    "/admin/oit_checklist/yearresult/{result}/delete/": (LOGIN, NO, NO, WAS_PUBLIC, WAS_PUBLIC),
    "/admin/measures/measure/": STAFF,
    "/admin/measures/measure/add/": SECRETARY_UP,
    "/admin/measures/measure/{measure}/change/": (LOGIN, OK, UNKNOWN, OK, OK),
    "/admin/measures/measure/{measure}/history/": (LOGIN, OK, UNKNOWN, OK, OK),
    "/admin/measures/measure/{measure}/evidence/{measure_link}/link/": (LOGIN, OK, GONE, OK, OK),
    "/admin/measures/measure/{measure}/delete/": (LOGIN, NO, NO, WAS_PUBLIC, WAS_PUBLIC),
    "/admin/publication/measures/{measure}/": SECRETARY_UP,
    "/admin/publication/measures/": (LOGIN, 405, 405, 405, 405),  # a list sends its choice
    "/admin/measures/table/": (LOGIN,) * 5,  # on to the table of a year
    "/admin/measures/table/2566/": STAFF,
    "/admin/oit_checklist/checklistitem/": STAFF,
    "/admin/oit_checklist/checklistitem/add/": SECRETARY_UP,
    "/admin/oit_checklist/checklistitem/{item}/change/": (LOGIN, OK, UNKNOWN, OK, OK),
    "/admin/oit_checklist/checklistitem/{item}/history/": (LOGIN, OK, UNKNOWN, OK, OK),
    "/admin/oit_checklist/checklistitem/{item}/evidence/{item_link}/link/": (
        LOGIN,
        OK,
        GONE,
        OK,
        OK,
    ),
    "/admin/oit_checklist/checklistitem/{item}/delete/": (LOGIN, NO, NO, WAS_PUBLIC, WAS_PUBLIC),
    "/admin/oit_checklist/element/": SECRETARY_UP,
    "/admin/oit_checklist/element/add/": (LOGIN, NO, NO, NO, NO),
    "/admin/new-year/": SECRETARY_UP,
    "/admin/new-year/template.xlsx": SECRETARY_UP,
    "/admin/new-year/2566/": SECRETARY_UP,
    "/admin/new-year/2566/preview/": SECRETARY_UP,
    "/admin/new-year/2566/opened/": SECRETARY_UP,
    "/admin/removed/": STAFF,
    "/admin/start/": ADMINISTRATOR,
    "/admin/start/dismiss/": (LOGIN, NO, NO, NO, 405),
    "/admin/start/own-portal/": ADMINISTRATOR,
    "/admin/start/responsible/": ADMINISTRATOR,
    "/admin/start/agency/": ADMINISTRATOR,
    "/admin/start/nothing/": (LOGIN, NO, NO, NO, GONE),
    "/admin/removed/{removal}/": (LOGIN, GONE, GONE, OK, OK),
    "/admin/oit_checklist/section/": SECRETARY_UP,
    "/admin/oit_checklist/section/add/": SECRETARY_UP,
    "/admin/meetings/meeting/": SECRETARY_UP,
    "/admin/meetings/meeting/add/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/change/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/delete/": (LOGIN, NO, NO, WAS_PUBLIC, WAS_PUBLIC),
    "/admin/meetings/meeting/{meeting}/draft/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/checked/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/circulated/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/certify/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/take-back/": SECRETARY_UP,
    "/admin/meetings/meeting/{draft_meeting}/preview/": SECRETARY_UP,
    "/admin/meetings/meeting/{draft_meeting}/preview.pdf": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/circulate/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/circulate/1/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/remarks/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/remarks/1/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/agenda-papers/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/papers/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/papers/agenda.pdf": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/papers/invitation.docx": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/papers/nothing.pdf": (LOGIN, NO, NO, GONE, GONE),
    "/admin/meetings/meeting/{meeting}/letters/invitation/": SECRETARY_UP,
    "/admin/meetings/meeting/{meeting}/letters/nothing/": (LOGIN, NO, NO, GONE, GONE),
    "/admin/meetings/committee/{committee}/attendance/2566/": SECRETARY_UP,
    "/admin/meetings/committee/{committee}/attendance/2566.xlsx": SECRETARY_UP,
    "/admin/meetings/committee/": SECRETARY_UP,
    "/admin/meetings/committee/add/": SECRETARY_UP,
    "/admin/meetings/agendaitem/": SECRETARY_UP,
    "/admin/meetings/agendaitem/add/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/add/": (LOGIN, NO, NO, NO, NO),
    "/admin/annual_report/issuedreport/2566/preview/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/2566/draft.pdf": SECRETARY_UP,
    "/admin/annual_report/issuedreport/2566/memo/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/2566/memo.pdf": SECRETARY_UP,
    # Issuing is a POST; whoever may issue and only opens the address is led to the preview.
    "/admin/annual_report/issuedreport/2566/issue/": (LOGIN, NO, NO, 302, 302),
    "/admin/annual_report/issuedreport/{edition}/change/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/{edition}/history/": SECRETARY_UP,
    "/admin/annual_report/issuedreport/{edition}/delete/": (LOGIN, NO, NO, NO, NO),
    "/admin/criteria/2566/": SECRETARY_UP,
    "/admin/criteria/2566/criteria.xlsx": SECRETARY_UP,
    "/admin/criteria/2566/criteria.toml": SECRETARY_UP,
    "/admin/criteria/2566/import/": SECRETARY_UP,
    # Taking over is a POST; whoever may and only opens the address is led to the box for a file.
    "/admin/criteria/2566/import/apply/": (LOGIN, NO, NO, 302, 302),
    "/admin/criteria/2566/{item}/line/": SECRETARY_UP,
    "/admin/criteria/2567/": (LOGIN, NO, NO, GONE, GONE),
    "/admin/criteria-check/2566/": SECRETARY_UP,
    "/admin/criteria-check/2566/confirm/": SECRETARY_UP,
    "/admin/criteria-check/2566/{item}/": SECRETARY_UP,
    "/admin/itas/": SECRETARY_UP,
    "/admin/itas/2566/": SECRETARY_UP,
    "/admin/itas/2566/itas.xlsx": SECRETARY_UP,
    "/admin/itas/2566/itas.docx": SECRETARY_UP,
    # Freezing is a POST; whoever may freeze and only opens the address is led to the sheet.
    "/admin/itas/2566/freeze/": (LOGIN, NO, NO, 302, 302),
    "/admin/itas/2566/frozen/{itas_sheet}/": SECRETARY_UP,
    "/admin/itas/2566/frozen/{itas_sheet}/itas.xlsx": SECRETARY_UP,
    "/admin/itas/2566/frozen/{itas_sheet}/itas.docx": SECRETARY_UP,
    "/admin/itas/2567/": (LOGIN, NO, NO, GONE, GONE),
    "/admin/log/oit_checklist/checklistitem/{item}/": (LOGIN, OK, GONE, OK, OK),
    "/admin/log/sessions/session/1/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/help/": STAFF,
    "/admin/help/?q=๓๐ วัน": STAFF,
    "/admin/help/evidence/": STAFF,
    "/admin/help/nothing/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/help/images/my-work.png": STAFF,
    "/admin/help/guides/operations/": ADMINISTRATOR,
    "/admin/log/": SECRETARY_UP,
    "/admin/log/log.csv": SECRETARY_UP,
    "/admin/log/log.xlsx": SECRETARY_UP,
    "/admin/tables/": STAFF,
    "/admin/tables/measures/": STAFF,
    "/admin/tables/measures.xlsx?year=2566": STAFF,
    "/admin/tables/measures.csv?year=2566": STAFF,
    "/admin/tables/items/": STAFF,
    "/admin/tables/item-evidence.csv?year=2566": STAFF,
    "/admin/tables/item-updates.csv?year=2566": STAFF,
    "/admin/tables/link-checks.csv?year=2566": SECRETARY_UP,
    "/admin/tables/meetings/": SECRETARY_UP,
    "/admin/tables/divisions.csv": SECRETARY_UP,
    "/admin/tables/users/": ADMINISTRATOR,
    "/admin/tables/users.xlsx": ADMINISTRATOR,
    "/admin/tables/nothing.csv": (LOGIN, GONE, GONE, GONE, GONE),
    # Importing is a POST; whoever may import and only opens the address is led to the table.
    "/admin/tables/measures/apply/": (LOGIN, 302, 302, 302, 302),
    "/admin/tables/users/apply/": (LOGIN, NO, NO, NO, 302),
    "/admin/website/": STAFF,
    # Of a website that somebody has read nobody else knows.
    "/admin/website/{website}/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/website/{website}/state/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/website/{website}/stop/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/website/{website}/go-on/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/website/{website}/forget/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/website/{website}/decide/1/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/": STAFF,
    "/admin/imports/minutes/{meeting}/": SECRETARY_UP,
    "/admin/imports/{import}/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/state/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/answers/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/store/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/undo/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/forget/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/criteria/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/criteria.toml": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/imports/{import}/teach/": (LOGIN, GONE, GONE, GONE, GONE),
    "/admin/agency/agency/": SECRETARY_UP,
    "/admin/agency/agency/add/": ADMINISTRATOR,
    "/admin/agency/division/": SECRETARY_UP,
    "/admin/agency/division/add/": ADMINISTRATOR,
    "/admin/agency/fiscalyear/": SECRETARY_UP,
    "/admin/agency/fiscalyear/add/": SECRETARY_UP,
    "/admin/agency/fiscalyear/{year}/change/": SECRETARY_UP,
    "/admin/agency/fiscalyear/{year}/close/": SECRETARY_UP,
    "/admin/agency/fiscalyear/{year}/reopen/": SECRETARY_UP,
    "/admin/agency/fiscalyear/{year}/statuses/": SECRETARY_UP,
    "/admin/agency/fiscalyear/{year}/delete/": (LOGIN, NO, NO, NO, WAS_PUBLIC),
    "/admin/agency/deadline/": SECRETARY_UP,
    "/admin/agency/deadline/add/": SECRETARY_UP,
    "/admin/agency/user/": ADMINISTRATOR,
    "/admin/agency/user/add/": ADMINISTRATOR,
    "/admin/auth/group/": ADMINISTRATOR,
    "/admin/auth/group/add/": (LOGIN, NO, NO, NO, NO),
}


@pytest.fixture
def rows():
    palad = make.division("สำนักปลัด")
    item = make.item(divisions=[palad], number=1)
    measure = make.measure(divisions=[palad], number=1)
    make.item(instrument="IIT")
    make.item(instrument="EIT")
    make.opening(item.fiscal_year.year_be)
    return {
        "year": item.fiscal_year_id,
        "item": item.pk,
        "item_link": make.evidence(item).pk,
        "measure": measure.pk,
        "measure_link": make.evidence(measure).pk,
        "edition": make.edition(year=item.fiscal_year).pk,
        "result": make.result(item.fiscal_year).pk,
        "itas_sheet": make.itas_sheet(item.fiscal_year).pk,
        "website": make.website_reading().pk,
        "import": make.office_import().pk,
        "removal": remove(make.measure(published_at=None)).pk,
        "meeting": meeting_on_its_way().pk,
        "committee": make.committee().pk,
        "draft_meeting": make.meeting(published_at=None).pk,
        "certified_meeting": make.certified_copy().meeting_id,
        "evidence": stored_evidence(item).uuid,
        "draft_evidence": stored_evidence(item, published_at=None).uuid,
    }


def meeting_on_its_way():
    """A public meeting whose minutes went round, with an answer."""
    meeting = make.meeting(state="circulated")
    meeting.circulations.create(number=1, how="list", until=meeting.held_on)
    meeting.remarks.create(number=1, who="นาย ก", passage="วาระที่ ๑", note="แก้คำผิด")
    return meeting


def stored_evidence(item, **values):
    evidence = make.evidence(item, url="", file="x.pdf", original_name="ประกาศ.pdf", **values)
    evidence.file.save("x.pdf", ContentFile(b"%PDF-1.7"))
    return evidence


@pytest.fixture
def person(request, client):
    """The client, signed in as the named person."""
    palad, klang = make.division("สำนักปลัด"), make.division("กองคลัง")
    users = {
        "citizen": lambda: None,
        "clerk": lambda: make.clerk(palad),
        "clerk_of_another_division": lambda: make.clerk(klang),
        "secretary": make.secretary,
        "administrator": make.administrator,
    }
    user = users[request.param]()
    if user:
        client.force_login(user)
    return client


@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_each_person_gets_what_they_may_see(person, rows, request):
    column = PEOPLE.index(request.node.callspec.params["person"])
    wrong = {}
    for address, answers in {**PUBLIC, **BACK_OFFICE}.items():
        response = made.answer(person, address.format(**rows))
        if response.streaming:
            b"".join(response)  # read to the end, which closes the file
        if response.status_code != answers[column]:
            wrong[address] = f"{response.status_code}, expected {answers[column]}"
    assert not wrong


def test_no_address_is_missing_from_the_table():
    """Every named route of the URL map answers to at least one address of the table."""
    tested = set()
    for address in {**PUBLIC, **BACK_OFFICE}:
        places = dict.fromkeys(
            (
                "year",
                "item",
                "item_link",
                "measure",
                "measure_link",
                "edition",
                "meeting",
                "committee",
                "draft_meeting",
                "certified_meeting",
                "itas_sheet",
                "result",
                "removal",
                "website",
                "import",
            ),
            "1",
        )
        uuid = "00000000-0000-0000-0000-000000000000"
        path = address.partition("?")[0].format(**places, evidence=uuid, draft_evidence=uuid)
        tested.add(resolve(path).view_name)
    assert set(routes(get_resolver())) - tested - COVERED_BY_A_SIBLING == set()


def routes(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


_SAME_RULE = ("change", "history", "delete")
# Object pages of kinds whose list and add pages are in the table and follow the same permission,
# and Django's own shortcuts.
COVERED_BY_A_SIBLING = {
    f"admin:{kind}_{action}"
    for kind in (
        "agency_agency", "agency_division", "agency_fiscalyear", "agency_deadline", "agency_user",
        "auth_group", "meetings_committee", "meetings_meeting", "meetings_agendaitem",
        "oit_checklist_section", "oit_checklist_element", "progress_linkcheck", "progress_jobrun",
    )
    for action in _SAME_RULE
} | {
    "admin:progress_linkcheck_add", "admin:progress_jobrun_add",
    "admin:index", "admin:login", "admin:app_list",
    "admin:auth_user_password_change",
}  # fmt: skip

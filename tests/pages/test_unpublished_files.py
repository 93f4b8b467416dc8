"""Files that are not public: open for whoever sees their row in the back office, nobody else."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import timezone

import catalogue
from agency.models import FiscalYear
from annual_report.models import SignedReport
from meetings.models import AgendaPaper, Photograph, SignedMinutes
from records.stored_files import StoredFile
from tests import made, make

pytestmark = pytest.mark.django_db

DATA = b"%PDF-1.7 0123456789"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def with_file(row, name="แผน.pdf"):
    row.original_name = name
    row.file.save(name, ContentFile(DATA), save=False)
    row.save()
    return row


def of_item(**values):
    item = make.item(divisions=[make.division()])
    return with_file(make.evidence(item, url="", file="x.pdf", **values))


def of_measure(**values):
    measure = make.measure(divisions=[make.division()])
    return with_file(make.evidence(measure, url="", file="x.pdf", **values))


def photograph(**values):
    return with_file(Photograph(meeting=make.meeting(), caption="ภาพ", width=1, height=1, **values))


def signed_minutes(**values):
    return with_file(SignedMinutes(meeting=make.meeting(), **values))


def signed_report(**values):
    return with_file(SignedReport(report=make.edition(), **values))


def agenda_paper(**values):
    item = make.meeting().agenda_items.create(order=1, printed_number="1", title="เรื่อง")
    return with_file(AgendaPaper(agenda_item=item, title="ตาราง", **values))


KINDS = [of_item, of_measure, photograph, signed_minutes, signed_report, agenda_paper]
BY_DIVISION = {of_item, of_measure}
WITHDRAWN = {
    "published_at": timezone.now(),
    "withdrawn_at": timezone.now(),
    "withdrawn_reason": "ผิด",
}
STATES = {
    "draft": {"published_at": None},
    "of tomorrow": {"published_at": timezone.now() + timedelta(days=1)},
    "withdrawn": WITHDRAWN,
}
each_kind = pytest.mark.parametrize("kind", KINDS)
each_state = pytest.mark.parametrize("state", STATES)


def answer(client, row) -> int:
    response = client.get(row.get_file_url())
    if response.streaming:
        assert b"".join(response) == DATA
    return response.status_code


def test_every_kind_of_stored_file_is_tried_here():
    kinds = {record.model for record in catalogue.records(StoredFile)}
    assert {type(kind(published_at=None)) for kind in KINDS} == kinds


@each_kind
@each_state
def test_whoever_sees_the_row_opens_the_file(client, kind, state):
    row = kind(**STATES[state])
    clerk = make.clerk(make.division())

    for person in (make.secretary(), make.administrator()):
        client.force_login(person)
        assert answer(client, row) == 200
    client.force_login(clerk)
    assert (answer(client, row) == 200) == (kind in BY_DIVISION)


@each_kind
@each_state
def test_nobody_else_learns_that_it_is_there(client, kind, state):
    row = kind(**STATES[state])
    missing = "/evidence/00000000-0000-0000-0000-000000000000/"
    strangers_answer = client.get(row.get_file_url())

    assert strangers_answer.status_code in (404, 410)
    assert not strangers_answer.streaming
    if state != "withdrawn":
        assert strangers_answer.content == client.get(missing).content
    client.force_login(make.clerk(make.division("กองคลัง")))
    assert client.get(row.get_file_url()).status_code == strangers_answer.status_code


@each_kind
@each_state
def test_nobody_on_the_way_keeps_or_lists_it(client, kind, state):
    client.force_login(make.secretary())
    row = kind(**STATES[state])

    for headers in ({}, {"Range": "bytes=0-3"}, {"Range": "bytes=90-"}):
        response = client.get(row.get_file_url(), headers=headers)
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert not hasattr(response, "stored_document")
        if response.streaming:
            b"".join(response)  # read to the end, which closes the file


def test_the_answer_to_a_stranger_is_not_that_to_staff(client):
    """A cache on the way must tell the two apart."""
    response = client.get(of_item(published_at=None).get_file_url())

    assert "Cookie" in response["Vary"]


def test_staff_get_public_files_like_everybody(client):
    row = of_item()
    client.force_login(make.secretary())

    response = client.get(row.get_file_url())

    assert response["Cache-Control"] == "public, no-cache"
    assert "X-Robots-Tag" not in response


@pytest.mark.parametrize(
    "hidden",
    [{"year": "hidden"}, {"published_at": None}, WITHDRAWN],
    ids=["year not public", "row not public", "row withdrawn"],
)
def test_a_published_file_of_a_hidden_row_opens_for_staff_alone(client, hidden):
    if "year" in hidden:
        hidden = {"year": make.fiscal_year(2570, published_at=None)}
    measure = make.measure(divisions=[make.division()], **hidden)
    row = with_file(make.evidence(measure, url="", file="x.pdf"))

    assert answer(client, row) in (404, 410)
    client.force_login(make.clerk(make.division()))
    assert answer(client, row) == 200


def test_the_rows_of_a_closed_year_stay_readable(client):
    row = of_item(published_at=None)
    FiscalYear.objects.update(closed_on=date(2023, 1, 1))
    client.force_login(make.clerk(make.division()))

    assert answer(client, row) == 200


def _closed(person):
    person.is_active = False
    person.save()


def _without_role(person):
    person.groups.clear()
    person.save()


@pytest.mark.parametrize("lose", [_closed, _without_role])
def test_who_may_not_enter_the_back_office_opens_nothing(client, lose):
    row, clerk = of_item(published_at=None), make.clerk(make.division())
    client.force_login(clerk)
    assert answer(client, row) == 200

    lose(clerk)

    assert answer(client, row) == 404


def test_who_lost_the_right_to_a_family_opens_nothing_of_it(client):
    row, clerk = of_item(published_at=None), make.clerk(make.division())
    group = clerk.groups.get()
    names = ["view_checklistitem", "change_checklistitem"]
    group.permissions.remove(*Permission.objects.filter(codename__in=names))
    client.force_login(clerk)

    assert answer(client, row) == 404


def test_a_draft_that_the_disk_lost_is_404(client):
    row = of_item(published_at=None)
    row.file.storage.delete(row.file.name)
    client.force_login(make.secretary())

    assert client.get(row.get_file_url()).status_code == 404


def test_a_draft_costs_a_stranger_little(client, django_assert_max_num_queries):
    address = of_item(published_at=None).get_file_url()

    # public files of each kind, whether one was withdrawn, and what the page of 404 prints
    with django_assert_max_num_queries(20):
        client.get(address)


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_minutes_that_are_not_public_are_kept_by_nobody(client, suffix):
    draft, public = make.meeting(published_at=None), make.meeting()
    client.force_login(make.secretary())

    response = made.answer(client, f"{draft.get_absolute_url()}minutes.{suffix}")
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"

    response = made.answer(client, f"{public.get_absolute_url()}minutes.{suffix}")
    assert response.status_code == 200
    assert "X-Robots-Tag" not in response

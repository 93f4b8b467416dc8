"""From each form of the back office its files can be opened, public or not."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.backoffice.row_page import address
from tests.pages.test_unpublished_files import (
    DATA,
    photograph,
    signed_minutes,
    signed_report,
    with_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def opened_from(client, page_address: str, row) -> list[str]:
    """The words of the links to the file on a page; what it leads to is the file."""
    html = " ".join(client.get(page_address).content.decode().split())
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>([^<]*)</a>', html)
    assert not [link for link, _ in links if row.file.name in link]  # no address of the storage
    assert b"".join(client.get(row.get_file_url())) == DATA
    return [words for link, words in links if link == row.get_file_url()]


@pytest.mark.parametrize("person", ["clerk", "secretary"])
def test_a_draft_is_opened_from_its_row(client, request, item, person):
    row = with_file(make.evidence(item, url="", file="x.pdf", published_at=None))
    client.force_login(request.getfixturevalue(person))

    assert "เปิดดูแฟ้ม (ยังไม่เผยแพร่)" in opened_from(client, address(item), row)


def test_a_sent_report_shows_its_files_to_the_clerk_too(client, clerk, item):
    row = with_file(make.evidence(item, url="", file="x.pdf", published_at=None))
    make.draft(item, author=clerk, state="submitted")
    client.force_login(clerk)

    assert {"เปิดดูแฟ้ม (ยังไม่เผยแพร่)", row.original_name} == {*opened_from(client, address(item), row)}


def test_a_closed_year_shows_files_under_their_own_names(client, secretary, item):
    row = with_file(make.evidence(item, url="", file="x.pdf", published_at=None))
    make.closed(item.fiscal_year)
    client.force_login(secretary)

    assert row.original_name in opened_from(client, address(item), row)


def test_a_withdrawn_file_is_opened_from_its_row(client, secretary, item):
    withdrawn = {"withdrawn_at": timezone.now(), "withdrawn_reason": "ผิดฉบับ"}
    row = with_file(make.evidence(item, url="", file="x.pdf", **withdrawn))
    client.force_login(secretary)

    assert "เปิดดูแฟ้ม (ถอนแล้ว)" in opened_from(client, address(item), row)


@pytest.mark.parametrize("kind", [photograph, signed_minutes, signed_report])
def test_drafts_of_other_kinds_are_opened_from_their_form(client, secretary, kind):
    row = kind(published_at=None)
    parent = getattr(row, "meeting", None) or row.report
    options = parent._meta
    form = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[parent.pk])
    client.force_login(secretary)

    assert opened_from(client, form, row)


@pytest.mark.parametrize("kind", [photograph, signed_minutes])
def test_also_by_whoever_may_only_look(client, secretary, kind):
    row = kind(published_at=None)
    rights = secretary.groups.get().permissions
    writing = rights.filter(codename__regex="^(add|change)_", content_type__app_label="meetings")
    rights.remove(*writing)
    client.force_login(secretary)
    form = f"/admin/meetings/meeting/{row.meeting_id}/change/"

    assert opened_from(client, form, row)

"""
Can a stranger see it? The one answer, held against what an anonymous client really gets.

Every kind of record, in every state of the row itself and of each row that it belongs to.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

import catalogue
from catalogue.visibility import visibility_of
from records.publication import Publishable
from records.stored_files import StoredFile
from tests import make
from tests.revision.test_each_kind import SHOWN, record_of

pytestmark = pytest.mark.django_db
MARK = "คำเฉพาะแถว"
LISTS = ["/2566/", "/2566/oit/", "/2566/measures/", "/meetings/", "/verify/", "/about/",
         "/2566/data/scores.csv", "/calendar.ics"]  # fmt: skip
# Rows without an address of their own.
ON_LISTS = ("sections", "years", "committees", "deadlines")
# Their words stand on public pages only beside other rows that carry them.
SHOWN_BY_OTHERS = ("divisions", "grades")
NOW = timezone.now
STATES = {
    "public": {"published_at": NOW() - timedelta(days=1), "withdrawn_at": None},
    "draft": {"published_at": None, "withdrawn_at": None},
    "scheduled": {"published_at": NOW() + timedelta(days=1), "withdrawn_at": None},
    "withdrawn": {
        "published_at": NOW() - timedelta(days=1),
        "withdrawn_at": NOW(),
        "withdrawn_reason": "ผิดฉบับ",
    },
}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def chain_of(row):
    """The row and those it belongs to, as far as each is published by itself."""
    parents = list(record_of(kind_of(row)).parents_of(row))
    return [each for each in [row, *parents] if isinstance(each, Publishable)]


def kind_of(row):
    return catalogue.record_of(type(row)).kind


def set_state(row, state):
    values = {"withdrawn_reason": "", **STATES[state]}
    if state != "public" and row._meta.get_field("published_at").null is False:
        values["published_at"] = values["published_at"] or STATES["public"]["published_at"]
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def stranger_gets(client, row, field):
    """Whether an anonymous reader finds the row's word, or its file, on any page."""
    if isinstance(row, StoredFile) and row.file:
        return client.get(row.get_file_url()).status_code == 200
    record = record_of(kind_of(row))
    pages = LISTS if kind_of(row) in ON_LISTS else [*LISTS, record.address(row)]
    answers = [client.get(page) for page in pages]
    return any(answer.status_code == 200 and MARK in answer.content.decode() for answer in answers)


@pytest.mark.parametrize(
    "kind", [name for name in SHOWN if SHOWN[name].field and name not in SHOWN_BY_OTHERS]
)
def test_the_answer_is_what_a_stranger_gets(client, kind):
    row, field = SHOWN[kind].shown(), SHOWN[kind].field
    type(row)._base_manager.filter(pk=row.pk).update(**{field: MARK})
    chain = chain_of(row)

    for changed in chain or [None]:
        for state in STATES if changed else ["public"]:
            for each in chain:
                set_state(each, state if each is changed else "public")
            fresh = type(row)._base_manager.get(pk=row.pk)
            seen = visibility_of(fresh)
            where = (kind, changed, state, seen.sentence)
            assert seen.is_public == stranger_gets(client, fresh, field), where
            public = record_of(kind).public_rows().filter(pk=row.pk)
            assert seen.is_public == public.exists(), where


def test_the_outermost_reason_comes_first_and_all_are_told():
    year = make.fiscal_year(2567, published_at=None)
    evidence = make.evidence(make.measure(year=year, number=3, title="งดรับ", published_at=None))

    assert visibility_of(evidence).sentence == (
        "ประชาชนยังไม่เห็น เพราะปีงบประมาณ 2567 ยังไม่เผยแพร่ และมาตรการที่ 3 งดรับ ยังไม่เผยแพร่"
    )


def test_a_report_that_waits_says_so():
    update = make.draft(make.item(), state="submitted")

    assert visibility_of(update).sentence == "ประชาชนยังไม่เห็น เพราะรายงานนี้ยังเป็น “รอตรวจ”"

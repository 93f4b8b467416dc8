"""A table with implausible values: told by line before it is confirmed, then taken as it is."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agency.models import GradeBand
from catalogue.notices import look_at
from measures.models import MeasureEvidence
from meetings.models import Meeting
from spreadsheets import importing
from tests import make
from tests.spreadsheets.tables import exported, read, rows_of, xlsx

pytestmark = pytest.mark.django_db


def changed(slug, user, **cells) -> bytes:
    """The exported table with these cells changed in its first row."""
    rows = rows_of(exported(slug, user))
    rows[0] |= cells
    return xlsx(rows)


def preview_of(slug, user, file):
    return importing.preview(*read(slug, user, file))


def test_a_meeting_outside_its_year(secretary):
    make.meeting(published_at=None)

    file = changed("meetings", secretary, วันที่ประชุม="29/11/2566")
    preview = preview_of("meetings", secretary, file)
    (told,) = preview.notices
    assert (told.line, told.column) == (2, "วันที่ประชุม")
    assert "อยู่ในปีงบประมาณ 2567 ไม่ใช่ 2566" in told.text
    assert Meeting.objects.get().held_on.isoformat() == "2022-11-29"

    assert importing.apply(*read("meetings", secretary, file), preview.seen).applied
    assert Meeting.objects.get().held_on.isoformat() == "2023-11-29"


def test_two_lines_of_one_file_with_the_same_number(secretary):
    make.meeting(published_at=None)
    make.meeting(published_at=None, held_on=date(2023, 1, 10))
    rows = rows_of(exported("meetings", secretary))
    rows[0]["ครั้งที่"], rows[1]["ครั้งที่"] = "1/2566", "๑/๒๕๖๖"

    preview = preview_of("meetings", secretary, xlsx(rows))

    assert [told.line for told in preview.notices] == [2, 3]
    assert {told.column for told in preview.notices} == {"ครั้งที่"}


def test_a_level_of_the_scale_speaks_of_its_year(administrator):
    year = make.fiscal_year(total_score=90, grade="ผ่าน")
    GradeBand.objects.create(fiscal_year=year, order=1, name="ผ่าน", min_total=85)

    file = changed("grades", administrator, คะแนนรวมตั้งแต่="95")
    preview = preview_of("grades", administrator, file)

    (told,) = preview.notices
    assert told.line == 2
    assert "ระดับ “ผ่าน” ไม่ตรงกับเกณฑ์ของปี" in told.text


def test_evidence_of_the_future(secretary):
    make.evidence(make.measure(), published_at=None)

    file = changed("measure-evidence", secretary, วันที่ของเอกสาร="1/1/2571")
    preview = preview_of("measure-evidence", secretary, file)

    assert ["ยังมาไม่ถึง" in told.text for told in preview.notices] == [True]
    assert MeasureEvidence.objects.get().document_date is None


def test_the_page_lists_them_under_the_same_heading(client, secretary):
    client.force_login(secretary)
    make.meeting(published_at=None)
    file = changed("meetings", secretary, วันที่ประชุม="29/11/2566")

    upload = {"file": SimpleUploadedFile("meetings.xlsx", file)}
    page = client.post("/admin/tables/meetings/", upload).content.decode()

    assert '<h2 id="notices-title">น่าสังเกต</h2>' in page
    assert 'value="นำเข้าตามที่กรอก"' in page


def test_many_lines_cost_no_more_queries(secretary):
    counts = []
    for rows in (2, 3):
        for _ in range(rows):
            make.meeting(number="1/2566")
        meetings = list(Meeting.objects.for_list())
        with CaptureQueriesContext(connection) as queries:
            assert look_at(meetings)
        counts.append(len(queries))
    assert counts[0] == counts[1]

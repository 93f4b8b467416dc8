"""Rows that the tests of the back office work on, and the people who open its pages."""

import pytest
from django.utils import timezone

from agency.models import User
from progress.models import JobRun
from tests import make
from tests.backoffice.english import Reader


@pytest.fixture
def item(palad):
    """An item of the division of `clerk`."""
    return make.item(divisions=[palad], title="แผนดำเนินงาน")


@pytest.fixture
def reader(client):
    reader = Reader(client)
    yield reader
    assert reader.english == {}


@pytest.fixture
def rows(palad):
    """At least one row of every kind that the back office lists, published and not."""
    make.agency()
    item = make.item(divisions=[palad])
    make.element(item)
    make.evidence(item)
    make.published(item, progress="- จัดทำแล้ว")
    make.item(instrument="IIT", withdrawn=True)
    measure = make.measure(divisions=[palad])
    make.draft(measure, state="submitted", results="จัดทำแล้ว")
    year = item.fiscal_year
    year.deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    meeting = make.meeting(year=year)
    meeting.agenda_items.create(order=1, title="เรื่องแจ้งเพื่อทราบ")
    make.edition(year=year)
    result = make.result(year)
    for part in (make.indicator_result, make.question_result, make.lost_item):
        part(result)
    make.group_comparison(result)
    make.result_remark(result)
    make.itas_sheet(year)
    make.link_check()
    JobRun.objects.create(name="check_links", started_at=timezone.now())
    make.evidence(item, title="หลักฐานที่เพิ่มหลังกรอก")


PEOPLE = {
    "superuser": lambda: User.objects.create_superuser("root", password="รหัสผ่านของ-root"),
    "clerk": lambda: make.clerk(make.division("สำนักปลัด")),
    "secretary": make.secretary,
    "administrator": make.administrator,
}


@pytest.fixture(params=PEOPLE)
def user(request, client, db):
    user = PEOPLE[request.param]()
    client.force_login(user)
    return user


@pytest.fixture
def root(client, db):
    user = PEOPLE["superuser"]()
    client.force_login(user)
    return user

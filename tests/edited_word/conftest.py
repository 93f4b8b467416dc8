"""Minutes with two agenda items, and their page of what comes back from Word."""

import pytest

from tests import make


@pytest.fixture
def meeting():
    made = make.meeting(opening="ประธานกล่าวเปิดการประชุม\n  ๑.๑ ข้อที่ย่อหน้า", place="ห้องประชุม")
    item = made.agenda_items.create(order=1, printed_number="๑", title="แจ้งให้ทราบ")
    item.details = "รายละเอียดเดิม\n- ข้อหนึ่ง\n  - ข้อย่อย"
    item.resolution = "รับทราบ"
    item.save()
    item.statements.create(order=1, speaker="นายหนึ่ง ใจดี", post="ประธาน", text="พูดก่อน\nบรรทัดสอง")
    item.statements.create(order=2, speaker="นายสอง ใจดี", text="พูดทีหลัง")
    made.agenda_items.create(order=2, printed_number="๒", title="เรื่องอื่น")
    return made


@pytest.fixture
def page(meeting, client):
    client.force_login(make.secretary())
    return f"/admin/imports/minutes/{meeting.pk}/"

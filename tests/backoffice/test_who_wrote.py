"""The row page names the right person: who wrote the words, who returned them."""

import pytest
from django.utils import timezone

from tests import make
from tests.backoffice.row_page import address, form_of, press

pytestmark = pytest.mark.django_db


def test_a_conflict_names_who_saved_last_not_who_began(client, palad, clerk, item):
    make.draft(item, author=clerk, progress="ของคนเริ่ม")
    writer = make.clerk(palad, username="writer-of-the-newest")
    client.force_login(clerk)
    opened = form_of(client, item)
    client.force_login(writer)
    press(client, item, "_continue", progress="ของคนล่าสุด")

    client.force_login(clerk)
    answer = client.post(address(item), {**opened, "progress": "ของฉัน", "_continue": "1"})

    page = answer.content.decode()
    panel = page[page.index('id="edit-conflict-title"') :]
    assert "writer-of-the-newest" in panel[: panel.index("</section>")]
    trail = page[page.index('id="trail-title"') :]
    assert "แก้ไขล่าสุดโดย writer-of-the-newest" in trail


def test_a_returned_row_names_the_reviewer(client, clerk, item, secretary):
    make.draft(
        item, author=clerk, state="returned", review_note="ขาดวันที่",
        reviewer=secretary, reviewed_at=timezone.now(),
    )  # fmt: skip
    client.force_login(clerk)

    page = client.get(address(item)).content.decode()

    step = page[page.index("row-step--returned") :]
    said = " ".join(step[: step.index("·")].split())
    assert "ส่งกลับแก้ไข" in said
    assert "โดย secretary" in said

"""While reviewing, the row page tells what approving would change, and what is new."""

import pytest

from progress.models import Status
from progress.review_changes import MOST_LINES, changes_of
from tests import make
from tests.backoffice.row_page import address, form_of
from tests.pages.test_unpublished_files import with_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def lines(row, draft) -> list[tuple[str, str]]:
    (text,) = changes_of(row, draft).texts
    return [(line.change, line.text) for line in text.lines]


def test_lines_that_change_are_told(item):
    make.published(item, progress="- เดิม\n- ตัด\n- ท้าย")
    draft = make.draft(item, status=Status.NOT_DONE, progress="- เดิม\n- เพิ่ม\n- ท้าย")

    assert lines(item, draft) == [
        ("", "- เดิม"),
        ("removed", "- ตัด"),
        ("added", "- เพิ่ม"),
        ("", "- ท้าย"),
    ]
    assert changes_of(item, draft).has_new_status


def test_a_first_report_is_new_from_end_to_end(item):
    draft = make.draft(item, progress="- ทำแล้ว")

    assert changes_of(item, draft).is_first
    assert lines(item, draft) == [("added", "- ทำแล้ว")]


def test_a_text_of_any_length_is_shown(item):
    draft = make.draft(item, progress="\n".join(f"- {n}" for n in range(MOST_LINES + 1)))

    assert len(lines(item, draft)) == MOST_LINES + 1


def test_the_reviewer_sees_words_and_new_files_beside_the_findings(client, item, clerk, secretary):
    make.published(item, progress="- เดิม")
    make.evidence(item, title="เห็นกันอยู่แล้ว")
    make.draft(item, author=clerk, state="submitted", progress="- ใหม่")
    row = with_file(make.evidence(item, title="แฟ้มใหม่", url="", file="x", published_at=None,
                                  added_by=clerk))  # fmt: skip
    client.force_login(secretary)

    html = " ".join(client.get(address(item)).content.decode().split())
    panel = html.partition('id="changes-title"')[2].partition("</section>")[0]

    assert "<del>- เดิม</del>" in panel
    assert "<ins>- ใหม่</ins>" in panel
    assert "หลักฐานใหม่ 1 รายการ" in panel
    assert f'href="{row.get_file_url()}"' in panel
    assert "เพิ่มโดย clerk" in panel
    assert "เห็นกันอยู่แล้ว" not in panel


def test_without_an_open_report_there_is_no_such_panel(client, item, secretary):
    make.published(item, progress="- เดิม")
    client.force_login(secretary)

    assert "changes-title" not in client.get(address(item)).content.decode()


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda item: make.evidence(item, title="เพิ่มทีหลัง", published_at=None),
        lambda item: item.evidence.get().elements.add(make.element(item)),
        lambda item: item.evidence.get().delete(),
        lambda item: make.evidence(item, title="ที่เผยแพร่แล้ว"),
    ],
    ids=["added", "changed", "removed", "added and published"],
)
def test_evidence_that_came_in_between_is_not_approved_unseen(client, item, secretary, meanwhile):
    make.draft(item, state="submitted", status=Status.NOT_DONE, progress="- ทำแล้ว")
    make.evidence(item, title="เห็นแล้ว", published_at=None)
    client.force_login(secretary)
    opened = form_of(client, item)
    meanwhile(item)

    response = client.post(address(item), {**opened, "_publish": "1"})

    assert response.status_code == 200
    assert "หลังจากที่ท่านเปิดหน้านี้" in response.content.decode()
    item.refresh_from_db()
    assert item.published_update is None

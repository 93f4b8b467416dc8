"""Minutes taken over: the agenda as it is numbered, what comes before it, its parts."""

import pytest

from meetings.models import Meeting
from tests.imports_documents.meetings_by_hand import END, HEAD, PEOPLE, START
from tests.imports_taking_over.taking import office, table, take

pytestmark = pytest.mark.django_db
AGENDA = ("เรื่องก่อนเข้าสู่ระเบียบวาระการประชุม", "มติที่ประชุม รับทราบ", "ระเบียบวาระที่ ๑ เรื่องสืบเนื่อง",
          "๑.๑ เว็บไซต์", "มติที่ประชุม เห็นชอบ ๖ เสียง ไม่เห็นชอบ ๑ เสียง")  # fmt: skip


def test_an_agenda_is_stored_as_it_is_printed(capsys, tmp_path):
    office()
    path = table(tmp_path, "\n".join([*HEAD, *PEOPLE, *START, *AGENDA, *END]), "รายงาน.txt")

    take(capsys, path, "meetings")

    items = Meeting.objects.get().agenda_items.all()
    assert [(item.numbering, item.is_empty) for item in items] == [
        ("", False),
        ("ระเบียบวาระที่ ๑", False),
        ("๑.๑", False),
    ]
    assert items[2].resolution == "เห็นชอบ ๖ เสียง ไม่เห็นชอบ ๑ เสียง"


def test_taken_over_again_nothing_changes(capsys, tmp_path):
    office()
    path = table(tmp_path, "\n".join([*HEAD, *PEOPLE, *START, *AGENDA, *END]), "รายงาน.txt")
    take(capsys, path, "meetings")

    again = take(capsys, path, "meetings")

    assert (again["added"], again["changed"]) == (0, 0)

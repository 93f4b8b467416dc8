"""Evidence in tables: addresses come in, files do not, what is published stays."""

import pytest

from tests import make
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, imported, tried

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(palad):
    item = make.item(number=1, divisions=[palad])
    make.element(item, order=1, text="แผนผัง")
    make.element(item, order=2, text="ฝ่ายการเมือง")
    return item


@pytest.fixture
def unpublished(item):
    """Evidence that is not published yet."""
    return make.evidence(item, title="แผนผัง", published_at=None)


def test_a_new_address_waits_with_a_draft_to_be_published(item, unpublished, clerk):
    make.published(item, progress="จัดทำแล้ว", status="done")
    unpublished.published_at = None
    unpublished.save()
    new = downloaded("item-evidence", clerk)[0] | {
        "รหัสหลักฐาน": "", "ชื่อหลักฐาน": "คำสั่ง", "ที่อยู่เว็บ": "https://ita.example.go.th/2",
        "วันที่ของเอกสาร": "2/1/2566", "พิสูจน์องค์ประกอบ (ลำดับ)": "2; 1", "พิสูจน์องค์ประกอบ": "",
    }  # fmt: skip

    done = imported("item-evidence", clerk, [new])

    assert done.errors == []
    added = item.evidence.get(title="คำสั่ง")
    assert (added.published_at, added.added_by, added.elements.count()) == (None, clerk, 2)
    draft = item.updates.open().get()
    assert (draft.state, draft.status, draft.progress) == ("draft", "done", "จัดทำแล้ว")


def test_a_pasted_address_is_mended(item, unpublished, clerk):
    new = downloaded("item-evidence", clerk)[0] | {
        "รหัสหลักฐาน": "", "ชื่อหลักฐาน": "คำสั่ง", "ที่อยู่เว็บ": " ita.example.go.th:8080/ก ข ",
        "ผลตรวจลิงก์": "",
    }  # fmt: skip

    assert imported("item-evidence", clerk, [new]).errors == []
    assert item.evidence.get(title="คำสั่ง").url == "https://ita.example.go.th:8080/ก%20ข"


def test_the_table_tells_what_is_known_of_a_link(item, unpublished, clerk):
    unpublished.last_link_check = make.link_check(unpublished.url, outcome="blocked")
    unpublished.save()

    told = downloaded("item-evidence", clerk)[0]["ผลตรวจลิงก์"]
    assert told == unpublished.link.words
    assert told.startswith("ยังตรวจลิงก์ไม่ได้")


def test_a_file_cannot_come_in_with_a_table(item, unpublished, clerk):
    new = downloaded("item-evidence", clerk)[0] | {
        "รหัสหลักฐาน": "", "ชื่อหลักฐาน": "ประกาศ", "ที่อยู่เว็บ": "", "ชื่อแฟ้ม": "ประกาศ.pdf",
        "ผลตรวจลิงก์": "",
    }  # fmt: skip

    named = errors_of(tried("item-evidence", clerk, [new]))
    nameless = errors_of(tried("item-evidence", clerk, [new | {"ชื่อแฟ้ม": ""}]))

    assert named == [("ชื่อแฟ้ม", "ระบบเติมคอลัมน์นี้ให้เอง แก้ไขด้วยตารางไม่ได้")]
    assert nameless == [("ที่อยู่เว็บ", "กรุณากรอกที่อยู่เว็บ การแนบแฟ้มทำได้ในหน้ารายการเท่านั้น")]


def test_stored_files_go_out_with_name_and_hash_and_never_change(item, clerk):
    make.evidence(item, url="", file="x.pdf", original_name="น้ำ.pdf", sha256="ab" * 32)
    (row,) = downloaded("item-evidence", clerk)

    assert (row["ชื่อแฟ้ม"], row["SHA-256 ของแฟ้ม"]) == ("น้ำ.pdf", "ab" * 32)
    errors = errors_of(tried("item-evidence", clerk, [row | {"ชื่อแฟ้ม": "อื่น.pdf"}]))
    assert [column for column, _ in errors] == ["ชื่อแฟ้ม"]


def test_the_table_tells_which_files_are_scanned(item, clerk):
    for name, reading in (("สแกน.pdf", "no_text"), ("พิมพ์.pdf", "text")):
        make.evidence(item, url="", file="x.pdf", original_name=name, reading=reading)

    told = {row["ชื่อแฟ้ม"]: row["ข้อความในแฟ้ม"] for row in downloaded("item-evidence", clerk)}
    assert told == {"สแกน.pdf": "ไม่มีข้อความ (ภาพสแกน)", "พิมพ์.pdf": "อ่านข้อความได้"}


def test_what_is_published_cannot_be_changed(item, clerk):
    make.evidence(item, title="ประกาศ")
    (row,) = downloaded("item-evidence", clerk)

    ((columns, text),) = errors_of(
        tried("item-evidence", clerk, [row | {"ชื่อหลักฐาน": "อื่น", "พิสูจน์องค์ประกอบ (ลำดับ)": "1"}])
    )

    assert columns == "ชื่อหลักฐาน, พิสูจน์องค์ประกอบ (ลำดับ)"
    assert text.startswith("หลักฐานนี้อนุมัติแล้ว")


def test_a_guessed_number_of_another_divisions_evidence_leads_nowhere(unpublished, clerk):
    theirs = make.item(number=2, divisions=[make.division("กองคลัง")])
    secret = make.evidence(theirs, title="ร่างลับ", published_at=None)
    (row,) = downloaded("item-evidence", clerk)
    mine_renumbered = row | {"รหัสหลักฐาน": secret.pk, "ชื่อหลักฐาน": "แอบแก้"}

    preview = tried("item-evidence", clerk, [mine_renumbered])
    of_theirs = tried("item-evidence", clerk, [mine_renumbered | {"ข้อ": "o2", "รหัสหลักฐาน": ""}])

    assert errors_of(preview) == [("รหัสหลักฐาน", "ไม่มีรหัสนี้ในรายการที่ท่านแก้ไขได้ แถวใหม่ให้เว้นรหัสว่างไว้")]
    assert "ร่างลับ" not in str(preview)
    assert [column for column, _ in errors_of(of_theirs)] == ["ทั้งแถว"]


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("ที่อยู่เว็บ", "javascript:alert(1)", "กรุณากรอกที่อยู่เว็บให้ถูกต้อง"),
        ("พิสูจน์องค์ประกอบ (ลำดับ)", "1; 9", "ข้อนี้ไม่มีองค์ประกอบลำดับ 9"),
        ("วันที่ของเอกสาร", "เมื่อวาน", "อ่านวันที่ “เมื่อวาน” ไม่ออก"),
    ],
)
def test_a_wrong_cell_is_told(unpublished, clerk, column, typed, said):
    (row,) = downloaded("item-evidence", clerk)

    ((where, text),) = errors_of(tried("item-evidence", clerk, [row | {column: typed}]))

    assert where == column
    assert text.startswith(said)


def test_the_same_new_address_twice_is_an_error(unpublished, clerk):
    (row,) = downloaded("item-evidence", clerk)

    preview = tried("item-evidence", clerk, [row | {"รหัสหลักฐาน": ""}])

    assert errors_of(preview) == [("ที่อยู่เว็บ", "รายการนี้มีหลักฐานชื่อและที่อยู่เว็บนี้แล้ว")]


def test_an_address_inside_a_network_does_not_come_in(item, unpublished, clerk):
    new = downloaded("item-evidence", clerk)[0] | {
        "รหัสหลักฐาน": "", "ชื่อหลักฐาน": "คำสั่ง", "ที่อยู่เว็บ": "http://169.254.169.254/a",
    }  # fmt: skip

    errors = errors_of(tried("item-evidence", clerk, [new]))

    assert [(column, "เครือข่ายภายใน" in text) for column, text in errors] == [("ที่อยู่เว็บ", True)]
    assert item.evidence.count() == 1

"""What a line of an imported table changes, and what it may not."""

from datetime import date, datetime

import pytest
from auditlog.models import LogEntry

from agency.models import Deadline
from measures.models import Measure
from oit_checklist.models import Element
from progress.reviewing import submit
from spreadsheets import importing
from tests import make
from tests.spreadsheets.tables import exported, read, rows_of, xlsx

pytestmark = pytest.mark.django_db

PROGRESS = "ความก้าวหน้าผลการดำเนินการ"
VERSION = "รุ่นของแถว (ห้ามแก้)"


def tried(slug, user, rows):
    """What importing these rows would do."""
    return importing.preview(*read(slug, user, xlsx(rows)))


def imported(slug, user, rows):
    seen = tried(slug, user, rows).seen
    return importing.apply(*read(slug, user, xlsx(rows)), seen)


def downloaded(slug, user):
    return rows_of(exported(slug, user))


def errors_of(preview):
    """The errors, as pairs of column and sentence."""
    return [(error.column, error.text) for error in preview.errors]


@pytest.fixture
def item(palad):
    return make.item(number=1, divisions=[palad], title="แผนผัง")


# -- Reports ------------------------------------------------------------------------------


def test_a_clerks_text_becomes_a_draft_and_the_public_sees_nothing_of_it(item, clerk, client):
    make.published(item, progress="เดิม")
    rows = downloaded("items", clerk)
    rows[0] |= {PROGRESS: "- ใหม่"}

    done = imported("items", clerk, rows)

    assert done.applied
    draft = item.updates.open().get()
    assert (draft.state, draft.author, draft.progress) == ("draft", clerk, "- ใหม่")
    item.refresh_from_db()
    assert item.published_update.progress == "เดิม"
    assert "ใหม่" not in client.get("/2566/oit/o1/").content.decode().partition("<main")[2]


def test_the_preview_calls_the_row_by_code_and_name(item, clerk):
    rows = downloaded("items", clerk)
    rows[0] |= {PROGRESS: "- ใหม่"}

    (change,) = tried("items", clerk, rows).changed

    assert change.name.endswith("แผนผัง")
    assert change.name != "แผนผัง"


def test_the_log_says_who_and_that_it_was_an_import(item, clerk):
    rows = downloaded("items", clerk)
    LogEntry.objects.all().delete()

    imported("items", clerk, [rows[0] | {PROGRESS: "ใหม่"}])

    (entry,) = LogEntry.objects.all()
    assert (entry.actor, entry.additional_data["way"]) == (clerk, "นำเข้าตาราง")


@pytest.mark.parametrize(
    ("code", "label"),
    [("done", "ยังไม่ได้ดำเนินการ"), ("not_done", "ดำเนินการ"), ("done", ""), ("", "ดำเนินการ")],
)
def test_the_status_may_be_typed_as_its_code_or_in_words(item, clerk, code, label):
    rows = downloaded("items", clerk)

    imported("items", clerk, [rows[0] | {"สถานะ (รหัส)": code, "สถานะ": label}])

    assert item.updates.get().status == "done"


def test_a_wrong_status_is_told_with_the_right_ones(item, clerk):
    rows = downloaded("items", clerk)

    preview = tried("items", clerk, [rows[0] | {"สถานะ (รหัส)": "finished"}])

    known = "not_done (ยังไม่ได้ดำเนินการ), done (ดำเนินการ)"
    assert errors_of(preview) == [("สถานะ (รหัส)", f"ไม่รู้จักรหัส “finished” ใช้ได้เฉพาะ {known}")]


def test_a_row_that_waits_for_review_is_an_error_for_the_clerk(item, clerk):
    submit(make.draft(item, author=clerk, progress="ส่งแล้ว"), clerk)
    rows = downloaded("items", clerk)

    assert tried("items", clerk, rows).errors == []
    preview = tried("items", clerk, [rows[0] | {PROGRESS: "แก้"}])

    ((place, said),) = errors_of(preview)
    assert place == PROGRESS
    assert "รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ" in said
    assert "กรุณาส่งออกใหม่" in said


def test_a_row_that_somebody_changed_since_the_download_is_an_error(item, clerk):
    rows = [downloaded("items", clerk)[0] | {PROGRESS: "ของฉัน"}]
    make.draft(item, progress="ของเพื่อน")

    ((column, text),) = errors_of(tried("items", clerk, rows))

    assert column == VERSION
    assert "มีผู้แก้ไขรายการนี้" in text
    assert tried("items", clerk, [rows[0] | {VERSION: ""}]).errors == []


def test_a_closed_year_is_left_alone(item, secretary):
    rows = downloaded("items", secretary)
    item.fiscal_year.closed_on = date(2024, 1, 1)
    item.fiscal_year.save()

    preview = tried("items", secretary, [rows[0] | {"ข้อมูล": "ใหม่", PROGRESS: "ใหม่"}])

    assert errors_of(preview) == [(f"ข้อมูล, {PROGRESS}", item.fiscal_year.why_closed)]


# -- Whose rows ---------------------------------------------------------------------------


def test_a_clerk_may_not_change_what_defines_the_row(item, clerk):
    rows = downloaded("items", clerk)

    preview = tried("items", clerk, [rows[0] | {"ข้อมูล": "อื่น", "ลำดับการคลิก": "หน้าแรก"}])

    assert errors_of(preview) == [("ข้อมูล, ลำดับการคลิก", "แก้ไขได้เฉพาะเลขานุการ")]


def test_a_public_row_of_another_division_is_told_whose_it_is(item, clerk, secretary):
    make.item(number=2, divisions=[make.division("กองคลัง")])
    theirs = downloaded("items", secretary)[1] | {PROGRESS: "แอบแก้"}

    assert errors_of(tried("items", clerk, [theirs])) == [
        ("ทั้งแถว", "รายการนี้เป็นของกองคลัง ไม่ใช่ของส่วนราชการของท่าน")
    ]


def test_another_divisions_unknown_row_reads_like_one_that_does_not_exist(item, clerk):
    year = make.fiscal_year(2570, published_at=None)
    make.item(number=2, year=year, divisions=[make.division("กองคลัง")])
    own = downloaded("items", clerk)[0]
    theirs = own | {"ปีงบประมาณ": "2570", "ข้อ": "o2", PROGRESS: "แอบแก้"}

    assert [row["ข้อ"] for row in downloaded("items", clerk)] == ["o1"]
    answers = (
        errors_of(tried("items", clerk, [theirs])),
        errors_of(tried("items", clerk, [theirs | {"ข้อ": "o99"}])),
    )

    assert (
        answers[0]
        == answers[1]
        == [("ทั้งแถว", "ไม่มีรายการนี้ในรายการที่ท่านแก้ไขได้ กรุณาตรวจปีและเลขที่ของรายการ")]
    )


def test_a_secretary_changes_definitions_and_divisions_by_name(item, secretary):
    make.division("กองคลัง")
    rows = downloaded("items", secretary)

    done = imported(
        "items",
        secretary,
        [rows[0] | {"ผู้รับผิดชอบ": "กองคลัง;สำนักปลัด", "กำหนดส่งรายงาน": "๓๐ เม.ย. ๖๖", "ข้อ": "๐๑"}],
    )

    assert done.errors == []
    item.refresh_from_db()
    assert set(item.responsible) == {"กองคลัง", "สำนักปลัด"}
    assert item.due_on == date(2023, 4, 30)


def test_an_unknown_division_is_told_with_the_known_ones(item, secretary):
    rows = downloaded("items", secretary)

    preview = tried("items", secretary, [rows[0] | {"ผู้รับผิดชอบ": "กองช่างฟ้า"}])

    assert errors_of(preview) == [("ผู้รับผิดชอบ", "ไม่รู้จักส่วนราชการ “กองช่างฟ้า” ที่มีคือ สำนักปลัด")]


def test_a_new_measure_with_its_report(secretary, palad):
    make.measure(number=1)
    new = downloaded("measures", secretary)[0] | {
        "ลำดับที่": 2, "มาตรการ/กิจกรรม": "งดรับของขวัญ", "ผู้รับผิดชอบ": "สำนักปลัด",
        "สถานะ": "", "สถานะ (รหัส)": "done", "สรุปผลการดำเนินการ": "ประกาศแล้ว",
        "ขั้นตอน": "", "เผยแพร่เมื่อ": "",
    }  # fmt: skip

    done = imported("measures", secretary, [new])

    assert (done.errors, done.added) == ([], 1)
    measure = Measure.objects.get(number=2)
    assert (measure.published_at, measure.responsible) == (None, ["สำนักปลัด"])
    assert measure.updates.get().results == "ประกาศแล้ว"


# -- All or nothing -----------------------------------------------------------------------


def test_one_wrong_line_keeps_all_others_out(secretary):
    make.division("สำนักปลัด")
    measures = [make.measure(number=1, title="หนึ่ง"), make.measure(number=2, title="สอง")]
    rows = downloaded("measures", secretary)

    done = imported(
        "measures",
        secretary,
        [rows[0] | {"มาตรการ/กิจกรรม": "ใหม่"}, rows[1] | {"เริ่ม": "31/02/2566"}],
    )

    assert (done.applied, errors_of(done)) == (False, [("เริ่ม", "ไม่มีวันที่ “31/02/2566” ในปฏิทิน")])
    measures[0].refresh_from_db()
    assert measures[0].title == "หนึ่ง"


def test_a_preview_stores_nothing(item, secretary):
    rows = downloaded("items", secretary)
    logged = LogEntry.objects.count()

    preview = tried("items", secretary, [rows[0] | {"ข้อมูล": "ใหม่", PROGRESS: "ใหม่"}])

    assert [change.column for change in preview.changed[0].changes] == ["ข้อมูล", PROGRESS]
    assert not item.updates.exists()
    assert LogEntry.objects.count() == logged


def test_a_preview_that_is_no_longer_true_is_refused(item, secretary):
    rows = [downloaded("items", secretary)[0] | {"ข้อมูล": "ใหม่"}]
    seen = tried("items", secretary, rows).seen
    make.draft(item, progress="ระหว่างนั้น")

    with pytest.raises(importing.StaleImportError, match="มีผู้แก้ไขข้อมูล"):
        importing.apply(*read("items", secretary, xlsx(rows)), seen)


def test_the_same_row_twice_is_an_error(item, secretary):
    rows = downloaded("items", secretary)

    assert errors_of(tried("items", secretary, rows * 2)) == [("ทั้งแถว", "ซ้ำกับแถวที่ 2 ของแฟ้ม")]


def test_rules_of_the_database_are_told_by_column(secretary):
    make.measure(number=1, title="หนึ่ง")
    rows = downloaded("measures", secretary)

    preview = tried("measures", secretary, [rows[0] | {"เริ่ม": "2/1/2566", "สิ้นสุด": "1/1/2566"}])
    too_long = tried("measures", secretary, [rows[0] | {"มาตรการ/กิจกรรม": "ก" * 501}])

    assert errors_of(preview) == [("ทั้งแถว", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น")]
    assert [column for column, _ in errors_of(too_long)] == ["มาตรการ/กิจกรรม"]


# -- Smaller tables -----------------------------------------------------------------------


def test_a_date_that_the_program_made_of_the_typed_one_is_read_in_the_buddhist_era(secretary):
    make.fiscal_year().deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    rows = downloaded("deadlines", secretary)

    imported("deadlines", secretary, [rows[0] | {"ครบกำหนดวันที่": datetime(2566, 5, 1)}])

    assert Deadline.objects.get().due_on == date(2023, 5, 1)


def test_the_same_new_row_is_not_added_twice(secretary):
    make.fiscal_year().deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    new = [downloaded("deadlines", secretary)[0] | {"รหัส": "", "เรื่อง": "ประชุม"}]

    assert imported("deadlines", secretary, new).added == 1
    errors = errors_of(tried("deadlines", secretary, new))
    assert errors == [("ทั้งแถว", "ปีงบประมาณนี้มีกำหนดการเรื่องนี้แล้ว")]


def test_elements_are_worded_and_added_below_another(item, secretary):
    first = make.element(item, order=1, text="แผนผัง")
    rows = downloaded("elements", secretary)
    new = rows[0] | {"ลำดับ": 2, "องค์ประกอบด้านข้อมูล": "ฝ่ายการเมือง", "อยู่ใต้ลำดับ": 1}

    done = imported("elements", secretary, [rows[0] | {"เลขข้อที่พิมพ์": "(๑)"}, new])

    assert done.errors == []
    assert Element.objects.get(order=2).parent == first
    assert Element.objects.get(order=1).marker == "(๑)"

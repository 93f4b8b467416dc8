"""The agenda of minutes: headings, who said what, what was resolved."""

import pytest

from tests.imports_documents.meetings_by_hand import meeting, proposal

pytestmark = pytest.mark.no_database


def agenda(*lines, **parts):
    return meeting(agenda=lines, **parts)["agenda"]


def turns(*lines, **parts):
    (item,) = agenda("ระเบียบวาระที่ ๑ เรื่องแจ้ง", *lines, **parts)
    return [
        tuple(turn[name] for name in ("speaker", "post", "text")) for turn in item["statements"]
    ]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("ระเบียบวาระที่ ๑ เรื่องแจ้ง", "๑", "เรื่องแจ้ง"),
        ("ระเบียบวาระที่ ๑\tเรื่องแจ้ง  -ไม่มี-", "๑", "เรื่องแจ้ง"),
        ("วาระที่ 1 : เรื่องแจ้ง (ไม่มี)", "1", "เรื่องแจ้ง"),
        ("วาระที่ 1. เรื่องแจ้ง", "1", "เรื่องแจ้ง"),
        ("ระเบียบวาระ ๑ เรื่องแจ้ง", "๑", "เรื่องแจ้ง"),
        ("ระเบียบวาระที่ ๑\nเรื่องแจ้ง", "๑", "เรื่องแจ้ง"),
        ("เรื่องก่อนเข้าสู่ระเบียบวาระการประชุม", "", "เรื่องก่อนเข้าสู่ระเบียบวาระการประชุม"),
        ("ก่อนวาระ", "", "ก่อนวาระ"),
    ],
)
def test_a_heading_has_its_number_and_title(line, number, title):
    found = agenda(line)

    assert [(item["number"], item["title"]) for item in found] == [(number, title)]


def test_parts_of_an_item_follow_it():
    found = agenda(
        "วาระที่ ๓ เรื่องสืบเนื่อง", "๓.๑ เว็บไซต์", "มติ รับทราบ", "3.1.1 หน้าแรก", "๓.๒ แบบวัด",
        "๓.๑ ล้านบาทเป็นงบที่ตั้งไว้", "วาระที่ ๔ อื่น ๆ",
    )  # fmt: skip

    assert [item["number"] for item in found] == ["๓", "๓.๑", "3.1.1", "๓.๒", "๔"]
    assert found[0]["resolution"] == ""


def test_numbers_serve_where_nobody_writes_agenda():
    found = proposal(agenda=("๑. เรื่องแจ้ง", "๑. ข้อแรก", "๒. ข้อสอง", "มติ รับทราบ", "๒. เรื่องอื่น ๆ"))

    titles = [item["title"] for item in found.rows[0].values["agenda"]]
    assert titles == ["เรื่องแจ้ง", "เรื่องอื่น ๆ"]
    assert "แบ่งวาระตามเลขข้อ" in found.tell[0]


@pytest.mark.parametrize(
    "line",
    [
        "มติที่ประชุม  เห็นชอบ", "มติ : เห็นชอบ", "มติที่ประชุม\tเห็นชอบ", "มติที่ประชุม\nเห็นชอบ",
        "ที่ประชุมมีมติเห็นชอบ", "ที่ประชุมพิจารณาแล้วมีมติเห็นชอบ", "ที่ประชุม  เห็นชอบ", "ที่ประชุมเห็นชอบ",
        "มติที่ประชุม - เห็นชอบ", "สรุปมติที่ประชุม เห็นชอบ",
    ],
)  # fmt: skip
def test_a_resolution_is_found(line):
    (item,) = agenda("ระเบียบวาระที่ ๑ เรื่องแจ้ง", "เสนอแผนงาน", line)

    assert item["resolution"] == "เห็นชอบ"
    assert [turn["text"] for turn in item["statements"]] == ["เสนอแผนงาน"]


def test_a_resolution_goes_on_in_a_list_and_with_votes():
    (item,) = agenda(
        "วาระที่ ๑ แผน", "มติที่ประชุม ดังนี้", "๑. เห็นชอบแผน", "๒. มอบนิติกร", "เห็นชอบ ๖ เสียง ไม่เห็นชอบ ๐ เสียง"
    )

    assert item["resolution"].splitlines()[1:] == [
        "๑. เห็นชอบแผน", "๒. มอบนิติกร", "เห็นชอบ ๖ เสียง ไม่เห็นชอบ ๐ เสียง",
    ]  # fmt: skip


def test_what_follows_a_resolution_is_asked():
    found = proposal(agenda=("วาระที่ ๑ แผน", "มติที่ประชุม เห็นชอบ", "ปิดท้ายด้วยข้อความที่ไม่รู้ว่าใครพูด"))

    assert found.rows[0].values["agenda"][0]["resolution"] == "เห็นชอบ"
    assert "หลังมติ" in found.doubts[0].why


def test_the_meeting_speaks_in_between_and_resolves_at_the_end():
    (item,) = agenda(
        "วาระที่ ๑ แผน", "ประธาน\tมีข้อสงสัยหรือไม่", "ที่ประชุม\tไม่มี", "ประธาน\tขอมติ", "ที่ประชุม\tเห็นชอบ"
    )

    assert [turn["speaker"] for turn in item["statements"]] == ["ประธาน", "ที่ประชุม", "ประธาน"]
    assert item["resolution"] == "เห็นชอบ"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("นายตัวอย่าง มั่นคง แจ้งว่ามีประกาศ", ("นายตัวอย่าง มั่นคง", "", "แจ้งว่ามีประกาศ")),
        ("นายตัวอย่าง มั่นคง : มีประกาศ", ("นายตัวอย่าง มั่นคง", "", "มีประกาศ")),
        ("นายตัวอย่าง มั่นคง\tปลัดเทศบาล\tมีประกาศ", ("นายตัวอย่าง มั่นคง", "ปลัดเทศบาล", "มีประกาศ")),
        ("นางสาวมานี ทดสอบ (นิติกร) รายงานผล", ("นางสาวมานี ทดสอบ", "นิติกร", "รายงานผล")),
        ("นางสาวมานี ทดสอบ กรรมการและเลขานุการ รายงานผล",
         ("นางสาวมานี ทดสอบ", "กรรมการและเลขานุการ", "รายงานผล")),
        ("นางสาวมานี รายงานผล", ("นางสาวมานี", "", "รายงานผล")),
        ("- นางสาวมานี ทดสอบ เห็นด้วย", ("นางสาวมานี ทดสอบ", "", "เห็นด้วย")),
        ("ประธาน แจ้งที่ประชุม", ("ประธาน", "", "แจ้งที่ประชุม")),
        ("เลขานุการ: รายงานผล", ("เลขานุการ", "", "รายงานผล")),
        ("ฝ่ายเลขานุการ\tรายงานผล", ("ฝ่ายเลขานุการ", "", "รายงานผล")),
        ("นิติกร\tรายงานผล", ("นิติกร", "", "รายงานผล")),
        ("ประธานแจ้งปฏิทิน", ("", "", "ประธานแจ้งปฏิทิน")),
        ("นายแขก มาไกล สอบถามเรื่องงบ", ("นายแขก มาไกล", "", "สอบถามเรื่องงบ")),
        ("นายแขก มาไกล มีที่ดินริมคลอง", ("", "", "นายแขก มาไกล มีที่ดินริมคลอง")),
    ],
)  # fmt: skip
def test_a_speaker_stands_before_the_words(line, expected):
    assert turns(line) == [expected]


def test_what_a_speaker_reads_out_stays_with_the_speaker():
    found = turns(
        "ประธาน\tแต่งตั้งดังนี้", "๑. นายตัวอย่าง มั่นคง ประธานกรรมการ", "๒. นิติกร กรรมการ", "จึงแจ้งให้ทราบ"
    )

    assert [turn[0] for turn in found] == ["ประธาน"]
    assert found[0][2].count("\n") == 3


def test_a_table_of_speakers_and_words_is_read():
    rows = [["นางสาวมานี ทดสอบ\nเลขานุการ", "รายงานผล\nครบถ้วน"], ["ที่ประชุม", "ไม่มีข้อซักถาม"],
            ["ประธาน", "ขอบคุณ"]]  # fmt: skip

    assert turns(rows) == [
        ("นางสาวมานี ทดสอบ", "เลขานุการ", "รายงานผล\nครบถ้วน"),
        ("ที่ประชุม", "", "ไม่มีข้อซักถาม"),
        ("ประธาน", "", "ขอบคุณ"),
    ]


def test_a_whole_agenda_in_a_table_of_two_columns_is_read():
    rows = [["ระเบียบวาระที่ ๑", "เรื่องแจ้ง"], ["ประธาน", "มีประกาศ"], ["มติที่ประชุม", "รับทราบ"],
            ["ระเบียบวาระที่ ๒\nเรื่องอื่น ๆ", "-ไม่มี-"]]  # fmt: skip
    found = agenda(rows)

    assert [(item["number"], item["title"], item["resolution"]) for item in found] == [
        ("๑", "เรื่องแจ้ง", "รับทราบ"),
        ("๒", "เรื่องอื่น ๆ", ""),
    ]


def test_a_table_of_figures_stays_in_the_words():
    rows = [["ข้อ", "ได้", "ไม่ได้"], ["๑", "๑๐", "๒"]]

    assert turns("เลขานุการ\tผลดังตาราง", rows)[0][2] == "ผลดังตาราง\nข้อ ได้ ไม่ได้\n๑ ๑๐ ๒"


def test_a_catchword_of_the_page_is_left_out_and_told():
    found = proposal(agenda=("วาระที่ ๑ แผน", "ข้อความก่อน", "/๒. หาก...", "- ๒ -", "ข้อความหลัง"))

    text = found.rows[0].values["agenda"][0]["statements"][0]["text"]
    assert text == "ข้อความก่อน\nข้อความหลัง"
    assert "คำเชื่อมหน้าถัดไป" in found.left_out[0].why


def test_a_list_before_the_first_speaker_is_what_the_item_is_about():
    (item,) = agenda("วาระที่ ๔ เรื่องเพื่อพิจารณา", "๑. แผนปี ๒๕๖๖", "ประธาน\tขอเชิญพิจารณา")

    assert item["details"] == "๑. แผนปี ๒๕๖๖"
    assert [turn["speaker"] for turn in item["statements"]] == ["ประธาน"]

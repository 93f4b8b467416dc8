"""PDF files: tables ruled and over pages, wrapped Thai lines, links, scans, passwords, bombs."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import weasyprint

import documents
from documents.pdf import render_pdf
from office_files.contents import Grid, Link, OfficeFile, OfficeFileError
from office_files.reading import read_office_file
from tests.sample_files import pdf_of, scanned_pdf

STYLE = (
    "<style>@page{size:A4;margin:2cm}body{font-size:14pt}table{border-collapse:collapse}"
    "td,th{border:1px solid black;padding:4pt;vertical-align:top}</style>"
)
LONG = "รายการข้อมูลเรื่องการจัดซื้อจัดจ้างและการบริหารพัสดุของหน่วยงานที่ผู้นำเห็นชอบด้วยน้ำใจไมตรี"


def made(body: str, style: str = "") -> bytes:
    """A PDF as the portal makes them, whose text is exact."""
    head = f"<title>ก</title>{STYLE}<style>{style}</style>"
    return render_pdf(f"<!doctype html><html lang=th><head>{head}</head><body>{body}</body></html>")


def read(body: str, style: str = "") -> OfficeFile:
    return read_office_file(made(body, style), "a.pdf")


def grid(body: str, style: str = "") -> Grid:
    return read(body, style).grids[0]


def table(*rows: str, width: str = "100%") -> str:
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table style='width:{width}'>{lines}</table>"


def refused(data: bytes) -> str:
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data, "a.pdf")
    return str(error.value)


def test_wrapped_thai_lines_are_one_again_without_spaces():
    found = grid(table(f"<td>๑<td>{LONG}", "<td>๒<td>ข", width="250pt"))

    assert found.at(1, 2).text == LONG


@pytest.mark.parametrize("mark", ["- ", "๑. ", "(๒) ", "• ", "☐ ", "๑) ", "ก) ", "https://"])
def test_a_list_mark_begins_a_new_line_however_full_the_one_before(mark):
    found = grid(table(f"<td>๑<td>{mark}{LONG}<br>{mark}{LONG}", "<td>๒<td>ข", width="250pt"))

    assert found.at(1, 2).text.split("\n") == [f"{mark}{LONG}"] * 2


def test_short_lines_of_a_cell_stay_apart():
    found = grid(table("<td>ที่<td>ตำแหน่ง", "<td>๑<td>ปลัดเทศบาล<br>ประธานกรรมการ"))

    assert found.at(2, 2).text == "ปลัดเทศบาล\nประธานกรรมการ"


def test_parts_of_the_office_below_each_other_stay_apart():
    found = grid(table("<td>สำนักปลัด<br>กองช่าง<br>กองคลัง<td>ข", "<td>ก<td>ง", width="110pt"))

    assert found.at(1, 1).text == "สำนักปลัด\nกองช่าง\nกองคลัง"


def test_marks_above_and_below_stand_at_their_letters():
    words = "น้ำ ผู้นำ ซื้อ กำนัน ตั้งใจ เรื่อง ปี่ ญี่ปุ่น ฐานะ ไม้ ปู่ย่า พิมพ์ สิ่งที่ ก็ดี ค่ำ"

    assert [one.text for one in read(f"<p>{words}</p>").paragraphs] == [words]


def test_cells_over_rows_and_columns_are_merged():
    found = grid(
        table(
            "<th rowspan=2>ที่<th colspan=2>โครงการ<th rowspan=2>ลิงก์",
            "<th>ชื่อ<th>งบ",
            "<td>๑<td>ก<td>๑๐,๐๐๐<td>-",
        )
    )

    assert found.shown_at(2, 1).text == "ที่"
    assert found.shown_at(1, 3).text == "โครงการ"
    assert (found.at(2, 3).text, found.at(3, 3).text) == ("งบ", "๑๐,๐๐๐")


def test_links_stand_in_their_cells_and_paragraphs():
    address = "https://www.example.go.th/a?x=1&amp;y=2"
    file = read(
        f"<p>ดู <a href='{address}'>แผน</a></p>"
        + table("<td>o1<td><a href='https://e.go.th/b.pdf'>แฟ้ม</a>", "<td>o2<td>-", width="150pt")
    )

    assert next(file.paragraphs).links == (Link("แผน", "https://www.example.go.th/a?x=1&y=2"),)
    assert file.grids[0].at(1, 2).links == (Link("แฟ้ม", "https://e.go.th/b.pdf"),)
    assert file.grids[0].rows == [1, 2]  # the line under a link is no border


def test_a_table_over_pages_is_one_and_its_heads_come_once():
    rows = [f"<td>o{at}<td>{LONG}<td>กองคลัง" for at in range(1, 61)]
    body = "<table><thead><tr><th>ข้อ<th>ข้อมูล<th>หน่วยงาน</thead>"
    body += "".join(f"<tr>{row}" for row in rows) + "</table>"

    file = read(body, "tr{break-inside:avoid}")

    assert [file.grids[0].at(row, 1).text for row in file.grids[0].rows] == [
        "ข้อ", *(f"o{at}" for at in range(1, 61)),
    ]  # fmt: skip
    assert len(file.grids) == 1
    assert any("มีหัวตารางซ้ำในหน้าถัดไป" in told for told in file.told)


def test_a_row_parted_by_the_end_of_a_page_is_one():
    filler = "<p style='height:640pt;margin:0'>ต้น</p>"
    text = " ".join(f"คำที่{at}" for at in range(120))

    file = read(filler + table("<th>ที่<th>ผล", f"<td>๑<td>{text}", "<td>๒<td>จบ", width="200pt"))

    assert file.grids[0].at(2, 2).text == text
    assert file.grids[0].at(3, 1).text == "๒"
    assert any("แถวที่ 2 ขาดกลางหน้ากระดาษ" in told for told in file.told)


def test_rows_of_one_line_on_two_pages_stay_two_rows():
    rows = [f"<td>o{at}<td>รายการ {at}<td>กองช่าง" for at in range(1, 90)]

    found = grid(table(*rows))

    assert len(found.rows) == 89


def test_two_tables_with_a_line_between_stay_two_and_a_box_is_none():
    one, other = table("<td>ก<td>ข", "<td>ค<td>ง"), table("<td>1<td>2<td>3", "<td>4<td>5<td>6")
    box = "<div style='border:1px solid black;padding:9pt'>ข้อความในกรอบ</div>"

    file = read(f"{one}<p>คั่น</p>{box}{other}")

    assert [one.columns for one in file.grids] == [[1, 2], [1, 2, 3]]
    assert [one.text for one in file.paragraphs] == ["คั่น", "ข้อความในกรอบ"]


def test_numbers_of_pages_and_repeated_lines_are_left_out_and_told():
    margin = "@page{@top-left{content:'เทศบาลตำบล'}@bottom-right{content:'หน้า ' counter(page)}}"
    body = f"<p>{LONG}.</p><p style='break-before:page'>{LONG}</p>"

    file = read(body, margin)

    assert [one.text for one in file.paragraphs] == [f"{LONG}.", LONG]
    assert file.told == ["ระบบไม่ได้อ่านข้อความที่ซ้ำทุกหน้า: “เทศบาลตำบล”"]


def test_columns_of_text_that_stand_far_apart_are_parted_by_tabs():
    body = "<p style='width:400pt;display:flex;justify-content:space-between'>{}</p>"

    found = next(read(body.format("<span>นายสมมติ ใจซื่อ</span><span>กรรมการ</span>")).paragraphs)

    assert found.text == "นายสมมติ ใจซื่อ\tกรรมการ"


def turned(data: bytes) -> bytes:
    """The first page drawn sideways, to be turned by whoever shows it."""
    pdf = pikepdf.open(BytesIO(data))
    page = pdf.pages[0]
    *_, width, height = (float(side) for side in page.mediabox)
    page.contents_add(b"q 0 1 -1 0 %f 0 cm" % height, prepend=True)
    page.contents_add(b"Q")
    page.mediabox = [0, 0, height, width]
    page.rotate(90, relative=False)
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def test_a_page_that_lies_on_its_side_is_read_upright():
    upright = made(table(f"<td>ก<td>{LONG}", "<td>ค<td>ง"))

    found = read_office_file(turned(upright)).grids[0]

    assert [found.at(1, 1).text, found.at(1, 2).text, found.at(2, 2).text] == ["ก", LONG, "ง"]


def test_a_scan_is_named_and_what_to_do_instead():
    assert "เป็นภาพสแกน" in refused(scanned_pdf(pages=3))
    assert "Word หรือ Excel ต้นฉบับ" in refused(scanned_pdf())


def test_a_blank_pdf_is_no_scan():
    assert "ไม่มีข้อความ" in refused(made(""))


def test_a_page_of_pictures_among_others_is_told():
    pdf = pikepdf.open(BytesIO(made(f"<p>{LONG}</p><p style='break-before:page'>{LONG}</p>")))
    pdf.pages.extend(pikepdf.open(BytesIO(scanned_pdf())).pages)
    both = BytesIO()
    pdf.save(both)

    assert read_office_file(both.getvalue()).told == ["หน้า 3 ไม่มีข้อความ (ว่างหรือเป็นภาพ) ระบบไม่ได้อ่าน"]


def test_letters_are_those_of_the_font_where_the_file_says_otherwise():
    font = Path(documents.__file__).with_name("fonts") / "Sarabun-Regular.ttf"
    face = f"@font-face{{font-family:F;src:url({font.as_uri()})}}body{{font-family:F}}"
    text = "คำสั่งที่ผู้นำพูลสุข รายงานนายก"
    data = weasyprint.HTML(string=f"<style>{face}</style><p>{text}</p>").write_pdf()

    assert [one.text for one in read_office_file(data).paragraphs] == [text]


def test_a_row_of_which_whole_cells_stand_on_the_next_page_is_one():
    boxes = "<div>☐ ยังไม่ได้ดำเนินการ</div><div>☑ ดำเนินการ</div>"
    tall = "<div style='break-inside:avoid;height:4cm'>เรื่องที่ ๒</div>"
    rows = [f"<td style='height:20cm'>o1<td>เรื่องที่ ๑<td>{boxes}", f"<td>o2<td>{tall}<td>{boxes}"]
    found = grid(table(*rows), "td{font-size:20pt}@page{size:A4;margin:2cm}")

    assert [found.at(row, 1).text for row in found.rows] == ["o1", "o2"]
    assert found.at(2, 2).text == "เรื่องที่ ๒"
    assert found.at(2, 3).text == "☐ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ"


@pytest.mark.parametrize(("user", "is_read"), [("ลับ", False), ("", True)])
def test_a_password_to_open_is_named_and_one_to_print_does_no_harm(user, is_read):
    locked = BytesIO()
    lock = pikepdf.Encryption(owner="owner", user=user)
    pikepdf.open(BytesIO(made(f"<p>{LONG}</p>"))).save(locked, encryption=lock)

    if is_read:
        assert next(read_office_file(locked.getvalue()).paragraphs).text == LONG
    else:
        assert "ตั้งรหัสผ่านไว้" in refused(locked.getvalue())


@pytest.mark.parametrize("data", ["%PDF-1.7\nขยะ", "%PDF-1.4\n%%EOF", "%PDF-"])
def test_broken_files_are_refused_in_thai(data):
    assert "ไม่ครบหรือเสีย" in refused(data.encode())


def test_half_a_file_is_read_or_refused_but_never_breaks():
    data = made(f"<p>{LONG}</p>")

    assert "ไม่ครบหรือเสีย" in refused(data[: len(data) // 2])


def test_a_page_of_countless_lines_is_bounded():
    drawn = b"".join(b"%d 0 m %d 700 l S " % (at % 500, at % 500) for at in range(60_000))

    assert "ไม่มีข้อความ" in refused(pdf_of(drawn))


def test_a_bomb_is_stopped():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(b"BT (x) Tj ET " * 12_000_000)
    bomb = BytesIO()
    pdf.save(bomb, compress_streams=True)

    assert len(bomb.getvalue()) < 1_000_000
    assert any("ก" <= letter <= "ฮ" for letter in refused(bomb.getvalue()))

"""Small files that ask for much: what they may cost is counted, and the cause is named."""

import tracemalloc

import pytest

from office_files.contents import Link, OfficeFileError, cell_name
from office_files.reading import read_office_file, read_pasted
from tests.office_files.sheet_parts import inline, row, workbook
from tests.office_files.test_ods import cell as ods_cell
from tests.office_files.test_ods import ods
from tests.office_files.test_ods import row as ods_row
from tests.office_files.word_parts import cell, line, relation, table, word

FAR, MERGED = "อยู่เลยคอลัมน์ที่ 256", "ผสานช่องกว้างเกินไป"
WIDEST = "<tr><td rowspan=9999 colspan=256></td></tr>"


def refused(data: bytes) -> tuple[str, int]:
    """Why a file is refused, and the most bytes that were in memory until then."""
    tracemalloc.start()
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return str(error.value), most


def test_cells_are_named_past_the_last_column_of_a_sheet():
    assert [cell_name(1, at) for at in (1, 26, 27, 702, 703)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert cell_name(2, 256_000) == "NNRD2"


def test_empty_spans_of_a_page_that_push_a_cell_out_take_no_place():
    why, most = refused(f"<table>{WIDEST * 300}<tr><td>ก</table>".encode())

    assert "“ตารางที่ 1” ช่อง IW301 " in why
    assert FAR in why
    assert most < 10_000_000


def test_spans_over_nothing_are_counted_as_those_over_cells():
    empty = "<tr><td rowspan=2 colspan=256></td></tr><tr></tr>"

    with pytest.raises(OfficeFileError, match=MERGED):
        read_pasted("", f"<table>{empty * 800}<tr><td>ก<td>ข</table>")


def test_spans_of_a_word_table_are_counted():
    wide = cell("ก", '<w:gridSpan w:val="100"/>')

    assert MERGED in refused(word(table(*[wide] * 2_001) + line("ข")))[0]


def test_cells_that_a_sheet_repeats_are_not_made_past_the_last_column():
    repeated = ods_cell("x", 'table:number-columns-repeated="16384"')
    why, most = refused(ods(ods_row(repeated * 300)))

    assert FAR in why
    assert most < 10_000_000


def test_links_over_areas_are_read_until_they_are_too_many():
    rows = "".join(row(at, inline(f"A{at}", "ก")) for at in range(1, 501))
    link = '<hyperlink ref="A1:A500" r:id="h"/>'
    after = f"<hyperlinks>{link * 1_000}</hyperlinks>"
    related = relation("h", "hyperlink", "https://a.go.th/", outside=True)

    file = read_office_file(workbook(rows, after=after, related=(related,)))

    links = file.grids[0].at(500, 1).links
    assert links == (Link("ก", "https://a.go.th/"),) * 401
    assert any("ระบบไม่ได้อ่านลิงก์ 599 แห่งสุดท้าย" in told for told in file.told)


def test_links_over_empty_areas_are_counted_too():
    rows = "".join(row(at, inline(f"A{at}", "ก")) for at in range(1, 3_001))
    link = '<hyperlink ref="B1:IV9999" r:id="h"/>'
    after = f'<hyperlinks>{link * 800}<hyperlink ref="A1" r:id="h"/></hyperlinks>'
    related = relation("h", "hyperlink", "https://a.go.th/", outside=True)

    file = read_office_file(workbook(rows, after=after, related=(related,)))

    assert not file.grids[0].at(1, 1).links
    assert any("แห่งสุดท้าย" in told for told in file.told)

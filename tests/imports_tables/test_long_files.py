"""Reading a file is work that grows with it and no faster: counted, never timed."""

from difflib import SequenceMatcher
from itertools import product

from imports.tables import heads
from imports.tables.rows import TableRow
from imports.tables.view import At
from office_files.contents import Cell
from tests.imports_tables.tables import grid, read
from tests.work_of import steps_of
from values.divisions import read_divisions
from values.reading import Written

LITTLE_MORE = 4.6  # times the work for four times as much


def lines_of_an_item(count: int) -> str:
    lines = "\n".join(f"||https://www.example.go.th/o/{n}.pdf" for n in range(count))
    return f"ข้อ|ข้อมูล|URL\no1|โครงสร้าง|https://a.go.th/o1\n{lines}"


def tables_below_each_other(count: int) -> str:
    """Tables of two rows by turns with another head."""
    words = ("ที่|มาตรการ|ผู้รับผิดชอบ|งบประมาณ", "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ")
    return "\n".join(
        f"ตารางที่ {n}\n{words[n % 2]}\n1|งานที่ {n}||\n2|เรื่องที่ {n}||\n" for n in range(count)
    )


def counted(monkeypatch, owner, name: str) -> list:
    """What the function is called with from now on; it does what it always does."""
    calls, act = [], getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *args: calls.append(args) or act(*args))
    return calls


def test_a_line_below_a_row_is_not_compared_with_each_line_before_it():
    def work(count: int) -> int:
        row = TableRow("A1")

        def go_on() -> None:
            for n in range(count):
                at = At(Cell(f"บรรทัด {n}"), f"A{n}")
                assert row.says_anew("results", at)
                row.cells["results"].append(at)

        return steps_of(go_on)

    assert work(200) < LITTLE_MORE * work(50)


def test_all_lines_of_an_item_are_its_evidence():
    (item,) = read("items", grid(lines_of_an_item(300))).rows

    assert len(item.values["evidence"]) == 301


def test_no_rows_are_looked_at_twice_for_the_heads_of_many_tables(monkeypatch):
    looked_at = counted(monkeypatch, heads, "_read_head")
    sheet = grid(tables_below_each_other(40))

    found = read("measures", sheet)

    assert len(found.rows) > 40
    blocks = [tuple(rows) for _, rows, *_ in looked_at]
    assert len(blocks) <= heads.MOST_ROWS * len(sheet.rows)
    assert max(map(blocks.count, set(blocks))) <= 3  # once more for each that is found, and whole


def test_an_unknown_division_is_compared_closely_with_few_of_the_known_ones(monkeypatch):
    parts = ("ขน", "คอง", "ชีวิต", "ดิน", "ตรวจ")
    known = ["กอง" + "".join(some) for some in product(parts, repeat=3)]
    compared = counted(monkeypatch, SequenceMatcher, "ratio")

    found = read_divisions(Written("กองสาธารณสุขและสิ่งแวดล้อม"), known)

    assert found.proposed.new == ("กองสาธารณสุขและสิ่งแวดล้อม",)
    assert len(compared) < len(known) / 10


def test_a_mistyped_division_is_the_one_that_it_is_most_like():
    known = ["กองสวัสดิการสังคม", "กองการศึกษา", "กองสาธารณสุข"]

    found = read_divisions(Written("กองสวัสดิการสังคน"), known)

    assert found.is_asked
    assert found.proposed.names == ("กองสวัสดิการสังคม",)

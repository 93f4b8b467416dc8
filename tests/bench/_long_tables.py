"""A long table of measures as each kind of file that an office sends, none of its texts alike."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from string import ascii_uppercase

from tests.bench.imports import MONTHS
from tests.office_files import biff, sheet_parts
from tests.office_files.word_parts import archive, cell, line, table, word

HEADS = (
    "ลำดับที่", "มิติ", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "สถานะ",
    "ผลการดำเนินการ", "หลักฐาน",
)  # fmt: skip
DIVISIONS = ("กองคลัง", "กองช่าง", "สำนักปลัด", "กองการศึกษา")
Row = Sequence[str]


def rows_of(count: int) -> Iterator[Row]:
    """The head, then so many measures with dates, amounts, reports and addresses of their own."""
    yield HEADS
    for n in range(1, count + 1):
        yield (
            str(n),
            f"มิติที่ {n % 4 + 1}",
            f"โครงการส่งเสริมคุณธรรมเรื่องที่ {n} ของเทศบาล",
            f"1. จัดประชุมชี้แจงครั้งที่ {n}\n2. แจ้งเวียนหนังสือที่ {n}/2566",
            DIVISIONS[n % 4],
            f"{n % 28 + 1} {MONTHS[n % 9]} 2566 - {n % 28 + 1} ก.ย. 2566",
            f"{n * 7:,}.00",
            "ดำเนินการแล้ว",
            f"จัดประชุมเมื่อวันที่ {n % 28 + 1} มีผู้เข้าร่วม {n} คน\nเห็นชอบตามมติที่ {n}",
            f"รายงานเรื่องที่ {n}\nhttps://www.example.go.th/measures/{n}.pdf",
        )


def as_csv(rows: Iterator[Row]) -> bytes:
    lines = (",".join('"{}"'.format(text.replace('"', '""')) for text in row) for row in rows)
    return "\r\n".join(lines).encode("utf-8-sig")


def as_xlsx(rows: Iterator[Row]) -> bytes:
    written = (
        sheet_parts.row(
            at, *(sheet_parts.inline(f"{letter}{at}", escape(text)) for letter, text in _named(row))
        )
        for at, row in enumerate(rows, start=1)
    )
    return sheet_parts.workbook("".join(written))


def _named(row: Row) -> Iterator[tuple[str, str]]:
    return zip(ascii_uppercase, row, strict=False)


def as_xls(rows: Iterator[Row]) -> bytes:
    cells = (
        biff.label(at, column, text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return biff.workbook(("แผ่น1", 0, b"".join(cells)))


def as_ods(rows: Iterator[Row]) -> bytes:
    def cell_of(text: str) -> str:
        lines = "".join(f"<text:p>{escape(each)}</text:p>" for each in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    written = (f"<table:table-row>{''.join(map(cell_of, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="แผ่น1">{"".join(written)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content})


def as_html(rows: Iterator[Row]) -> bytes:
    def cell_of(text: str) -> str:
        return f"<td><p>{escape(text).replace(chr(10), '<br>')}</p></td>"

    written = (f"<tr>{''.join(map(cell_of, row))}</tr>\n" for row in rows)
    return f"<html><body><table>{''.join(written)}</table></body></html>".encode()


def as_docx(rows: Iterator[Row]) -> bytes:
    def cell_of(text: str) -> str:
        return cell("".join(map(line, escape(text).split("\n"))))

    return word(table(*("".join(map(cell_of, row)) for row in rows)))


def small_tables(count: int) -> bytes:
    """So many tables of three rows below each other on one sheet, by turns with other heads."""
    numbered = list(rows_of(3 * count))[1:]
    lines: list[Row] = []
    for at in range(count):
        width = 8 + at % 3
        rows = [HEADS, *numbered[3 * at : 3 * at + 3]]
        lines += [
            (f"ตารางที่ {at + 1}",),
            *(row[:width] if at % 2 else row[:1] + row[2:] for row in rows),
        ]
        lines.append(())
    return as_csv(iter(lines))


FORMATS: dict[str, Callable[[Iterator[Row]], bytes]] = {
    "csv": as_csv, "xlsx": as_xlsx, "xls": as_xls, "ods": as_ods, "html": as_html, "docx": as_docx,
}  # fmt: skip

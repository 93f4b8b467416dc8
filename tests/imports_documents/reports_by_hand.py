"""
Reports of other offices, made with python-docx and read as any file is.

A text is a paragraph, a list of rows a table; a row of one text is merged over all columns.
"""

from io import BytesIO

import docx

from imports.documents.report import read_report
from imports.documents.report_context import ReportContext, context_of
from imports.documents.report_file import open_report
from imports.tables.context import Context
from oit_checklist.shipped_sets import shipped_set

OFFICE = Context(divisions=("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"))


def word(*parts):
    """The bytes of a Word document."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        width = max(map(len, part))
        table = document.add_table(rows=len(part), cols=width)
        for row, cells in enumerate(part):
            if len(cells) == 1:
                table.cell(row, 0).merge(table.cell(row, width - 1))
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def context(year=0):
    """What is known of a year: the criteria that come with the portal, or none."""
    return context_of(shipped_set(year), OFFICE) if year else ReportContext(OFFICE)


def report(*parts, year=2567, known=None):
    return read_report(open_report(word(*parts)), year, known or context()).to_json()


def items(first, last, divisions="สำนักปลัด", boxes="☐ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ"):
    """Rows of items as most offices print them, with codes such as ๐๑๒."""
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [
        [f"๐{number}".translate(thai), f"ข้อมูลเรื่องที่ {number}", f"- แสดงข้อมูลเรื่องที่ {number}",
         divisions, f"{boxes}\n- เผยแพร่เรื่องที่ {number} แล้ว"]
        for number in range(first, last + 1)
    ]  # fmt: skip


ITEM_HEADS = ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ", "ความก้าวหน้าผลการดำเนินการ"]

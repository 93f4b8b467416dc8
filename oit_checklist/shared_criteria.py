"""The shipped sets of criteria as open data, so that others can use and correct them."""

import json
from functools import cache, partial

from catalogue.data_tables import DataTable
from catalogue.shared_data import Collection, SharedFile, SharedTable
from documents.workbooks import XLSX
from oit_checklist.criteria_schema import schema
from oit_checklist.criteria_set import CriteriaSet
from oit_checklist.criteria_workbook import write_workbook
from oit_checklist.crosswalk import FILE as CROSSWALK_FILE
from oit_checklist.provisional import NOT_CHECKED
from oit_checklist.shared_criteria_columns import (
    criteria_columns,
    crosswalk_columns,
    rows_of,
    topic_years,
)
from oit_checklist.shipped_sets import set_file, shipped_sets
from records.addresses import absolute

TOML = "application/toml; charset=utf-8"
JSON = "application/json; charset=utf-8"
ADDRESS = "/open-data/criteria/"


def _table_of(criteria: CriteriaSet) -> SharedTable:
    year = criteria.fiscal_year
    gathered = any(item.confidence for item in criteria.items)
    path = set_file(year)
    return SharedTable(
        DataTable(
            str(year),
            f"เกณฑ์ปีงบประมาณ {year}",
            f"{len(criteria.items)} ข้อ องค์ประกอบบรรทัดละหนึ่งแถว ข้อที่ยังไม่ทราบองค์ประกอบมีแถวเดียว",
            key=("year_be", "instrument", "code", "element_order"),
            columns=criteria_columns(),
            rows_of=lambda _: rows_of(criteria),
            place=-year,
        ),
        warning=f"{NOT_CHECKED} ใช้เป็นแนวทางได้ แต่ไม่ใช่เกณฑ์ที่ประกาศ" if gathered else "",
        source=criteria.source,
        originals=(
            SharedFile(path.name, f"เกณฑ์ปี {year} สำหรับนำเข้า", TOML, path.read_bytes),
            SharedFile(
                f"{year}.xlsx", f"เกณฑ์ปี {year} สำหรับแก้และนำเข้า", XLSX, partial(_workbook, year)
            ),
        ),
    )


def _workbook(year_be: int) -> bytes:
    criteria = next(each for each in shipped_sets() if each.fiscal_year == year_be)
    with write_workbook(criteria) as file:
        return file.read()


def _crosswalk_table() -> SharedTable:
    return SharedTable(
        DataTable(
            "crosswalk",
            "ข้อที่เป็นเรื่องเดียวกันในแต่ละปี",
            "เลขข้อเปลี่ยนทุกปี ตารางนี้บอกว่าเรื่องหนึ่งเป็นข้อใดในปีใด ไม่มีปี 2567 เพราะยังไม่มีแหล่งที่เชื่อถือได้",
            key=("topic", "year_be"),
            columns=crosswalk_columns(),
            rows_of=lambda _: topic_years(),
            place=0,
        ),
        warning=f"{NOT_CHECKED} แต่ละปีมีความมั่นใจของตนเอง",
        originals=(SharedFile("crosswalk.toml", "แฟ้มต้นฉบับ", TOML, CROSSWALK_FILE.read_bytes),),
    )


def _template() -> bytes:
    with write_workbook(None) as file:
        return file.read()


def _schema_file() -> bytes:
    described = schema(absolute(f"{ADDRESS}schema.json"))
    return json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n"


@cache
def _tables() -> list[SharedTable]:
    return [*map(_table_of, shipped_sets()), _crosswalk_table()]


def _files() -> list[SharedFile]:
    return [
        SharedFile("template.xlsx", "แบบเปล่าสำหรับกรอกเกณฑ์ของปีอื่น", XLSX, _template),
        SharedFile(
            "schema.json", "รูปแบบของแฟ้ม TOML สำหรับโปรแกรม (JSON Schema)", JSON, _schema_file
        ),
    ]


CRITERIA = Collection(
    name="criteria",
    title="เกณฑ์การประเมิน ITA ที่มากับระบบ",
    about=(
        "เกณฑ์ของแต่ละปีที่ระบบมีให้เริ่มงาน ไม่ใช่ผลงานของหน่วยงาน และไม่ใช่เอกสารของ ป.ป.ช. "
        "ทุกข้อของปีที่รวบรวมจากแหล่งอื่นบอกที่มาและความมั่นใจ ข้อที่ยังไม่ทราบองค์ประกอบไม่มีข้อความที่แต่งขึ้น",
        "ใครพบที่ผิด แก้แฟ้มแล้วส่งต่อได้ ปี 2567 ไม่มีให้ เพราะยังไม่มีแหล่งที่เชื่อถือได้ทั้งชุด",
    ),
    terms=(
        "แฟ้มเหล่านี้มากับระบบ ใช้และแก้ต่อได้ตามสัญญาอนุญาตของระบบ "
        "ถ้อยคำของแต่ละข้อเป็นของแหล่งที่บอกไว้ในข้อนั้น กรุณาอ้างแหล่งนั้น"
    ),
    tables=_tables,
    files=_files,
)

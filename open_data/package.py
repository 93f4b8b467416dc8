"""datapackage.json: what the data of a year is, in the words of Frictionless Data Package v1."""

import json
from datetime import datetime

from agency.models import Agency, FiscalYear
from catalogue.columns import Column
from catalogue.data_tables import DataTable
from open_data import licence
from open_data.tables import data_tables
from open_data.writing import WRITERS, as_text
from records.addresses import absolute
from thai.dates import fiscal_year_bounds

PUBLISHED_AS = "ใช้ได้โดยไม่ต้องขออนุญาต ขอเพียงอ้างที่มา"
QUOTED = (
    "ในแฟ้ม CSV ข้อความที่ขึ้นต้นด้วย = + - หรือ @ มีเครื่องหมาย ' นำหน้า "
    "กันไม่ให้โปรแกรมตารางคำนวณเข้าใจว่าเป็นสูตร แฟ้ม JSON มีข้อความตามเดิมทุกตัวอักษร"
)


def describe(agency: Agency, fiscal_year: FiscalYear, changed_at: datetime) -> dict:
    """The descriptor of a year's package; paths are relative to its own address."""
    first, last = fiscal_year_bounds(fiscal_year.year_be)
    return {
        "profile": "tabular-data-package",
        "name": f"ita-{fiscal_year.year_be}",
        "id": absolute(f"/{fiscal_year.year_be}/data/"),
        "title": f"ข้อมูลคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ {fiscal_year} {agency.name}",
        "description": f"{PUBLISHED_AS} {QUOTED}",
        "homepage": absolute(f"/{fiscal_year.year_be}/data/"),
        "keywords": ["ITA", "OIT", "คุณธรรม", "ความโปร่งใส", agency.name],
        "licenses": [{"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS}],
        "contributors": [_publisher(agency)],
        "sources": [{"title": agency.name, "path": absolute("/")}],
        # Beyond the standard, which allows more properties.
        "updated": as_text(changed_at),
        "temporal": {"start": as_text(first), "end": as_text(last)},
        "language": "th",
        "resources": [_resource(table) for table in data_tables(fiscal_year).values()],
    }


def written(descriptor: dict) -> bytes:
    """The descriptor as it is served and attached."""
    return json.dumps(descriptor, ensure_ascii=False, indent=1).encode()


def _publisher(agency: Agency) -> dict:
    publisher = {"title": agency.name, "role": "publisher", "path": absolute("/")}
    return {**publisher, "email": agency.email} if agency.email else publisher


def _resource(table: DataTable) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "alternatives": [f"{table.name}.{ending}" for ending in WRITERS if ending != "csv"],
        "schema": schema_of(table),
    }


def schema_of(table: DataTable) -> dict:
    """The table's columns as a Table Schema v1."""
    schema = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if reference := table.reference:
        target = {"resource": reference.table, "fields": [reference.to]}
        schema["foreignKeys"] = [{"fields": [reference.column], "reference": target}]
    return schema


def _field(column: Column) -> dict:
    field = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
        "format": "default",
    }
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
    return (
        field
        | ({"unit": column.unit} if column.unit else {})
        | ({"constraints": constraints} if constraints else {})
    )

"""The format of a criteria file as a JSON Schema (2020-12), for programs that write one."""

from typing import Any

from agency.models import FiscalYear
from oit_checklist.criteria_checks import NUMBERS, YEARS
from oit_checklist.criteria_toml import STANDINGS, WEIGHTS
from oit_checklist.models import ChecklistItem, Confidence, Instrument, PeriodBasis
from oit_checklist.models.criteria import MOST_LEVELS

Schema = dict[str, Any]

_NUMBER_TEXT: Schema = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}
_FLAG: Schema = {"type": "boolean", "default": False}
_CONFIDENCE: Schema = {"enum": [*Confidence.values, ""]}


def schema(address: str) -> Schema:
    """The schema, which is found at `address`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "เกณฑ์การประเมิน ITA ของปีงบประมาณหนึ่ง (แฟ้ม TOML)",
        **_table(
            {
                "fiscal_year": _whole(YEARS, "ปีงบประมาณ พ.ศ."),
                "standing": {"enum": list(STANDINGS)},
                "source": _text("ที่มาของเกณฑ์"),
                "copied_from": _whole(YEARS, "คัดลอกเกณฑ์มาจากปี"),
                "score": _score(),
                "grade": _list(_grade()),
                "section": _list(_section()),
                "item": _list(_item()),
            },
            required=["fiscal_year", "standing", "source", "item"],
        ),
    }


def _score() -> Schema:
    weights = dict.fromkeys(WEIGHTS, _NUMBER_TEXT)
    rule: Schema = {"enum": [*FiscalYear.OitRule.values, ""]}
    return _table({**weights, "oit_rule": rule})


def _grade() -> Schema:
    values = {"name": _text(), "min_total": _NUMBER_TEXT, "min_instrument": _NUMBER_TEXT}
    return _table(values, required=["name", "min_total"])


def _section() -> Schema:
    number = _text("ข้อความ: 9.10 ไม่ใช่ 9.1")
    return _table({"number": number, "title": _text()}, required=["number", "title"])


def _item() -> Schema:
    values = {
        "instrument": {"enum": Instrument.values},
        "number": _whole(NUMBERS, "เลขข้อ"),
        "section": _text("เลขตัวชี้วัดย่อย ว่าง คือยังไม่ทราบ"),
        "theme": _text(),
        "title": _text(),
        "period": {"enum": [*ChecklistItem.PeriodRule.values, ""]},
        "period_basis": {"enum": [*PeriodBasis.values, ""]},
        "statistics": _FLAG,
        "eit_code": _FLAG,
        "social_pages": _FLAG,
        "confidence": _CONFIDENCE,
        "source": _text(),
        "note": _text(),
        "element": _list(_element(1)),
    }
    return _table(values, required=["instrument", "number", "title"])


def _element(level: int) -> Schema:
    values = {
        "marker": _text("เลขหรือเครื่องหมายที่พิมพ์หน้าบรรทัด"),
        "text": _text(),
        "one_is_enough": _FLAG,
        "is_note": _FLAG,
        "confidence": _CONFIDENCE,
        "source": _text("ไม่เขียนไว้ คือเหมือนบรรทัดบน"),
    }
    if level < MOST_LEVELS:
        values["part"] = _list(_element(level + 1))
    return _table(values, required=["text"])


def _table(properties: Schema, required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required or [],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _whole(values: range, description: str) -> Schema:
    return {
        "type": "integer",
        "minimum": values[0],
        "maximum": values[-1],
        "description": description,
    }


def _text(description: str = "") -> Schema:
    return {"type": "string", **({"description": description} if description else {})}

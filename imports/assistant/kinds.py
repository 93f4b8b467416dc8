"""What a file may become, and who may bring it in."""

from typing import Any

from imports.tables.targets import TARGETS
from imports.taking_over.divisions import DIVISIONS
from imports.taking_over.plans import PLANS

REPORT, CRITERIA = "report", "criteria"
WORD_CRITERIA = "oit_checklist.add_checklistitem"
PARTS_OF_REPORT = {"measures", "indicators", "items", "committees", "meetings"}
WHOLE_REPORT = "รายงานประจำปีทั้งฉบับ"
_HINTS = {
    "measures": "แผนหรือรายงานมาตรการ มีชื่อมาตรการ ผู้รับผิดชอบ ผลการดำเนินการ งบประมาณ",
    "indicators": "ความก้าวหน้าของตัวชี้วัด IIT และ EIT",
    "items": "ความก้าวหน้าและที่อยู่เว็บของหลักฐาน",
    CRITERIA: "ข้อและองค์ประกอบด้านข้อมูลของเกณฑ์ปีหนึ่ง",
    "results": "คะแนนรวมและคะแนนรายตัวชี้วัดที่ประกาศ",
    "committees": "คำสั่งแต่งตั้ง หรือรายชื่อคณะกรรมการ",
    "meetings": "ทะเบียนประชุม หรือรายงานการประชุมหนึ่งครั้ง",
    "people": "รายชื่อบุคลากร ตำแหน่ง ส่วนราชการ",
    REPORT: "รายงานของปีก่อนที่ทำไว้ใน Word ระบบแยกบทนำ คะแนน มาตรการ ข้อ OIT คณะกรรมการ และการประชุมให้",
}


def label_of(target: str) -> str:
    """What a target is called."""
    return WHOLE_REPORT if target == REPORT else TARGETS[target].label


def hint_of(target: str) -> str:
    """What such files hold, in a sentence."""
    return _HINTS[target]


def targets_of(user: Any) -> list[str]:
    """The targets that the person may bring in, in the order of the list."""
    may = [target for target in TARGETS if _may(target, user)]
    return [*may, REPORT] if set(may) >= PARTS_OF_REPORT else may


def _may(target: str, user: Any) -> bool:
    if target == CRITERIA:
        return user.has_perm(WORD_CRITERIA)
    first = next(step for step in PLANS[target].steps if step is not DIVISIONS)
    return first.sheet.may_import(user)

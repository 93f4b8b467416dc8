"""How each target is taken over, and what of a file has no place in the portal."""

from collections.abc import Iterator

from imports.tables.targets import TARGETS
from imports.taking_over.committees import COMMITTEES
from imports.taking_over.items import INDICATORS, ITEMS
from imports.taking_over.job import Job, Plan
from imports.taking_over.measures import MEASURES
from imports.taking_over.meetings import MEETINGS
from imports.taking_over.people import PEOPLE
from imports.taking_over.report_plans import REPORT_PLANS
from imports.taking_over.results import RESULTS

PLANS = {
    "measures": MEASURES,
    "items": ITEMS,
    "indicators": INDICATORS,
    "results": RESULTS,
    "committees": COMMITTEES,
    "meetings": MEETINGS,
    "people": PEOPLE,
}
CRITERIA = "เกณฑ์ของปีนำเข้าได้ที่หน้า /admin/criteria/{year}/ ซึ่งแสดงให้ตรวจทีละข้อก่อนบันทึก"
NO_PLACE = "ช่องเหล่านี้ไม่มีที่เก็บในระบบ จึงไม่ได้นำเข้า: {labels}"
_LABELS = {
    "iit_weighted": "IIT ถ่วงน้ำหนัก", "eit_weighted": "EIT ถ่วงน้ำหนัก", "oit_weighted": "OIT ถ่วงน้ำหนัก",
}  # fmt: skip


def plan_of(target: str) -> Plan:
    """How a target, or a part of a whole report, is taken over."""
    return REPORT_PLANS[target] if target in REPORT_PLANS else PLANS[target]


def why_not(target: str, year_be: int) -> str:
    """Why a target is taken over elsewhere, in Thai; "" for one that is taken over here."""
    is_here = target in PLANS or target in REPORT_PLANS
    return "" if is_here else CRITERIA.format(year=year_be)


def tell_what_stays(job: Job, plan: Plan) -> None:
    """Tell which fields the file fills and no sheet takes."""
    labels = dict.fromkeys(_left(job, plan))
    if labels:
        job.tell(NO_PLACE.format(labels=", ".join(labels)))


def _left(job: Job, plan: Plan) -> Iterator[str]:
    target = TARGETS.get(job.proposal.target)
    for values in [job.proposal.head, *(row.values for row in job.rows)]:
        for name, value in values.items():
            if value not in (None, "", [], False) and name not in plan.takes:
                field = target.field_named(name) if target else None
                yield field.label if field else _LABELS.get(name, name)

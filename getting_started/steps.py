"""
The steps from an empty portal to the first public year.

Each says why it is asked and what citizens see of it, and has one function that looks at the data
and tells what is done. Nothing is remembered of a step: whoever did it elsewhere did it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from agency.last_administrator import active_administrators
from agency.models import Agency, Division, FiscalYear, User
from agency.roles import CLERK, SECRETARY
from agency.years import working_year
from measures.models import Measure
from oit_checklist.models import ChecklistItem


@dataclass(frozen=True)
class Found:
    """Whether a step is done, and in Thai what is there and what is missing."""

    done: bool
    words: str
    later: str = ""  # what may follow at any time


@dataclass(frozen=True)
class Step:
    """One step; `look` tells what is done."""

    slug: str
    title: str
    why: str
    seen: str
    look: Callable[[], Found]


def year_at_work() -> FiscalYear | None:
    """The year that is being set up; None before the first one."""
    return working_year(list(FiscalYear.objects.order_by("-year_be")))


def _agency() -> Found:
    agency = Agency.objects.first()
    if agency is None:
        return Found(False, "ยังไม่ได้กรอก")
    needed = ("kind", "name", "district", "province")
    missing = [_label(name) for name in needed if not getattr(agency, name)]
    if not (agency.phone or agency.email):
        missing.append("โทรศัพท์หรืออีเมล")
    later = [_label(name) for name in ("seal", "website", "eit_code") if not getattr(agency, name)]
    words = f"{agency.name} {agency.place}".strip()
    if missing:
        words += f" ยังขาด: {', '.join(missing)}"
    return Found(not missing, words, f"เพิ่มภายหลังได้: {', '.join(later)}" if later else "")


def _label(name: str) -> str:
    return str(Agency._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # columns


def _divisions() -> Found:
    number = Division.objects.filter(in_use=True).count()
    return Found(number > 0, f"มีแล้ว {number} ส่วนราชการ" if number else "ยังไม่มีส่วนราชการ")


def _people() -> Found:
    active = User.objects.filter(is_active=True)
    secretaries = active.filter(groups__name=SECRETARY).count()
    at_work = active.filter(groups__name=CLERK, divisions__isnull=False)
    clerks = at_work.distinct().count()
    administrators = active_administrators().count()
    words = f"ผู้ดูแลระบบ {administrators} คน เลขานุการ {secretaries} คน เจ้าหน้าที่ที่มีส่วนราชการ {clerks} คน"
    empty = Division.objects.filter(in_use=True).exclude(pk__in=at_work.values("divisions"))
    later = [division.name for division in empty]
    return Found(
        bool(secretaries and clerks),
        words,
        f"ส่วนราชการที่ยังไม่มีเจ้าหน้าที่: {', '.join(later)}" if later else "",
    )


def _year() -> Found:
    fiscal_year = year_at_work()
    if fiscal_year is None:
        return Found(False, "ยังไม่มีปีงบประมาณ")
    number = fiscal_year.checklistitems.count()
    if not number:
        return Found(False, f"มีปีงบประมาณ {fiscal_year} แล้ว แต่ยังไม่มีข้อในแบบตรวจ")
    return Found(True, f"ปีงบประมาณ {fiscal_year} มีแบบตรวจ {number} ข้อ")


def _responsible() -> Found:
    fiscal_year = year_at_work()
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year)
    total = items.count() if fiscal_year else 0
    if not total:
        return Found(False, "รอปีงบประมาณที่มีแบบตรวจ")
    left = items.filter(for_all_divisions=False, divisions__isnull=True).count()
    if left:
        return Found(False, f"มีผู้รับผิดชอบแล้ว {total - left} จาก {total} ข้อ")
    return Found(True, f"ทุกข้อมีผู้รับผิดชอบแล้ว ({total} ข้อ)")


def _measures() -> Found:
    fiscal_year = year_at_work()
    number = Measure.objects.filter(fiscal_year=fiscal_year).count() if fiscal_year else 0
    if not number:
        return Found(False, "ยังไม่มีมาตรการ" if fiscal_year else "รอปีงบประมาณ")
    return Found(True, f"ปีงบประมาณ {fiscal_year} มีมาตรการ {number} รายการ")


def _publish() -> Found:
    fiscal_year = year_at_work()
    if fiscal_year is None:
        return Found(False, "รอปีงบประมาณ")
    if fiscal_year.is_published:
        return Found(True, f"ปีงบประมาณ {fiscal_year} เผยแพร่แล้ว")
    return Found(False, f"ปีงบประมาณ {fiscal_year} ยังไม่เผยแพร่")


STEPS = (
    Step(
        "agency",
        "ข้อมูลหน่วยงาน",
        "ระบบใช้ชื่อ ประเภท และตรานี้ทุกแห่ง จึงกรอกครั้งเดียว ไม่ต้องพิมพ์ซ้ำในรายงาน",
        "ประชาชนเห็นทันทีที่บันทึก ชื่อและตราอยู่บนหัวของทุกหน้า ช่องทางติดต่ออยู่ในหน้าเกี่ยวกับเว็บไซต์",
        _agency,
    ),
    Step(
        "divisions",
        "ส่วนราชการ",
        "งานแต่ละข้อมอบให้ส่วนราชการ เจ้าหน้าที่แต่ละคนเห็นงานของส่วนราชการของตน",
        "ประชาชนเห็นชื่อส่วนราชการ เมื่อเผยแพร่ปีที่มีข้อซึ่งส่วนราชการนั้นรับผิดชอบ",
        _divisions,
    ),
    Step(
        "people",
        "ผู้ใช้งาน",
        "เจ้าหน้าที่กรอกข้อมูลและแนบหลักฐาน เลขานุการตรวจและอนุมัติ แต่ละคนมีบัญชีของตนเอง",
        "ประชาชนไม่เห็นชื่อบัญชี ชื่อผู้ใช้งาน และอีเมลของผู้ใช้งาน",
        _people,
    ),
    Step(
        "year",
        "ปีงบประมาณและแบบตรวจ",
        "แต่ละปีมีแบบตรวจตามเกณฑ์ของปีนั้น ทุกข้อ ทุกมาตรการ และรายงานอยู่ใต้ปี",
        "ประชาชนไม่เห็นปีที่ยังไม่เผยแพร่ และไม่เห็นข้อใดของปีนั้น",
        _year,
    ),
    Step(
        "responsible",
        "ผู้รับผิดชอบแต่ละข้อ",
        "ข้อที่ไม่มีผู้รับผิดชอบไม่ขึ้นในงานของใคร จึงกำหนดให้ครบก่อนเริ่มปี",
        "ประชาชนเห็นชื่อส่วนราชการที่รับผิดชอบในหน้าของแต่ละข้อ เมื่อปีเผยแพร่แล้ว",
        _responsible,
    ),
    Step(
        "measures",
        "มาตรการ",
        "มาตรการส่งเสริมคุณธรรมของปีคือสิ่งที่หน่วยงานสัญญาว่าจะทำ เพิ่มทีละข้อหรือทั้งตารางก็ได้",
        "ประชาชนเห็นมาตรการที่เผยแพร่แล้วเท่านั้น ในปีที่เผยแพร่แล้ว",
        _measures,
    ),
    Step(
        "publish",
        "เผยแพร่ปีงบประมาณ",
        "ตรวจดูก่อนว่าจะเผยแพร่อะไรบ้าง แล้วกดครั้งเดียว ถอนได้ภายหลังพร้อมเหตุผล",
        "ประชาชนเห็นปีนี้ ทุกข้อในแบบตรวจ และมาตรการที่ท่านเลือกเผยแพร่ไปด้วย ทันทีที่กด",
        _publish,
    ),
)

"""The button that makes the demo the own portal: /admin/start/own-portal/"""

from django.http import HttpResponse
from django.urls import reverse

from agency.office_request import OfficeRequest
from backoffice.act_pages import Act, act_page
from getting_started.models import the_setup
from getting_started.own_portal import NotOwnPortalError, start_own_portal, why_not

LINES = [
    "ระบบจะลบข้อมูลตัวอย่างทั้งหมด: ปีงบประมาณ แบบตรวจ มาตรการ รายงาน หลักฐาน รายงานการประชุม "
    "ข้อมูลหน่วยงานและส่วนราชการตัวอย่าง และบัญชีทดลองอื่น",
    "บัญชีของท่าน ข้อมูลหน่วยงาน ส่วนราชการ และบัญชีที่ท่านเพิ่มหรือแก้ไขเองยังอยู่",
    "ลบแล้วนำกลับมาไม่ได้ ถ้าต้องการดูตัวอย่างอีก ให้ติดตั้งไว้อีกชุดหนึ่ง",
]


def own_portal_page(request: OfficeRequest) -> HttpResponse:
    """What would go, or why it cannot; then do it."""
    reasons = why_not(the_setup())
    act = Act(
        title="เริ่มใช้เป็นระบบของหน่วยงาน",
        button="ลบข้อมูลตัวอย่างและเริ่มใช้จริง",
        back=reverse("start:steps"),
        lines=[] if reasons else LINES,
        why_not=" ".join(reasons),
    )

    def do(form: object) -> str:
        start_own_portal(request.user)
        return "ลบข้อมูลตัวอย่างแล้ว ระบบนี้เป็นของหน่วยงานท่าน เริ่มจากขั้นที่ 1"

    return act_page(request, act, do, NotOwnPortalError)

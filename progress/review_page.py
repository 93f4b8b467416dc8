"""What the row page tells a reviewer: what would change, and who has to approve it."""

from typing import Any

from progress.models import Assignment
from progress.review_changes import changes_of
from progress.separation import why_not_approve, why_not_publish_own
from thai.dates import format_thai_datetime


def published_meanwhile(user: Any, assignment: Assignment, opened: str) -> str:
    """What a second press and a second approver are told, who saw the version `opened`; else ""."""
    update = assignment.published_update
    before = opened.partition("/")[0]
    if update is None or before in ("", str(update.pk)):
        return ""
    who = "ท่าน" if update.reviewer == user else str(update.reviewer or "ผู้อื่น")
    return (
        f"{who}อนุมัติรายงานนี้ไปแล้วเมื่อ {format_thai_datetime(update.reviewed_at)} "
        "การกดครั้งนี้จึงไม่ได้บันทึกหรืออนุมัติซ้ำ สิ่งที่ท่านพิมพ์ยังอยู่ครบในแบบฟอร์ม "
        "กรุณาดูสิ่งที่บันทึกไปแล้วด้านล่าง หากยังต้องการแก้ไข กรุณากดบันทึกอีกครั้ง ระบบจะเริ่มรายงานฉบับใหม่"
    )


def review_context(user: Any, form: Any) -> dict[str, Any]:
    """
    For the template of the row page, from its form of a report (progress.forms.AssignmentForm).

    why_not_publish: why another one has to approve; if_edited: why that would be so after an edit.
    """
    update = form.open_update
    context: dict[str, Any] = {"changes": changes_of(form.instance, update) if update else None}
    if not form.may_review:
        return context
    own = why_not_publish_own(user, form.update_model)
    reason = why_not_approve(user, update) if own and update else own
    return {**context, "why_not_publish": reason, "if_edited": "" if reason else own}

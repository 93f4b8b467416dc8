"""Who may do what with an assigned row. The back office asks nobody else."""

from django.db.models import prefetch_related_objects

from catalogue.locks import why_closed
from progress.models import Assignment, Update

NO_DIVISION = "ยังไม่ได้กำหนดส่วนราชการให้ท่าน กรุณาแจ้งผู้ดูแลระบบ"


def may_review(user, update_model: type[Update]) -> bool:
    """Whether the user may publish updates of this family or return them."""
    return user.has_perm(f"{update_model._meta.app_label}.review_{update_model._meta.model_name}")


def may_open(user, assignment: Assignment) -> bool:
    """Whether the back office shows the row to the user, with all that was handed in for it."""
    options = assignment._meta
    rights = (f"{options.app_label}.{act}_{options.model_name}" for act in ("view", "change"))
    if not user.is_staff or not any(map(user.has_perm, rights)):
        return False
    return may_review(user, assignment.updates.model) or may_see(user, assignment)


def may_report(user, assignment: Assignment) -> bool:
    """Whether the user may write updates of this row: its division's clerk, or a reviewer."""
    return not why_not_report(user, assignment)


def why_not_report(user, assignment: Assignment) -> str:
    """
    Why the user may not write updates of this row, in Thai; "" if they may.

    What would still hold if the rest were mended is told: a closed year only of an own row.
    """
    options = assignment._meta
    if not user.has_perm(f"{options.app_label}.change_{options.model_name}"):
        return "บัญชีของท่านไม่มีสิทธิแก้ไขรายการนี้ หากเป็นงานของท่าน กรุณาแจ้งผู้ดูแลระบบให้กำหนดบทบาท"
    if not may_review(user, assignment.updates.model) and not may_see(user, assignment):
        return _whose(user, assignment)
    return why_closed(assignment)


def find_public_row(model: type[Assignment], key: str) -> Assignment | None:
    """The row of this key, if everybody may know of it: what is no secret can be told whose."""
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    return model.objects.published().filter(pk=key).first()


def _whose(user, assignment: Assignment) -> str:
    """Why the row is none of the user's own."""
    names = ", ".join(division.name for division in assignment.divisions.all())
    if not names:
        return "รายการนี้ยังไม่ได้กำหนดส่วนราชการผู้รับผิดชอบ กรุณาแจ้งเลขานุการให้กำหนด"
    if not user.divisions.all():
        return NO_DIVISION
    return f"รายการนี้เป็นของ{names} ไม่ใช่ของส่วนราชการของท่าน"


def has_to_wait(user, update: Update | None) -> bool:
    """Whether the open update was sent for review, and the user is not who reviews it."""
    if update is None or update.state != Update.State.SUBMITTED:
        return False
    return not may_review(user, type(update))


def may_see(user, assignment: Assignment) -> bool:
    """Whether the row is the user's own: one of their divisions, or everybody's."""
    if assignment.for_all_divisions:
        return True
    # A page asks this many times; the divisions stay with the two objects for one request.
    prefetch_related_objects([user], "divisions")
    prefetch_related_objects([assignment], "divisions")
    own = {division.pk for division in user.divisions.all()}
    return any(division.pk in own for division in assignment.divisions.all())

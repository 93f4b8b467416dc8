"""The draft that goes round by mail: made by the worker, and only as the minutes stand now."""

from documents.orders import ask_for, order_of
from documents.serving import draft_of
from meetings.circulating import CirculatingError
from meetings.document_kinds import MINUTES_PDF, any_meeting
from meetings.models import Meeting

BEING_MADE = "ระบบกำลังสร้างร่างรายงานเป็น PDF เพื่อแนบไปกับอีเมล โดยทั่วไปใช้เวลาไม่ถึงหนึ่งนาที"


def why_no_draft(meeting: Meeting) -> str:
    """
    Why there is no document of these minutes to be mailed yet, in Thai; "" if there is one.

    Asking orders it.
    """
    made, order = draft_of(MINUTES_PDF, str(meeting.pk), any_meeting(str(meeting.pk)))
    if made:
        return ""
    return order.fault if order else BEING_MADE


def draft_to_send(meeting: Meeting) -> bytes:
    """The document as the minutes stand now. Raises CirculatingError while there is none."""
    key = str(meeting.pk)
    made, order = draft_of(MINUTES_PDF, key, any_meeting(key))
    if made is None:
        again = f"{BEING_MADE} กรุณากดส่งอีกครั้งในอีกสักครู่ ยังไม่ได้ส่งถึงผู้ใด"
        raise CirculatingError(order.fault if order else again)
    try:
        with made.file.open() as file:
            data: bytes = file.read()
    except OSError as error:
        # The storage lost it: made anew.
        made.delete()
        order = order_of(MINUTES_PDF, key, is_public=False)
        ask_for(MINUTES_PDF, key, order, is_public=False, waits=True)
        raise CirculatingError(f"{BEING_MADE} กรุณากดส่งอีกครั้งในอีกสักครู่") from error
    return data

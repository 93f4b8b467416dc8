"""
What an administrator does to the sign-in of chosen people, after a page that asks once more.

Each act is an action of the list; the buttons of a person's page press the same one for that
person alone. What cannot be done to somebody is told by name, with the reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.views.decorators.debug import sensitive_variables

from accounts import invitations, second_factor
from accounts.notices import notify_now
from agency.models import User
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page

OF_THE_SERVER = "เป็นบัญชีของผู้ดูแลเครื่องแม่ข่าย ดูแลได้ที่เครื่องแม่ข่ายเท่านั้น"
CLOSED = "บัญชีปิดอยู่ กรุณาเปิดบัญชีก่อน"
WITHOUT_ROLE = "ยังไม่มีบทบาท กรุณากำหนดบทบาทก่อน"


@dataclass(frozen=True)
class PersonAct:
    """
    One act. `why_not(actor, person)` gives the reason against it, in Thai, or "".

    `do(request, people)` carries it out and says what happened; a page of its own goes before
    the list.
    """

    name: str
    title: str
    question: str
    why_not: Callable[[User, User], str]
    do: Callable[[OfficeRequest, list[User]], HttpResponse | None]

    def as_action(self) -> Callable[..., HttpResponse | None]:
        """For ModelAdmin.actions."""

        def action(
            modeladmin: admin.ModelAdmin, request: OfficeRequest, people: Iterable[User]
        ) -> HttpResponse | None:
            asked = [(person, self.why_not(request.user, person)) for person in people]
            ready = [person for person, reason in asked if not reason]
            if ready and "confirmed" not in request.POST:
                return self._ask(request, asked)
            for person, reason in asked:
                if reason:
                    messages.warning(request, f"บัญชี {person.username}: {reason}")
            return self.do(request, ready) if ready else None

        action.__name__ = self.name
        action.allowed_permissions = ["change"]  # type: ignore[attr-defined]  # as Django reads it
        action.short_description = self.title  # type: ignore[attr-defined]
        return action

    def _ask(self, request: OfficeRequest, asked: list[tuple[User, str]]) -> HttpResponse:
        return render_admin_page(
            request, "admin/accounts/confirm_act.html", self.title, act=self, asked=asked
        )


def _why_not(actor: User, person: User) -> str:
    """What stands against every act on another person's account."""
    if person.is_superuser:
        return OF_THE_SERVER
    if actor.pk == person.pk:
        return "เป็นบัญชีของท่านเอง ดูแลได้ที่ “เปลี่ยนรหัสผ่าน” และ “การยืนยันสองขั้น” มุมบนขวา"
    return ""


def _why_not_let_in(actor: User, person: User) -> str:
    if reason := _why_not(actor, person):
        return reason
    if not person.is_active:
        return CLOSED
    return "" if person.has_role else WITHOUT_ROLE


def _why_not_invite(actor: User, person: User) -> str:
    if reason := _why_not_let_in(actor, person):
        return reason
    if invitations.can_be_invited(person):
        return ""
    missing = "ยังไม่มีอีเมลของผู้นี้" if not person.email else "ระบบนี้ยังไม่ได้ตั้งอีเมล"
    return f"{missing} กรุณาใช้ “ตั้งรหัสผ่านแรกเข้า”"


def _why_not_reset(actor: User, person: User) -> str:
    if reason := _why_not(actor, person):
        return reason
    return "" if second_factor.device_of(person) else "ยังไม่ได้ตั้งการยืนยันสองขั้น จึงไม่มีอะไรให้ล้าง"


def _invite(request: OfficeRequest, people: list[User]) -> None:
    for person in people:
        tell_invited(request, person, invitations.invite(person))


def tell_invited(request: OfficeRequest, person: User, sent: bool) -> None:
    """Say whether the invitation is on its way."""
    if sent:
        days = invitations.LIFE.days
        messages.success(
            request, f"ส่งจดหมายเชิญ {person.username} ไปที่ {person.email} แล้ว ลิงก์ใช้ได้ {days} วัน"
        )
    else:
        messages.error(
            request,
            f"ส่งจดหมายเชิญ {person.username} ไปที่ {person.email} ไม่สำเร็จ เครื่องส่งอีเมลไม่รับจดหมาย "
            "กรุณาตรวจอีเมลแล้ว “ส่งคำเชิญ” อีกครั้ง หรือ “ตั้งรหัสผ่านแรกเข้า”",
        )


@sensitive_variables("passwords")
def show_first_passwords(
    request: OfficeRequest, people: list[User], back: str = ""
) -> HttpResponse:
    """
    Make the first password of each person, on a page that is shown once.

    It leads on to the address `back`, or to the list of people.
    """
    passwords = [(person, invitations.give_first_password(person)) for person in people]
    response = render_admin_page(
        request,
        "admin/accounts/first_passwords.html",
        "รหัสผ่านแรกเข้า",
        passwords=passwords,
        back=back,
    )
    response["Cache-Control"] = "no-store"
    return response


def _reset(request: OfficeRequest, people: list[User]) -> None:
    for person in people:
        if not second_factor.remove(person):
            messages.warning(request, f"บัญชี {person.username}: มีผู้ล้างไปแล้วก่อนหน้านี้")
            continue
        told = notify_now(person, "ผู้ดูแลระบบล้างการยืนยันสองขั้นของบัญชีนี้แล้ว")
        by_mail = f"แจ้งไปที่ {person.email} แล้ว" if told else "ส่งอีเมลแจ้งไม่ได้ กรุณาบอกเจ้าตัวเอง"
        messages.success(
            request,
            f"ล้างการยืนยันสองขั้นของ {person.username} แล้ว ออกจากระบบทุกเครื่อง "
            f"และตั้งใหม่ได้เมื่อเข้าสู่ระบบครั้งหน้า {by_mail}",
        )


INVITE = PersonAct(
    "invite",
    "ส่งคำเชิญ",
    "ระบบส่งลิงก์สำหรับตั้งรหัสผ่านไปที่อีเมลของแต่ละคน รหัสผ่านเดิม (ถ้ามี) ยังใช้ได้จนกว่าจะตั้งใหม่",
    _why_not_invite,
    _invite,
)
FIRST_PASSWORD = PersonAct(
    "first_password",
    "ตั้งรหัสผ่านแรกเข้า",
    "ระบบสร้างรหัสผ่านและแสดงให้ท่านครั้งเดียวเพื่อส่งต่อ เจ้าตัวต้องตั้งรหัสผ่านเองเมื่อเข้าสู่ระบบครั้งแรก "
    "รหัสผ่านเดิมใช้ไม่ได้อีก และทุกเครื่องออกจากระบบ",
    _why_not_let_in,
    show_first_passwords,
)
RESET_SECOND_FACTOR = PersonAct(
    "reset_second_factor",
    "ล้างการยืนยันสองขั้น",
    "ใช้เมื่อโทรศัพท์และรหัสสำรองหายทั้งคู่ กรุณาแน่ใจก่อนว่าผู้ขอเป็นเจ้าของบัญชีจริง "
    "เจ้าตัวจะออกจากระบบทุกเครื่อง และตั้งใหม่ได้เมื่อเข้าสู่ระบบครั้งหน้า",
    _why_not_reset,
    _reset,
)
ACTS: tuple[PersonAct, ...] = (INVITE, FIRST_PASSWORD, RESET_SECOND_FACTOR)


def possible_acts(actor: Any, person: User) -> list[tuple[PersonAct, str]]:
    """The acts for a person's page, each with what stands against it."""
    return [(act, act.why_not(actor, person)) for act in ACTS]

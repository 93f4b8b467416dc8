"""
The office is never without an administrator who can sign in, whatever is done and by whom.

Forms ask first and say why not; whatever comes another way is refused as the row is saved. The
server's superusers do not count: the office must not depend on whoever has the server.
"""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, pre_delete, pre_save

from agency.models import User
from agency.roles import ADMINISTRATOR

OWN = "ปิดบัญชีหรือถอนบทบาทผู้ดูแลระบบของตนเองไม่ได้ กรุณาให้ผู้ดูแลระบบคนอื่นทำให้"
LAST = (
    "ท่านนี้เป็นผู้ดูแลระบบคนสุดท้ายที่เข้าสู่ระบบได้ จึงปิดบัญชีหรือถอนบทบาทไม่ได้ "
    "กรุณาให้บทบาทผู้ดูแลระบบแก่ผู้อื่นที่มีรหัสผ่านแล้วก่อน"
)
DECIDING = {"is_active", "password", "is_superuser"}


def connect() -> None:
    """From now on nothing that the models save takes the last administrator away."""
    for signal, receiver, sender in (
        (pre_save, _before_saving, User),
        (pre_delete, _before_deleting, User),
        (m2m_changed, _before_roles_change, User.groups.through),
    ):
        signal.connect(receiver, sender=sender, dispatch_uid=f"last.{receiver.__name__}")


def active_administrators() -> QuerySet[User]:
    """The administrators of the office who can sign in now."""
    people = User.objects.filter(is_active=True, is_superuser=False, groups__name=ADMINISTRATOR)
    people = people.exclude(password="")  # nosec B106 # none at all
    return people.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)


@transaction.atomic
def is_last_administrator(user: User) -> bool:
    """
    Whether nobody but this person can administer the office.

    Inside a transaction the answer holds until its end: who asks at the same moment waits.
    """
    _wait_for_others()
    return set(active_administrators().values_list("pk", flat=True)) == {user.pk}


def why_not_change(actor: Any, person: User, *, is_active: bool, is_administrator: bool) -> str:
    """Why `actor` may not leave `person` so, in Thai; "" if they may."""
    had_role = person.groups.filter(name=ADMINISTRATOR).exists()
    if is_active and (is_administrator or not had_role):
        return ""
    if actor.pk == person.pk:
        return OWN
    return LAST if is_last_administrator(person) else ""


def _wait_for_others() -> None:
    list(Group.objects.select_for_update().filter(name=ADMINISTRATOR))


def _refuse_if_last(user: User) -> None:
    if is_last_administrator(user):
        raise ValidationError(LAST, code="last_administrator")


def _before_saving(sender: Any, instance: User, update_fields: Any, **kwargs: Any) -> None:
    if instance.pk is None or not (update_fields is None or DECIDING & set(update_fields)):
        return
    can_sign_in = instance.is_active and instance.has_usable_password()
    if instance.is_superuser or not can_sign_in:
        _refuse_if_last(instance)


def _before_deleting(sender: Any, instance: User, **kwargs: Any) -> None:
    _refuse_if_last(instance)


def _before_roles_change(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any
) -> None:
    if action not in ("pre_remove", "pre_clear"):
        return
    if not reverse:
        if action == "pre_clear" or Group.objects.filter(pk__in=pk_set, name=ADMINISTRATOR):
            _refuse_if_last(instance)
    elif instance.name == ADMINISTRATOR:
        _refuse_if_all_leave(pk_set)


@transaction.atomic
def _refuse_if_all_leave(keys: set[int] | None) -> None:
    """For several at once; None stands for everybody."""
    _wait_for_others()
    now = set(active_administrators().values_list("pk", flat=True))
    if now and (keys is None or now <= keys):
        raise ValidationError(LAST, code="last_administrator")

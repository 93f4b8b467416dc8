"""
Who did what to which row, and by which way in: the actor and the way of every log entry.

django-auditlog writes an entry for each row that is saved or deleted (settings.AUDITLOG_*).
It asks here who is acting. Outside a request that is the running command.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TypeAlias

from auditlog.models import LogEntry
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Model, ProtectedError, Q
from django.http import HttpRequest

PAGE = "หน้าเว็บ"
IMPORT = "นำเข้าตาราง"
UNDO = "ยกเลิกการนำเข้า"
COMMAND = "คำสั่ง"

# What people do that changes no row, as it stands in the log.
EVENTS = {
    "sign-in": "เข้าสู่ระบบ",
    "sign-in-failed": "เข้าสู่ระบบไม่สำเร็จ",
    "sign-out": "ออกจากระบบ",
    "code-failed": "รหัสยืนยันไม่ถูกต้อง",
    "recovery-code-used": "ใช้รหัสสำรอง",
    "second-factor-set": "ตั้งการยืนยันสองขั้น",
    "second-factor-removed": "ยกเลิกการยืนยันสองขั้น",
    "recovery-codes-made": "สร้างรหัสสำรองชุดใหม่",
    "sessions-ended": "ออกจากระบบในทุกเครื่อง",
    "odd-values-confirmed": "ยืนยันบันทึกตามที่กรอก ทั้งที่มีข้อน่าสังเกต",
    "sign-in-refused": "รหัสผ่านถูกต้อง แต่บัญชีเข้าสู่ระบบไม่ได้",
    "invited": "ส่งคำเชิญทางอีเมล",
    "first-password": "ตั้งรหัสผ่านแรกเข้า",
    "own-portal-started": "เริ่มใช้เป็นระบบของหน่วยงาน ลบข้อมูลตัวอย่างแล้ว",
    "reset-asked": "ขอตั้งรหัสผ่านใหม่ทางอีเมล",
}


Actor: TypeAlias = AbstractBaseUser | AnonymousUser | None


@dataclass(frozen=True)
class AuditActor:
    """Who is acting now; `user` may be a lazy object that is read only when a row is saved."""

    way: str
    user: Actor | Callable[[], Actor] = None


_current: ContextVar[AuditActor | None] = ContextVar("audit_actor", default=None)


@contextmanager
def audit_actor(way: str, user: Actor | Callable[[], Actor] = None) -> Iterator[None]:
    """Everything saved inside is logged as done by `user` through `way`."""
    token = _current.set(AuditActor(way, user))
    try:
        yield
    finally:
        _current.reset(token)


def current_actor() -> AuditActor:
    """Who is acting; without anybody, the command that the process runs."""
    return _current.get() or AuditActor(f"{COMMAND} {_command_name()}")


def current_user() -> AbstractBaseUser | None:
    """The person who is acting; None for a command and for who is not signed in."""
    who = current_actor()
    user = who.user() if callable(who.user) else who.user
    return user if user is not None and user.is_authenticated else None


def _command_name() -> str:
    words = [PurePath(word).name for word in sys.argv[:1]] + sys.argv[1:2]
    return " ".join(words)[:100]


class AuditMiddleware:
    """Says for each request that the person signed in is acting, through a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        with audit_actor(PAGE, _UserOf(request)):
            return self.get_response(request)


class _UserOf:
    """The user of a request, not looked up before somebody asks: public pages never do."""

    def __init__(self, request: HttpRequest):
        self.request = request

    def __call__(self) -> Actor:
        return getattr(self.request, "user", None)


def models_saved_at(*models: type[Model]) -> datetime | None:
    """When a row of these models was last saved or deleted, as the log has it; one query."""
    names = [model._meta.model_name for model in models]
    of_models = {
        "content_type__app_label": models[0]._meta.app_label,
        "content_type__model__in": names,
    }
    return LogEntry.objects.filter(**of_models).aggregate(newest=Max("timestamp"))["newest"]


def rows_saved_at(rows: Iterable[Model]) -> datetime | None:
    """When one of these rows was last saved, as the log has it; None without any. One query."""
    by_model: dict[tuple[str, str | None], list[str]] = {}
    for row in rows:
        options = row._meta
        by_model.setdefault((options.app_label, options.model_name), []).append(str(row.pk))
    if not by_model:
        return None
    wanted = Q()
    for (app, model), keys in by_model.items():
        wanted |= Q(content_type__app_label=app, content_type__model=model, object_pk__in=keys)
    return LogEntry.objects.filter(wanted).aggregate(newest=Max("timestamp"))["newest"]


def newest_entry() -> int:
    """The key of the newest entry of the log; 0 where there is none. One query."""
    return LogEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def last_actors(model: type[Model], keys: Iterable, *, after: int = 0) -> dict[str, str]:
    """
    Who last saved or deleted each row, by its key as text, where the log knows; one query.

    `after`: only entries that are newer than this one count (newest_entry).
    """
    entries = LogEntry.objects.filter(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        object_pk__in=[str(key) for key in keys],
        pk__gt=after,
    )
    in_order = entries.select_related("actor").defer("changes").order_by("pk")
    last = {entry.object_pk: entry.actor for entry in in_order}
    return {key: str(actor) for key, actor in last.items() if actor}


def note_event(event: str, about: Model, *, by=None) -> None:
    """An entry about a row, for one of EVENTS; done by `by`, or by whoever is acting."""
    LogEntry.objects.log_create(
        about,
        force_log=True,
        action=LogEntry.Action.ACCESS,
        actor=by,
        additional_data={"event": event},
    )


def mask(value: str) -> str:
    """What the log keeps of a secret: nothing. django-auditlog would keep half of it."""
    return "***"


def keep_actor(sender, instance, **kwargs) -> None:
    """
    Before a person is deleted: raise ProtectedError if the log has them as who did something.

    The library would take their name out of all of it.
    """
    if entries := set(LogEntry.objects.filter(actor=instance).order_by("pk")[:1]):
        raise ProtectedError("the log says what this person did", entries)


def describe_entry(sender, instance, **kwargs) -> None:
    """Before a log entry is saved: note the actor and the way in."""
    who = current_actor()
    user = current_user()
    if instance.actor_id is None and user is not None:
        instance.actor_id = user.pk
    instance.additional_data = {**(instance.additional_data or {}), "way": who.way}

"""How a health check becomes a system check of Django (django.core.checks)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's names
from django.db import DatabaseError, InterfaceError

from operations.monitoring.json_lines import error_text

TAG = "portal"

Check = TypeVar("Check", bound=Callable[..., CheckMessage])


@dataclass(frozen=True)
class HealthCheck:
    """The `obj` of each message: its key for programs, its name in Thai, where it is written."""

    key: str
    name: str
    module: str
    line: int

    def __str__(self) -> str:
        return self.name


def health_check(key: str, name: str, needs_database: bool = False) -> Callable[[Check], Check]:
    """
    Register a function that looks at one thing and returns one message about it.

    It can be called without arguments. Info says that all is well; Warning and Error have a
    `hint` with what to do and a stable `id`, both for people who meet them in Django's own
    `check`. Whatever the function raises becomes an Error, so it keeps no other from view.
    """

    def decorate(check: Check) -> Check:
        source = HealthCheck(key, name, check.__module__, check.__code__.co_firstlineno)

        def carry_out(
            app_configs: Any = None, databases: Collection[str] | None = None, **kwargs: Any
        ) -> list[CheckMessage]:
            if needs_database and databases is not None and not databases:
                # Each would wait for the same answer that does not come.
                message: CheckMessage = Warning(
                    "ตรวจไม่ได้ เพราะต่อฐานข้อมูลไม่ได้",
                    hint="แก้เรื่องฐานข้อมูลก่อน",
                    id="portal.database_needed",
                )
            else:
                message = _guarded(check)
            message.obj = source
            return [message]

        # Not at every start: only where somebody asks how the server is.
        register(carry_out, TAG, deploy=True)
        return check

    return decorate


def _guarded(check: Callable[[], CheckMessage]) -> CheckMessage:
    try:
        return check()
    except (DatabaseError, InterfaceError) as error:
        return Error(
            f"ฐานข้อมูลตอบไม่ได้: {str(error).strip().partition(chr(10))[0]}",
            hint="แก้เรื่องตารางก่อน: สั่ง deploy/update",
            id="portal.database_error",
        )
    except Exception as error:
        # Whatever it is, the other checks may tell why.
        return Error(
            f"การตรวจนี้ขัดข้อง: {error_text(error)}",
            hint="แจ้งผู้พัฒนาพร้อมข้อความนี้",
            id="portal.check_broken",
        )

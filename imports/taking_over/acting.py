"""Who takes over a file at a shell, where nobody has signed in, and what they decided there."""

from collections.abc import Iterable

from agency.models import User

NO_USER = "ไม่มีผู้ใช้ชื่อ “{name}” ที่ใช้งานได้"
NO_DECISION = "อ่าน --decide “{part}” ไม่ออก ตัวอย่าง E5=0"
WHICH_USER = "กรุณาระบุว่านำเข้าในนามผู้ใช้ใดด้วย --user ชื่อผู้ใช้"


def acting_user(name: str) -> User:
    """The active user of that name; without one the only superuser. Raises ValueError in Thai."""
    active = User.objects.filter(is_active=True)
    if name:
        found = list(active.filter(username=name))
        if not found:
            raise ValueError(NO_USER.format(name=name))
        return found[0]
    superusers = list(active.filter(is_superuser=True)[:2])
    if len(superusers) != 1:
        raise ValueError(WHICH_USER)
    return superusers[0]


def decisions_of(typed: Iterable[str]) -> dict[str, str]:
    """What --decide says, by cell. Raises ValueError in Thai."""
    found = {}
    for part in typed:
        cell, equals, said = part.partition("=")
        if not equals or not cell.strip():
            raise ValueError(NO_DECISION.format(part=part))
        found[cell.strip()] = said.strip()
    return found

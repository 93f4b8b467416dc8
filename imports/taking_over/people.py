"""People of a list: accounts without a role, so that nobody gets rights by a file."""

from collections.abc import Iterable
from typing import Any

from agency.sheets import UserSheet
from imports.tables.proposal import Row
from imports.taking_over.divisions import DIVISIONS
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.table import Table
from thai.likeness import name_key

NO_USERNAME = "ไม่มีอีเมลและชื่อผู้ใช้ กรุณาพิมพ์ชื่อผู้ใช้เป็นอักษรอังกฤษ หรือ - หากไม่สร้างบัญชี"
NO_ROLES = "บทบาทไม่ได้นำเข้าจากแฟ้ม ผู้ดูแลระบบกำหนดให้แต่ละคนที่รายชื่อผู้ใช้งาน"
OTHER_DIVISIONS = "{cell}: {name} มีบัญชีอยู่แล้ว ส่วนราชการในแฟ้ม ({said}) ไม่ได้นำเข้า เพราะเป็นการให้สิทธิ์"
SKIP = "-"


def _people(table: Table, job: Job) -> None:
    taken = {user.username.casefold() for user in table.rows}
    accounts = _Accounts(table.rows)
    for row in job.rows:
        first, last = parts_of(row.values.get("name") or "")
        email = (row.values.get("email") or "").strip()
        names = {"first_name": first, "last_name": last, "email": email}
        if found := accounts.take(row):
            table.change(found, row.cell, **_without_spelling(found, row, names))
            _tell_divisions(found, row, job)
            continue
        username = row.values.get("username") or _free(email, taken)
        username = username or job.ask(row.cell, first, (), NO_USERNAME)
        if username and username != SKIP:
            taken.add(username.casefold())
            divisions = _divisions(row)
            table.add(row.cell, username=username, divisions=divisions, is_active=True, **names)
    job.tell(NO_ROLES)


def parts_of(name: str) -> tuple[str, str]:
    """First name, with the title as it is written, and last name."""
    words = name.split()
    return (" ".join(words[:-1]), words[-1]) if len(words) > 1 else (name.strip(), "")


class _Accounts:
    """The stored accounts, each of which one row of the file may be."""

    def __init__(self, users: Iterable[Any]):
        self._by_username: dict[str, list[Any]] = {}
        self._by_email: dict[str, list[Any]] = {}
        self._by_name: dict[str, list[Any]] = {}
        self._taken: set[Any] = set()
        for user in users:
            self._by_username.setdefault(user.username.casefold(), []).append(user)
            self._by_email.setdefault(user.email.casefold(), []).append(user)
            self._by_name.setdefault(name_key(user.get_full_name()), []).append(user)

    def take(self, row: Row) -> Any:
        """The account of that username or address; else the only one of that name; else None."""
        email = (row.values.get("email") or "").strip().casefold()
        found = self._left(self._by_username, (row.values.get("username") or "").casefold())
        found = found or self._left(self._by_email, email)
        if not found:
            named = self._left(self._by_name, name_key(row.values.get("name") or ""))
            found = named if len(named) == 1 and not (email and named[0].email) else []
        if not found:
            return None
        self._taken.add(found[0].pk)
        return found[0]

    def _left(self, users: dict[str, list[Any]], key: str) -> list[Any]:
        """Those of this key that no row of the file is yet; none for an empty key."""
        return [user for user in users.get(key, ()) if key and user.pk not in self._taken]


def _without_spelling(user: Any, row: Row, names: dict[str, str]) -> dict[str, str]:
    """The same name, spelled otherwise, stays as it is."""
    is_alike = name_key(user.get_full_name()) == name_key(row.values.get("name") or "")
    return {"email": names["email"]} if is_alike else names


def _free(email: str, taken: set[str]) -> str:
    """What stands before the @, else the whole address; "" without an address."""
    short = email.partition("@")[0]
    return email if short.casefold() in taken else short


def _divisions(row: Row) -> list[str]:
    one = row.values.get("division")
    return row.values.get("divisions") or ([one] if one else [])


def _tell_divisions(user: Any, row: Row, job: Job) -> None:
    known = {division.name for division in user.divisions.all()}
    said = [name for name in _divisions(row) if name not in known]
    if said:
        words = ", ".join(said)
        job.tell(OTHER_DIVISIONS.format(cell=row.cell, name=user.get_full_name(), said=words))


PEOPLE = Plan(
    (DIVISIONS, Step(UserSheet, _people)),
    frozenset({"name", "division", "divisions", "email", "username", "roles"}),
    of_year=False,
)

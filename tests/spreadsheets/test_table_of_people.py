"""People in a table: names, divisions and roles, for administrators only; never passwords."""

import pytest

from agency.last_administrator import OWN
from agency.models import User
from tests import make
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, imported, tried

pytestmark = pytest.mark.django_db


def row_of(user, rows):
    return next(row for row in rows if row["ชื่อผู้ใช้"] == user.username)


def test_divisions_and_roles_by_name(administrator, clerk):
    make.division("กองคลัง")
    row = row_of(clerk, downloaded("users", administrator))

    done = imported(
        "users", administrator, [row | {"ส่วนราชการที่รับผิดชอบ": "กองคลัง", "บทบาท": "เลขานุการ"}]
    )

    assert done.errors == []
    assert [division.name for division in clerk.divisions.all()] == ["กองคลัง"]
    assert [role.name for role in clerk.groups.all()] == ["เลขานุการ"]
    assert clerk.check_password("รหัสผ่านของ-clerk")


def test_a_new_person_cannot_sign_in_before_a_password_is_set(administrator, clerk):
    row = row_of(clerk, downloaded("users", administrator))

    done = imported(
        "users", administrator, [row | {"ชื่อผู้ใช้": "somsri", "ชื่อ": "สมศรี", "เข้าสู่ระบบล่าสุด": ""}]
    )

    assert done.errors == []
    somsri = User.objects.get(username="somsri")
    assert (somsri.has_usable_password(), somsri.is_staff, somsri.is_superuser) == (
        False, True, False,
    )  # fmt: skip


def test_nothing_of_a_password_goes_out(administrator):
    rows = downloaded("users", administrator)

    assert "รหัสผ่าน" not in "".join(rows[0])
    assert administrator.password not in str(rows)


def test_the_servers_superuser_is_out_of_reach(administrator):
    root = User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    rows = downloaded("users", administrator)

    assert root.username not in {row["ชื่อผู้ใช้"] for row in rows}
    preview = tried("users", administrator, [rows[0] | {"ชื่อผู้ใช้": "root"}])
    assert preview.errors


def test_an_administrator_cannot_lock_themselves_out(administrator):
    (row,) = downloaded("users", administrator)

    for change in ({"ใช้งานได้": "ไม่ใช่"}, {"บทบาท": "เจ้าหน้าที่"}):
        assert errors_of(tried("users", administrator, [row | change])) == [("ทั้งแถว", OWN)]


def test_an_unknown_role_is_told(administrator):
    (row,) = downloaded("users", administrator)

    ((column, text),) = errors_of(tried("users", administrator, [row | {"บทบาท": "นายก"}]))

    assert (column, text) == (
        "บทบาท", "ไม่รู้จักบทบาท “นายก” ที่มีคือ เจ้าหน้าที่, เลขานุการ, ผู้ดูแลระบบ",
    )  # fmt: skip

"""manage.py create_demo_accounts [--reset]"""

from typing import NamedTuple

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from agency import roles
from agency.models import Division, User

# Without the letters and digits that look alike on paper: 0 O 1 l I.
PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105 # nosec B105 # letters


class Account(NamedTuple):
    username: str
    role: str
    division: str = ""


ACCOUNTS = (
    Account("clerk", roles.CLERK, division="สำนักปลัด"),
    Account("secretary", roles.SECRETARY),
    Account("administrator", roles.ADMINISTRATOR),
)


class Command(BaseCommand):
    help = "สร้างบัญชีทดลองบทบาทละหนึ่งบัญชี และแสดงรหัสผ่านครั้งเดียวเมื่อสร้าง"

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="ตั้งรหัสผ่านใหม่ให้บัญชีทดลองทุกบัญชี")

    def handle(self, *args, reset, **options):
        others = User.objects.exclude(username__in=[account.username for account in ACCOUNTS])
        if others.exists() and not reset:
            # Once real people work here, a set-up run again must not open new doors.
            self.stdout.write("มีผู้ใช้งานจริงแล้ว จึงไม่สร้างบัญชีทดลอง")
            return
        passwords = self._set_passwords(reset)
        # Only now, when they are in the database for certain.
        self._show(passwords)

    @transaction.atomic
    def _set_passwords(self, reset: bool) -> dict[str, str]:
        """Create the missing accounts; the new passwords by user name."""
        groups = {group.name: group for group in Group.objects.filter(name__in=roles.ROLES)}
        if missing := [role for role in roles.ROLES if role not in groups]:
            raise CommandError(f"ยังไม่มีกลุ่มผู้ใช้ {', '.join(missing)}: รัน manage.py migrate ก่อน")
        passwords = {}
        for account in ACCOUNTS:
            password = get_random_string(16, PASSWORD_LETTERS)
            user = User.objects.filter(username=account.username).first()
            if user is None:
                self._create(account, groups[account.role], password)
            elif reset:
                user.set_password(password)
                user.save(update_fields=["password"])
            else:
                continue
            passwords[account.username] = password
        return passwords

    def _create(self, account: Account, group: Group, password: str) -> None:
        user = User.objects.create_user(
            account.username,
            password=password,
            first_name=account.role,
            last_name="ตัวอย่าง",
        )
        user.groups.add(group)
        if account.division:
            divisions = Division.objects.filter(name=account.division)
            user.divisions.set(divisions)
            if not divisions:
                self.stderr.write(
                    f"ยังไม่มีส่วนราชการ {account.division}: "
                    f"กำหนดส่วนราชการให้บัญชี {account.username} ในระบบหลังบ้าน"
                )

    def _show(self, passwords: dict[str, str]) -> None:
        for account in ACCOUNTS:
            password = passwords.get(account.username)
            shown = f"รหัสผ่าน {password}" if password else "มีอยู่แล้ว"
            self.stdout.write(f"  {account.role} (ชื่อผู้ใช้ {account.username}): {shown}")
        if passwords:
            self.stdout.write("จดรหัสผ่านไว้ตอนนี้ ระบบจะไม่แสดงซ้ำอีก")
        if len(passwords) < len(ACCOUNTS):
            self.stdout.write(
                "ลืมรหัสผ่าน: manage.py changepassword ชื่อผู้ใช้ "
                "หรือ manage.py create_demo_accounts --reset"
            )

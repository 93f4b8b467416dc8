"""Which passwords are good ones, and telling the owner that one changed."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from accounts.notices import notify
from agency.models import Agency, Division

SHORTEST, LONGEST = 12, 128  # characters
FEWEST_OWN = 6  # characters that are neither words of the office nor digits
KINDS = r"เทศบาล(ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(ตำบล|จังหวัด)|อบต|อบจ|จังหวัด|อำเภอ|ตำบล"
TRADE = ("ita", "oit", "iit", "eit", "admin", "password", "portal", "รหัสผ่าน", "go.th")


class PasswordLength:
    """A validator of settings.AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user=None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(
                f"รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย {SHORTEST} ตัวอักษร ใช้หลายคำต่อกันก็ได้",
                code="password_too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(
                f"รหัสผ่านยาวเกินไป ต้องไม่เกิน {LONGEST} ตัวอักษร", code="password_too_long"
            )

    def get_help_text(self) -> str:
        return f"รหัสผ่านต้องมีอย่างน้อย {SHORTEST} ตัวอักษร เป็นหลายคำต่อกันได้ เว้นวรรคได้"

    def password_changed(self, password: str, user=None) -> None:
        """Django's call after a new password was stored, whichever the way in."""
        notify(user, "เปลี่ยนรหัสผ่านของบัญชีนี้แล้ว")


class CommonPassword(CommonPasswordValidator):
    """
    Django's list of 20,000 common passwords, also where one was only made longer.

    Hardly any of them has 12 characters: people repeat one or put numbers around it.
    """

    def validate(self, password: str, user=None) -> None:
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password.lower())
        once = re.sub(r"^(.+?)\1+$", r"\1", core)
        for candidate in {password, core, once} - {""}:
            super().validate(candidate, user)


class OfficeWords:
    """
    No password that the office's own name makes up: everybody who guesses tries it first.

    What is left without the words of the office, digits and punctuation must be long enough.
    """

    def validate(self, password: str, user=None) -> None:
        left = re.sub(r"[\W\d_]", "", _without(_office_words(), password.lower()))
        if len(left) < FEWEST_OWN:
            raise ValidationError(
                "รหัสผ่านนี้เดาได้จากชื่อหน่วยงานหรือชื่องาน เติมคำอื่นที่ไม่เกี่ยวกับสำนักงาน",
                code="password_of_the_office",
            )

    def get_help_text(self) -> str:
        return "ไม่ใช้ชื่อหน่วยงาน ชื่อส่วนราชการ หรือชื่อเว็บไซต์เป็นรหัสผ่าน"


def _without(words: set[str], password: str) -> str:
    for word in sorted(words, key=len, reverse=True):
        password = password.replace(word, " ")
    return re.sub(KINDS, " ", password)


def _office_words() -> set[str]:
    """The names of the agency, its divisions and its site, whole and without what they are."""
    names = [*Agency.objects.values_list("name", flat=True)]
    names += Division.objects.values_list("name", flat=True)
    words = {part for name in names for part in (name, re.sub(KINDS, "", name))}
    words |= {part for name in names for part in name.split()}
    words |= set((urlsplit(settings.BASE_URL).hostname or "").split("."))
    return {word.strip().lower() for word in (*words, *TRADE) if len(word.strip()) > 2}

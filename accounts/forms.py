"""The forms of signing in. A wrong proof is counted, noted, and answered alike for everybody."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.backends import AllowAllUsersModelBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts import second_factor
from accounts.sign_in_log import note_failure
from accounts.throttle import CODE, PASSWORD, Attempt, TooManyFailuresError

WRONG_CODE = "รหัสนี้ไม่ถูกต้องหรือใช้ไปแล้ว กรุณารอรหัสใหม่ในแอป แล้วกรอกอีกครั้ง"


def too_many(error: TooManyFailuresError) -> ValidationError:
    """What a person is told who has to wait."""
    return ValidationError(f"ลองไม่สำเร็จหลายครั้งแล้ว กรุณารออีก {error} แล้วลองใหม่", code="too_many")


class SignInForm(AdminAuthenticationForm):
    """
    Name and password of a person of the office.

    Whoever proves the password is told why it does not open the back office; strangers learn
    nothing about an account, not even whether it is there.
    """

    request: HttpRequest
    error_messages = {
        "invalid_login": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และตัวพิมพ์เล็กใหญ่ แล้วลองอีกครั้ง "
        "ถ้าเพิ่งได้รับบัญชีและยังไม่เคยตั้งรหัสผ่าน กรุณาเปิดลิงก์ในจดหมายเชิญก่อน",
        "inactive": "รหัสผ่านถูกต้อง แต่บัญชีนี้ปิดใช้งานแล้ว กรุณาแจ้งผู้ดูแลระบบ",
        "no_role": "รหัสผ่านถูกต้อง แต่ยังไม่ได้กำหนดบทบาทให้บัญชีนี้ จึงเข้าสู่ระบบไม่ได้ กรุณาแจ้งผู้ดูแลระบบ",
    }

    def clean(self):
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (username and password):
            return self.cleaned_data
        try:
            attempt = Attempt(PASSWORD, username, self.request)
        except TooManyFailuresError as error:
            raise too_many(error) from error
        # Closed accounts too: the password has to be proved before anything is told.
        self.user_cache = AllowAllUsersModelBackend().authenticate(
            self.request, username=username, password=password
        )
        if self.user_cache is None:
            note_failure(username)
            raise self.get_invalid_login_error()
        attempt.succeeded()
        self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data

    def confirm_login_allowed(self, user) -> None:
        """Raises ValidationError with what keeps the person out although the password is right."""
        reason = "inactive" if not user.is_active else "" if user.has_role else "no_role"
        if reason:
            note_failure(user.username, "sign-in-refused")
            raise ValidationError(self.error_messages[reason], code=reason)


class CodeForm(forms.Form):
    """A code of the telephone, or a recovery code, of `user`; then `device` is what proved it."""

    code = forms.CharField(
        label="รหัสยืนยัน",
        help_text="ตัวเลข 6 หลักที่แอปแสดงอยู่ตอนนี้ หรือรหัสสำรองหนึ่งรหัส",
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    device = None

    def __init__(self, request, user, data=None):
        super().__init__(data)
        self.request, self.user = request, user

    def clean_code(self):
        typed = self.cleaned_data["code"]
        try:
            attempt = Attempt(CODE, self.user.username, self.request)
        except TooManyFailuresError as error:
            raise too_many(error) from error
        if not self.proves(typed):
            note_failure(self.user.username, "code-failed")
            raise ValidationError(WRONG_CODE, code="wrong")
        attempt.succeeded()
        return typed

    def proves(self, typed: str) -> bool:
        """Whether the code is right."""
        self.device = second_factor.verify(self.user, typed)
        return self.device is not None


class SetUpForm(CodeForm):
    """The first code of a telephone that is being set up; `recovery_codes` to show once."""

    recovery_codes: list[str] | None = None
    password = forms.CharField(
        label="รหัสผ่านของท่าน",
        help_text="กรอกอีกครั้ง เพื่อให้แน่ใจว่าเป็นท่าน",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    field_order = ["password", "code"]

    def __init__(self, request, user, data=None):
        super().__init__(request, user, data)
        self.fields["code"].help_text = "ตัวเลข 6 หลักที่แอปแสดงอยู่ตอนนี้"
        if not request.user.is_authenticated:
            del self.fields["password"]  # it was typed a moment ago

    def clean_password(self):
        password = self.cleaned_data["password"]
        try:
            attempt = Attempt(PASSWORD, self.user.username, self.request)
        except TooManyFailuresError as error:
            raise too_many(error) from error
        if not self.user.check_password(password):
            note_failure(self.user.username)
            raise ValidationError("รหัสผ่านไม่ถูกต้อง", code="wrong")
        attempt.succeeded()
        return password

    def proves(self, typed: str) -> bool:
        if "password" in self.errors:
            return True  # told already; nothing is set up with a wrong password
        self.recovery_codes = second_factor.confirm(self.user, typed)
        return self.recovery_codes is not None

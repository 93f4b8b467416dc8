"""The forms in which an administrator looks after people."""

from typing import Any

from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.hashers import is_password_usable

from agency.last_administrator import why_not_change
from agency.roles import ADMINISTRATOR


class PasswordIsSet(ReadOnlyPasswordHashWidget):
    """Says whether there is a password; its fingerprint says nothing to anybody."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Django's context, with one line in place of the parts of the fingerprint."""
        is_set = bool(value) and is_password_usable(value)
        said = "ตั้งไว้แล้ว" if is_set else "ยังไม่ได้ตั้งรหัสผ่าน"
        return {**super().get_context(name, value, attrs), "summary": [{"label": said}]}


class PersonForm(UserChangeForm):
    """A person who is there already. `actor` is set by the admin: who fills the form in."""

    actor: Any = None
    password = ReadOnlyPasswordHashField(
        label="รหัสผ่าน",
        widget=PasswordIsSet,
        help_text="ระบบไม่ได้เก็บรหัสผ่านไว้ตรง ๆ จึงไม่มีผู้ใดดูรหัสผ่านได้",
    )

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if "groups" not in cleaned:
            return cleaned
        roles = [role.name for role in cleaned["groups"]]
        reason = why_not_change(
            self.actor,
            self.instance,
            is_active=cleaned.get("is_active", True),
            is_administrator=ADMINISTRATOR in roles,
        )
        if reason:
            self.add_error(None, reason)
        return cleaned


class PasswordForm(AdminPasswordChangeForm):
    """
    Sets another person's password.

    Django's switch that takes the password away is left out: an account is closed by its own.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)

    def save(self, commit: bool = True) -> Any:
        """Two people know the password now, so it is good for the first sign-in only."""
        self.user.must_change_password = True
        return super().save(commit)

"""The form of a new person: who it is and what for; the password is made by the person."""

from typing import Any

from django.contrib.auth.forms import UsernameField

from agency.models import User
from backoffice.form_fields import PortalModelForm


class NewPersonForm(PortalModelForm):
    """Without a password: accounts.invitations says how the person comes to one."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups", "divisions")
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        groups = self.fields["groups"]
        groups.required = True
        groups.error_messages["required"] = "กรุณาเลือกอย่างน้อยหนึ่งบทบาท ผู้ไม่มีบทบาทเข้าสู่ระบบไม่ได้"

    def save(self, commit: bool = True) -> Any:
        self.instance.set_unusable_password()
        return super().save(commit)

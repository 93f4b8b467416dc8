"""What a role may do, in Thai: Django stores the names of its permissions in English."""

from django import forms
from django.contrib.auth.models import Permission

ACTIONS = {"add": "เพิ่ม", "change": "แก้ไข", "delete": "ลบ", "view": "ดู", "review": "ตรวจ"}
# Tables of libraries that have no Thai name.
TABLES = {"totpdevice": "โทรศัพท์ของการยืนยันสองขั้น"}


def permission_name(permission: Permission) -> str:
    """
    A permission as an officer reads it: "แก้ไขมาตรการ".

    Permissions of our own have Thai names already; those of tables that are no longer there are
    called so.
    """
    action, _, name = permission.codename.partition("_")
    kind = permission.content_type
    if action in ACTIONS and name == kind.model:
        model = kind.model_class()
        written = str(model._meta.verbose_name) if model else "ตารางที่เลิกใช้แล้ว"
        return ACTIONS[action] + TABLES.get(name, written)
    return permission.name


class PermissionsField(forms.ModelMultipleChoiceField):
    """Permissions under their Thai names."""

    def label_from_instance(self, permission: Permission) -> str:
        """The words beside the box."""
        return permission_name(permission)

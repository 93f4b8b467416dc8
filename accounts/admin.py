"""What the list of people can do about sign-ins; keys of telephones are shown to nobody."""

from django.contrib import admin, messages
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.second_factor import end_sessions
from agency.admin import PortalUserAdmin
from agency.models import User
from records.audit import note_event

admin.site.unregister(TOTPDevice)


@admin.action(permissions=["change"], description="ให้ออกจากระบบทุกเครื่อง")
def sign_out_everywhere(modeladmin, request, users) -> None:
    """An action of the list: each chosen person's sign-ins end with the next request."""
    for user in users:
        end_sessions(user)
        note_event("sessions-ended", user)
    messages.success(request, f"ออกจากระบบทุกเครื่องแล้ว {len(users)} คน รหัสผ่านยังเป็นของเดิม")


admin.site.unregister(User)


@admin.register(User)
class OfficeUserAdmin(PortalUserAdmin):
    """People of the office, as agency knows them, with their sign-ins."""

    actions = [sign_out_everywhere]

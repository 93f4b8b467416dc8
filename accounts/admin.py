"""The list of people with their sign-ins; keys of telephones are shown to nobody."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import invitations, person_acts
from accounts.person_forms import NewPersonForm
from accounts.second_factor import end_sessions
from agency.admin import PortalUserAdmin
from agency.models import User
from agency.roles import CLERK
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

    add_form = NewPersonForm
    add_form_template = "admin/accounts/new_person.html"
    change_form_template = "admin/accounts/person.html"
    actions = [*(act.as_action() for act in person_acts.ACTS), sign_out_everywhere]
    list_display = ["username", "full_name", "roles", "in_divisions", "standing", "second_factor",
                    "is_active"]  # fmt: skip
    add_fieldsets = [
        ("ชื่อ", {"fields": ["username", "first_name", "last_name", "email"]}),
        (
            "หน้าที่",
            {
                "fields": ["groups", "divisions"],
                "description": "เจ้าหน้าที่แก้ไขได้เฉพาะรายการของส่วนราชการที่เลือกไว้",
            },
        ),
    ]

    def get_queryset(self, request):
        telephone = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        people = super().get_queryset(request).annotate(has_telephone=Exists(telephone))
        return people.prefetch_related("groups", "divisions")

    @admin.display(description="ชื่อ", ordering="first_name")
    def full_name(self, person):
        return person.get_full_name()

    @admin.display(description="บทบาท")
    def roles(self, person):
        return ", ".join(role.name for role in person.groups.all()) or "ไม่มี (เข้าสู่ระบบไม่ได้)"

    @admin.display(description="ส่วนราชการ")
    def in_divisions(self, person):
        return ", ".join(division.name for division in person.divisions.all())

    @admin.display(description="เข้าสู่ระบบล่าสุด", ordering="last_login")
    def standing(self, person):
        return invitations.standing(person)

    @admin.display(description="ยืนยันสองขั้น", boolean=True, ordering="has_telephone")
    def second_factor(self, person):
        return person.has_telephone

    def add_view(self, request, form_url="", extra_context=None):
        request.new_person = None
        context = {"mail_is_set": invitations.mail_is_set(), **(extra_context or {})}
        response = super().add_view(request, form_url, context)
        # By now the person is stored for certain.
        if request.new_person:
            return self._let_in(request, request.new_person) or response
        return response

    def response_add(self, request, obj, post_url_continue=None):
        request.new_person = obj
        if "_addanother" in request.POST:
            return HttpResponseRedirect(request.path)
        return redirect("admin:agency_user_change", obj.pk)

    def _let_in(self, request, person: User) -> HttpResponse | None:
        """Invite the new person or show a first password; a page of its own, or None."""
        if person.groups.filter(name=CLERK).exists() and not person.divisions.exists():
            messages.warning(
                request,
                f"บัญชี {person.username} ยังไม่มีส่วนราชการ จึงยังไม่มีงานให้ทำ กรุณากำหนดที่หน้าของผู้นี้",
            )
        messages.success(request, f"เพิ่มผู้ใช้งาน {person.username} แล้ว")
        if invitations.can_be_invited(person):
            person_acts.tell_invited(request, person, invitations.invite(person))
            return None
        return person_acts.show_first_passwords(request, [person])

    def user_change_password(self, request, id, form_url=""):  # noqa: A002 - Django's own name
        if id == str(request.user.pk):
            return redirect("admin:password_change")
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            messages.info(request, "รหัสผ่านนี้ใช้เข้าสู่ระบบครั้งเดียว แล้วเจ้าตัวต้องตั้งรหัสผ่านเอง")
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["acts"] = person_acts.possible_acts(request.user, obj)
            context["people"] = reverse("admin:agency_user_changelist")
        return super().render_change_form(request, context, add, change, form_url, obj)

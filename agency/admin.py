"""The municipality, its years and its people in the back office."""

from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.urls import path

from agency.closing_pages import close_page, reopen_page
from agency.models import (
    Agency,
    Deadline,
    Division,
    FiscalYear,
    GradeBand,
    ReportSigner,
    SocialLink,
    User,
)
from agency.role_forms import PermissionsField
from agency.status_pages import YearStatusInline, own_statuses_page
from agency.user_forms import PasswordForm, PersonForm
from backoffice.admin_base import PortalModelAdmin, ThaiFormMixin, dated_column
from backoffice.form_fields import PortalModelForm
from backoffice.paper_lists import PaperListMixin
from backoffice.persistent_uploads import PersistentFileMixin
from backoffice.picture_field import PictureField
from backoffice.safe_editing import SafeEditingMixin


class AddableInline(ThaiFormMixin, admin.TabularInline):
    """Rows below a form, with an empty one: who has no JavaScript adds with it."""

    extra = 1


class SocialLinkInline(AddableInline):
    model = SocialLink


class AgencyForm(PersistentFileMixin, PortalModelForm):
    """The seal is chosen once, however often the page comes back. `user` is set by the admin."""

    file_field = "seal"
    user = None

    class Meta:
        field_classes = {"seal": PictureField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.file_field in self.fields:  # whoever may only look has no boxes
            self.keep_file_for(self.user)


@admin.register(Agency)
class AgencyAdmin(PortalModelAdmin):
    form = AgencyForm
    inlines = [SocialLinkInline]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Agency.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Division)
class DivisionAdmin(PortalModelAdmin):
    list_display = ["name", "order", "in_use"]
    search_fields = ["name"]


class DeadlineInline(AddableInline):
    model = Deadline


class GradeBandInline(AddableInline):
    model = GradeBand


class ReportSignerInline(AddableInline):
    model = ReportSigner


@admin.register(FiscalYear)
class FiscalYearAdmin(PortalModelAdmin):
    list_display = ["year_be", "total_score", "grade", "public_text", "closed_on_text"]
    inlines = [DeadlineInline, GradeBandInline, YearStatusInline, ReportSignerInline]
    fieldsets = [
        (None, {"fields": ["year_be"]}),
        (
            "ผลการประเมิน",
            {
                "fields": [
                    ("total_score", "grade"),
                    ("iit_score", "eit_score", "oit_score"),
                ],
                "description": "ตามที่ ป.ป.ช. ประกาศ เว้นว่างไว้จนกว่าจะประกาศผล",
            },
        ),
        (
            "ความก้าวหน้า",
            {
                "fields": ["progress_measure"],
                "description": "เลือกได้ว่าปีนี้ให้รายงานร้อยละหรือรายไตรมาสเพิ่มจากสถานะหรือไม่ "
                "ที่เคยรายงานไว้แล้วยังแสดงเหมือนเดิม",
            },
        ),
        (
            "รายงานประจำปี",
            {
                "fields": [
                    "report_title",
                    "introduction",
                    "report_problems",
                    "report_suggestions",
                ],
                "description": "ผู้ลงนามในรายงานกรอกในตาราง “ผู้ลงนามในรายงาน” ด้านล่างของหน้านี้",
            },
        ),
        (
            "เกณฑ์ของปี",
            {
                "fields": [
                    "criteria_source",
                    "criteria_are_official",
                    ("iit_weight", "eit_weight", "oit_weight"),
                    "oit_rule",
                ],
                "description": "น้ำหนักและวิธีรวมคะแนนใช้ประมาณคะแนนเท่านั้น ไม่ใช่ผลของ ป.ป.ช.",
            },
        ),
        ("ข้อมูลส่วนบุคคล", {"fields": ["privacy_announced_on"]}),
    ]
    closed_on_text = dated_column(FiscalYear, "closed_on")

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/close/", view(close_page), name="agency_fiscalyear_close"),
            path("<int:pk>/reopen/", view(reopen_page), name="agency_fiscalyear_reopen"),
            path("<int:pk>/statuses/", view(own_statuses_page), name="agency_fiscalyear_statuses"),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request, obj=None):
        # The year is part of every public address, which must stay alive.
        return ["year_be", "closed_on_text", "reopened_reason"] if obj else []

    def get_inlines(self, request, obj):
        # The form's two boxes need no lines: agency.status_pages.own_statuses_page makes them rows.
        has_own = obj is not None and obj.status_rows.exists()
        inlines = super().get_inlines(request, obj)
        return [each for each in inlines if has_own or each is not YearStatusInline]

    def get_fieldsets(self, request, obj=None):
        closing = ("การปิดปี", {"fields": ["closed_on_text", "reopened_reason"]})
        return [*super().get_fieldsets(request, obj), *([closing] if obj else [])]


@admin.register(Deadline)
class DeadlineAdmin(PortalModelAdmin):
    list_display = ["title", "fiscal_year", "due_on_text"]
    list_filter = ["fiscal_year"]
    list_select_related = ["fiscal_year"]
    due_on_text = dated_column(Deadline, "due_on")


@admin.register(User)
class PortalUserAdmin(SafeEditingMixin, ThaiFormMixin, PaperListMixin, UserAdmin):
    form = PersonForm
    change_password_form = PasswordForm
    list_display = ["username", "first_name", "last_name", "is_active", "last_login_text"]
    list_filter = ["is_active", "groups", "divisions"]
    readonly_fields = ["last_login_text", "date_joined_text"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("ชื่อ", {"fields": ["first_name", "last_name", "email"]}),
        (
            "หน้าที่",
            {
                "fields": ["is_active", "groups", "divisions"],
                "description": "ผู้มีบทบาทเข้าสู่ระบบหลังบ้านได้ "
                "เจ้าหน้าที่แก้ไขได้เฉพาะรายการของส่วนราชการที่เลือกไว้",
            },
        ),
        ("การใช้งาน", {"fields": ["last_login_text", "date_joined_text"]}),
    ]
    last_login_text = dated_column(User, "last_login")
    date_joined_text = dated_column(User, "date_joined")

    def has_delete_permission(self, request, obj=None):
        # What somebody did stays theirs: an account is switched off, never deleted.
        return False

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})

    def get_queryset(self, request):
        people = super().get_queryset(request)
        # An administrator of the office must not become, or lock out, the server's superuser.
        return people if request.user.is_superuser else people.filter(is_superuser=False)


admin.site.unregister(LogEntry)  # the portal has a page of its own for the log
admin.site.unregister(Group)


@admin.register(Group)
class PortalGroupAdmin(SafeEditingMixin, ThaiFormMixin, PaperListMixin, GroupAdmin):
    """Roles can be looked at; only the server's superuser changes what they may do."""

    def get_fields(self, request, obj=None):
        return ["name", "permissions"] if request.user.is_superuser else ["name"]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs["form_class"] = PermissionsField
        return super().formfield_for_manytomany(db_field, request=request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """The roles alone: their rights go with them, and Django lists each by an inner name."""
        _, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return [f"{role._meta.verbose_name}: {role}" for role in objs], counts, lacking, protected

    def has_add_permission(self, request):
        return request.user.is_superuser

    has_change_permission = has_delete_permission = lambda self, request, obj=None: (
        request.user.is_superuser
    )

"""The person's own second step: set it up, get new recovery codes, take it away."""

import django_otp
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import partial_login, second_factor
from accounts.forms import CodeForm, SetUpForm
from accounts.notices import notify
from accounts.session_rules import note_sign_in
from accounts.sign_in_pages import finish
from agency.models import User
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from records.audit import note_event

TITLE = "การยืนยันสองขั้น"


@never_cache
@sensitive_post_parameters()
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Set up a telephone, or look after the one that is set up."""
    signed_in = request.user
    if isinstance(signed_in, User) and admin.site.has_permission(request):
        if device := second_factor.device_of(signed_in):
            return _look_after(request, signed_in, device)
        return _set_up(request, signed_in)
    user = partial_login.user(request)
    # Who has a telephone must prove it first: here it could be exchanged for another.
    if user is None or second_factor.device_of(user):
        return redirect("accounts:code")
    if user.must_change_password:
        return redirect("accounts:own_password")
    return _set_up(request, user)


def _set_up(request: HttpRequest, user: User) -> HttpResponse:
    form = SetUpForm(request, user, request.POST or None)
    if not form.is_valid():
        device = second_factor.new_device(user)
        return render_admin_page(
            request,
            "admin/accounts/set_up.html",
            f"ตั้ง{TITLE}",
            form=form,
            is_required=second_factor.is_required_of(user),
            qr_code=second_factor.qr_code(device),
            key=second_factor.key_text(device),
        )
    notify(user, "ตั้งการยืนยันสองขั้นของบัญชีนี้แล้ว")
    device = second_factor.device_of(user)
    go_on = partial_login.address(request)
    response = _show_codes(request, form.recovery_codes or [], go_on)
    if not request.user.is_authenticated:
        return finish(request, user, response, device)
    django_otp.login(request, device)
    note_sign_in(None, request, user)
    return response


def _look_after(request: HttpRequest, user: User, device) -> HttpResponse:
    form = CodeForm(request, user, request.POST or None)
    if form.is_valid():
        if "remove" in request.POST:
            return _remove(request, user)
        return _show_codes(request, second_factor.make_recovery_codes(user))
    return render_admin_page(
        request,
        "admin/accounts/second_factor.html",
        TITLE,
        form=form,
        codes_left=user.recovery_codes.count(),
        is_required=second_factor.is_required_of(user),
    )


def _remove(request: HttpRequest, user: User) -> HttpResponse:
    """Take it away. Who needs one sets up the next telephone at once."""
    second_factor.remove(user)
    notify(user, "ยกเลิกการยืนยันสองขั้นของบัญชีนี้แล้ว")
    if second_factor.is_required_of(user):
        request.session.flush()
        partial_login.begin(request, user, "")
    else:
        note_sign_in(None, request, user)
        messages.success(request, "ยกเลิกการยืนยันสองขั้นแล้ว")
    return redirect("accounts:second_factor")


def _show_codes(request: HttpRequest, codes: list[str], go_on: str = "") -> HttpResponse:
    response = render_admin_page(
        request, "admin/accounts/codes.html", "รหัสสำรอง", codes=codes, go_on=go_on
    )
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def end_other_sessions(request: OfficeRequest) -> HttpResponse:
    """Sign the person out everywhere but here."""
    second_factor.end_sessions(request.user)
    note_event("sessions-ended", request.user)
    note_sign_in(None, request, request.user)
    messages.success(request, "ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว")
    return redirect("accounts:second_factor")

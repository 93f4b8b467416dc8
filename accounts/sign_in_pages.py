"""Signing in: name and password, then the code where one is set up or required."""

import django_otp
from django.contrib import admin, messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import partial_login, second_factor
from accounts.forms import CodeForm, SignInForm
from accounts.landing import landing_address
from accounts.throttle import remember_browser
from agency.models import User
from backoffice.admin_pages import AdminPageMixin, render_admin_page
from records.audit import note_event


class SignIn(AdminPageMixin, LoginView):
    """The first step, at the address where Django's admin has its own."""

    form_class = SignInForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def get(self, request, *args, **kwargs):
        if admin.site.has_permission(request):
            return redirect("admin:index")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        user = form.get_user()
        return go_on(self.request, user, landing_address(user, self.get_success_url()))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title="เข้าสู่ระบบ",
            subtitle=None,
            app_path=self.request.get_full_path(),
            **kwargs,
        )


@never_cache
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """The second step."""
    user = partial_login.user(request)
    if user is None:
        return redirect("admin:login")
    form = CodeForm(request, user, request.POST or None)
    form.fields["code"].widget.attrs["autofocus"] = True
    if form.is_valid():
        address = partial_login.address(request)
        if user.must_change_password:
            partial_login.begin(request, user, address, proved=True)
            return redirect("accounts:own_password")
        return finish(request, user, redirect(address), form.device)
    return render_admin_page(request, "admin/accounts/code.html", "ยืนยันขั้นที่สอง", form=form)


def go_on(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """The password was right: on to what is still missing, or in."""
    if second_factor.device_of(user):
        next_step = "accounts:code"
    elif user.must_change_password:
        next_step = "accounts:own_password"
    elif second_factor.is_required_of(user):
        next_step = "accounts:second_factor"
    else:
        return finish(request, user, redirect(address))
    partial_login.begin(request, user, address)
    return redirect(next_step)


def finish(
    request: HttpRequest, user: User, response: HttpResponse, device: TOTPDevice | None = None
) -> HttpResponse:
    """Everything is proved: sign in, note it, know the browser from now on."""
    request.session.pop(partial_login.KEY, None)
    login(request, user)
    if device:
        django_otp.login(request, device)
        left = user.recovery_codes.count()
        if left <= second_factor.FEW:
            messages.warning(request, f"เหลือรหัสสำรอง {left} รหัส กรุณาสร้างชุดใหม่ที่หน้า “การยืนยันสองขั้น”")
    note_event("sign-in", user, by=user)
    remember_browser(request, response, user.username)
    return response

"""The first sign-in with a password that somebody else made: an own one comes before all else."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import partial_login, second_factor
from accounts.password_pages import NewPasswordForm
from accounts.sign_in_pages import finish, go_on
from backoffice.admin_pages import render_admin_page


class OwnPasswordForm(NewPasswordForm):
    """A new password that is not the one that was handed over."""

    def clean_new_password1(self) -> str:
        password = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError("กรุณาตั้งรหัสผ่านที่ไม่เหมือนรหัสผ่านแรกเข้า", code="the_same")
        return password


@never_cache
@sensitive_post_parameters()
def own_password_page(request: HttpRequest) -> HttpResponse:
    """Set the own password; then on to the second step, if one is due, else in."""
    person = partial_login.user(request)
    if person is None or not person.must_change_password:
        return redirect("admin:login")
    device = second_factor.device_of(person)
    if device and not partial_login.is_proved(request):
        return redirect("accounts:code")
    form = OwnPasswordForm(person, request.POST or None)
    if not form.is_valid():
        title = "ตั้งรหัสผ่านของท่าน"
        return render_admin_page(request, "admin/accounts/own_password.html", title, form=form)
    address = partial_login.address(request)
    form.save()
    if device:
        return finish(request, person, redirect(address), device)
    return go_on(request, person, address)

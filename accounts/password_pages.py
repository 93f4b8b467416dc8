"""A forgotten password: a link by mail, that works once and not for long."""

import secrets

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.invitations import LIFE, invitation_tokens
from accounts.notices import send_beside
from accounts.throttle import RESET, Attempt, TooManyFailuresError
from agency.context_processors import the_agency
from agency.models import User
from backoffice.admin_pages import AdminPageMixin
from records.addresses import absolute
from records.audit import note_event

SUBJECT = "ตั้งรหัสผ่านใหม่ของระบบหลังบ้าน ITA"


class ForgottenForm(PasswordResetForm):
    """Who forgot. Whether somebody has the address shows neither in the answer nor in its time."""

    def get_users(self, email: str) -> list[User]:
        """People who can sign in; also those who never set a password, as Django would not."""
        people = User.objects.filter(email__iexact=email, is_active=True)
        return [
            user for user in people if user.has_role and user.email.casefold() == email.casefold()
        ]

    def send(self, request: HttpRequest) -> None:
        """Write to everybody with this address, at most a few times an hour."""
        email = self.cleaned_data["email"]
        try:
            Attempt(RESET, email.lower(), request)
        except TooManyFailuresError:
            return  # the answer is the same: it would tell who was written to
        found = list(self.get_users(email))
        # For nobody's address the same work is done, and its result thrown away.
        for user in found or [User(username=secrets.token_hex(8))]:
            message = _message(user)
            if found:
                note_event("reset-asked", user)
                send_beside(message)


def _message(user: User) -> EmailMessage:
    """The mail. Its address comes from the settings: the request's host may be forged."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    path = reverse("accounts:new_password", args=[uid, token])
    context = {
        "user": user,
        "address": absolute(path),
        "minutes": settings.PASSWORD_RESET_TIMEOUT // 60,
        "agency": the_agency(),
    }
    text = render_to_string("mail/new_password.txt", context)
    return EmailMessage(SUBJECT, text, to=[user.email])


class Forgotten(AdminPageMixin, views.PasswordResetView):
    form_class = ForgottenForm
    template_name = "admin/accounts/forgotten.html"
    success_url = reverse_lazy("accounts:forgotten_sent")
    title = "ลืมรหัสผ่าน"

    def get_context_data(self, **kwargs):
        return super().get_context_data(mail_is_set=settings.MAIL_IS_SET, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        form.send(self.request)
        return super(views.PasswordResetView, self).form_valid(form)


class ForgottenSent(AdminPageMixin, views.PasswordResetDoneView):
    template_name = "admin/accounts/forgotten_sent.html"
    title = "ตรวจอีเมลของท่าน"


class NewPasswordForm(SetPasswordForm):
    """Django's form, with its rules as plain sentences."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())

    def save(self, commit=True):
        self.user.must_change_password = False
        return super().save(commit)


class NewPassword(AdminPageMixin, views.PasswordResetConfirmView):
    """The page behind the link. Django keeps the token out of the address of the form."""

    form_class = NewPasswordForm
    template_name = "admin/accounts/new_password.html"
    success_url = reverse_lazy("accounts:new_password_done")
    title = "ตั้งรหัสผ่านใหม่"

    def get_user(self, uidb64):
        """Who may sign in with the new password: nobody else is led to believe so."""
        user = super().get_user(uidb64)
        return user if user and user.is_active and user.has_role else None

    def get_context_data(self, **kwargs):
        minutes = settings.PASSWORD_RESET_TIMEOUT // 60
        return super().get_context_data(**{"life": f"{minutes} นาที", **kwargs})


class Invitation(NewPassword):
    """The page behind the link of an invitation."""

    token_generator = invitation_tokens
    title = "ตั้งรหัสผ่านของท่าน"

    def get_context_data(self, **kwargs):
        return super().get_context_data(life=f"{LIFE.days} วัน", **kwargs)


class NewPasswordDone(AdminPageMixin, views.PasswordResetCompleteView):
    template_name = "admin/accounts/new_password_done.html"
    title = "ตั้งรหัสผ่านใหม่แล้ว"

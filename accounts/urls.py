"""Signing in and the own account, below /admin/. They stand before those of Django's admin."""

from django.contrib import admin
from django.urls import path

from accounts import own_password_page, password_pages, second_factor_pages, sign_in_pages

app_name = "accounts"
urlpatterns = [
    path("login/", sign_in_pages.SignIn.as_view(), name="sign_in"),
    path("login/code/", sign_in_pages.code, name="code"),
    path("login/own-password/", own_password_page.own_password_page, name="own_password"),
    path("second-factor/", second_factor_pages.second_factor_page, name="second_factor"),
    path(
        "end-other-sessions/",
        admin.site.admin_view(second_factor_pages.end_other_sessions),
        name="end_other_sessions",
    ),
    path("forgotten/", password_pages.Forgotten.as_view(), name="forgotten"),
    path("forgotten/sent/", password_pages.ForgottenSent.as_view(), name="forgotten_sent"),
    path(
        "new-password/<uidb64>/<token>/", password_pages.NewPassword.as_view(), name="new_password"
    ),
    path("invitation/<uidb64>/<token>/", password_pages.Invitation.as_view(), name="invitation"),
    path("new-password/done/", password_pages.NewPasswordDone.as_view(), name="new_password_done"),
]

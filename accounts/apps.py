from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "การเข้าสู่ระบบ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from accounts.session_rules import note_sign_in
        from accounts.sign_in_log import note_sign_out

        user_logged_in.connect(note_sign_in, dispatch_uid="accounts.note_sign_in")
        user_logged_out.connect(note_sign_out, dispatch_uid="accounts.note_sign_out")

from django.apps import AppConfig


class GettingStartedConfig(AppConfig):
    name = "getting_started"
    verbose_name = "เริ่มต้นใช้งาน"

    def ready(self):
        from accounts.landing import lead_after_sign_in
        from getting_started.how_far import where_to_begin

        lead_after_sign_in(where_to_begin)

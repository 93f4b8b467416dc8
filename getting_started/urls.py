"""เริ่มต้นใช้งาน: /admin/start/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from getting_started import own_portal_page, pages, responsible_page
from getting_started.how_far import RIGHT

app_name = "start"
urlpatterns = [
    path("", admin_page(pages.steps_page, RIGHT), name="steps"),
    path("dismiss/", admin_page(pages.dismiss, RIGHT), name="dismiss"),
    path("own-portal/", admin_page(own_portal_page.own_portal_page, RIGHT), name="own_portal"),
    path(
        "responsible/",
        admin_page(responsible_page.responsible_page, RIGHT),
        name="responsible",
    ),
    path("<slug:slug>/", admin_page(pages.step_page, RIGHT), name="step"),
]

"""The log: /admin/log/"""

from django.contrib import admin
from django.urls import path

from audit_log import pages
from backoffice.admin_pages import admin_page

VIEW = "auditlog.view_logentry"

app_name = "log"
urlpatterns = [
    path("", admin_page(pages.log, VIEW), name="log"),
    path("<slug:app>/<slug:model>/<int:pk>/", admin.site.admin_view(pages.row_log), name="row"),
    path("log.csv", admin_page(pages.log_csv, VIEW), name="csv"),
    path("log.xlsx", admin_page(pages.log_xlsx, VIEW), name="xlsx"),
]

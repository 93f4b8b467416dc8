"""Tables that go out and come back: /admin/tables/"""

from django.contrib import admin
from django.urls import path

from spreadsheets import pages

guarded = admin.site.admin_view

app_name = "tables"
urlpatterns = [
    path("", guarded(pages.tables), name="list"),
    path("<slug:slug>/", guarded(pages.table_page), name="table"),
    path("<slug:slug>/apply/", guarded(pages.apply), name="apply"),
    path("<slug:slug>.xlsx", guarded(pages.export_xlsx), name="xlsx"),
    path("<slug:slug>.csv", guarded(pages.export_csv), name="csv"),
]

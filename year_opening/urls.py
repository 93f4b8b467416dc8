"""Addresses of the opening of a year, below /admin/new-year/."""

from django.urls import path

from backoffice.admin_pages import admin_page
from year_opening import pages
from year_opening.template_file import template_file

app_name = "new_year"
RIGHT = "agency.add_fiscalyear"

urlpatterns = [
    path("", admin_page(pages.start, RIGHT), name="start"),
    path("template.xlsx", admin_page(template_file, RIGHT), name="template"),
    path("<year:year_be>/", admin_page(pages.choose, RIGHT), name="choose"),
    path("<year:year_be>/preview/", admin_page(pages.preview_page, RIGHT), name="preview"),
    path("<year:year_be>/opened/", admin_page(pages.opened_page, RIGHT), name="opened"),
]

"""The criteria of a year that is there: /admin/criteria/2569/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from criteria_editing import import_pages, new_line, pages

app_name = "criteria"
RIGHT = "oit_checklist.add_checklistitem"  # who may word criteria

urlpatterns = [
    path("<year:year_be>/", admin_page(pages.year, RIGHT), name="year"),
    path("<year:year_be>/criteria.xlsx", admin_page(pages.xlsx_file, RIGHT), name="xlsx"),
    path("<year:year_be>/criteria.toml", admin_page(pages.toml_file, RIGHT), name="toml"),
    path("<year:year_be>/import/", admin_page(import_pages.import_page, RIGHT), name="import"),
    path("<year:year_be>/import/apply/", admin_page(import_pages.apply_page, RIGHT), name="apply"),
    path("<year:year_be>/<int:pk>/line/", admin_page(new_line.new_line_page, RIGHT), name="line"),
]

"""The ITAS sheet: /admin/itas/2566/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from oit_checklist.itas import pages


def page(view):
    return admin_page(view, "oit_checklist.view_itassheet")


app_name = "itas"
urlpatterns = [
    path("", page(pages.years), name="years"),
    path("<year:year_be>/", page(pages.sheet), name="sheet"),
    path("<year:year_be>/itas.xlsx", page(pages.sheet_xlsx), name="xlsx"),
    path("<year:year_be>/itas.docx", page(pages.sheet_docx), name="docx"),
    path(
        "<year:year_be>/freeze/",
        admin_page(pages.freeze_sheet, "oit_checklist.add_itassheet"),
        name="freeze",
    ),
    path("<year:year_be>/frozen/<int:pk>/", page(pages.frozen_sheet), name="frozen"),
    path("<year:year_be>/frozen/<int:pk>/itas.xlsx", page(pages.frozen_xlsx), name="frozen_xlsx"),
    path("<year:year_be>/frozen/<int:pk>/itas.docx", page(pages.frozen_docx), name="frozen_docx"),
]

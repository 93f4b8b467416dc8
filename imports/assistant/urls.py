"""Any file of the office comes in: /admin/imports/"""

from django.contrib import admin
from django.urls import path

from imports.assistant import criteria_pages, pages, teaching
from imports.edited_word.pages import edited_minutes

guarded = admin.site.admin_view

app_name = "imports"
urlpatterns = [
    path("", guarded(pages.start), name="start"),
    path("<number:pk>/", guarded(pages.one), name="one"),
    path("<number:pk>/state/", guarded(pages.state), name="state"),
    path("<number:pk>/answers/", guarded(pages.answers), name="answers"),
    path("<number:pk>/store/", guarded(pages.store), name="store"),
    path("<number:pk>/undo/", guarded(pages.undo), name="undo"),
    path("<number:pk>/forget/", guarded(pages.forget), name="forget"),
    path("<number:pk>/criteria/", guarded(criteria_pages.preview), name="criteria"),
    path("<number:pk>/criteria.toml", guarded(criteria_pages.toml_file), name="toml"),
    path("minutes/<number:pk>/", guarded(edited_minutes), name="edited_minutes"),
    path("<number:pk>/teach/", guarded(teaching.teach), name="teach"),
]

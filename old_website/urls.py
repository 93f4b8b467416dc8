"""Evidence from the old website: /admin/website/"""

from django.contrib import admin
from django.urls import path

from old_website import pages

guarded = admin.site.admin_view

app_name = "website"
urlpatterns = [
    path("", guarded(pages.start), name="start"),
    path("<number:pk>/", guarded(pages.one), name="one"),
    path("<number:pk>/state/", guarded(pages.state), name="state"),
    path("<number:pk>/stop/", guarded(pages.stop), name="stop"),
    path("<number:pk>/go-on/", guarded(pages.go_on), name="go_on"),
    path("<number:pk>/forget/", guarded(pages.forget), name="forget"),
    path("<number:pk>/decide/<number:suggestion>/", guarded(pages.decide), name="decide"),
]

"""What was removed: /admin/removed/"""

from django.contrib import admin
from django.urls import path

from backoffice import removed_pages

app_name = "removed"
urlpatterns = [
    path("", admin.site.admin_view(removed_pages.removals), name="removals"),
    path("<number:pk>/", admin.site.admin_view(removed_pages.removal), name="removal"),
]

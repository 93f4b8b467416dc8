"""Comparing criteria with the manual: /admin/criteria-check/2569/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from oit_checklist.checking import pages
from oit_checklist.checking.acts import MAY_CONFIRM, MAY_TICK

app_name = "checking"
urlpatterns = [
    path("<year:year_be>/", admin_page(pages.year, MAY_TICK), name="year"),
    path("<year:year_be>/confirm/", admin_page(pages.confirm, MAY_CONFIRM), name="confirm"),
    path("<year:year_be>/<int:pk>/", admin_page(pages.item, MAY_TICK), name="item"),
]

"""Addresses of the daily work, below /admin/. The first one stands for the stock index."""

from django.contrib import admin
from django.urls import path

from ita_portal.office_pages import office_page
from ita_portal.work import pages

REVIEW = "oit_checklist.review_itemupdate"

work_urls = [
    path("", admin.site.admin_view(pages.my_work), name="mine"),
    path("reminders/<year:year_be>/", office_page(pages.reminders, REVIEW), name="reminders"),
    path("readiness/<year:year_be>/", office_page(pages.readiness, REVIEW), name="readiness"),
]

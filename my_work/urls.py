"""Addresses of the daily work, below /admin/. The first one stands for the stock index."""

from django.contrib import admin
from django.urls import path

from backoffice.admin_pages import admin_page
from my_work import pages
from my_work.self_approved import self_approved

REVIEW = "oit_checklist.review_itemupdate"

work_urls = [
    path("", admin.site.admin_view(pages.my_work), name="mine"),
    path("reminders/<year:year_be>/", admin_page(pages.reminders, REVIEW), name="reminders"),
    path("readiness/<year:year_be>/", admin_page(pages.readiness, REVIEW), name="readiness"),
    path("self-approved/<year:year_be>/", admin_page(self_approved, REVIEW), name="self_approved"),
]

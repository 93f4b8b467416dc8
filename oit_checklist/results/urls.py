"""The result of a year in the back office: /admin/results/2566/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from oit_checklist.results.starting import result_of_year

app_name = "results"
urlpatterns = [
    path(
        "<year:year_be>/",
        admin_page(result_of_year, "oit_checklist.change_yearresult"),
        name="year",
    ),
]

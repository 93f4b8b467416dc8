"""The table of measures of a year: /admin/measures/table/2566/"""

from django.urls import path

from backoffice.admin_pages import admin_page
from measures import table_page

CHANGE = "measures.change_measure"

app_name = "measure_table"
urlpatterns = [
    path("", admin_page(table_page.newest_table, CHANGE), name="newest"),
    path("<year:year_be>/", admin_page(table_page.measure_table, CHANGE), name="table"),
]

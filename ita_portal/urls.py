"""The whole URL map of the portal on one screen."""

from django.contrib import admin
from django.urls import include, path

from agency import url_parts
from annual_report import verification
from annual_report import views as annual_report
from ita_portal import stored_files, views
from measures import views as measures
from meetings import views as meetings
from oit_checklist import views as oit_checklist

url_parts.register()

# One fiscal year's measures: /2566/measures/
measures_urls = [
    path("", measures.measure_list, name="list"),
    path("<int:number>/", measures.measure_detail, name="detail"),
]

# One fiscal year's checklist: /2566/oit/, /2566/oit/o12/, /2566/iit/1/
checklist_urls = [
    path("", oit_checklist.checklist_table, name="table"),
    path("<slug:code>/", oit_checklist.checklist_item, name="item"),
]

# Minutes are numbered through, whatever the year: /meetings/1/
meetings_urls = [
    path("", meetings.meeting_list, name="list"),
    path("<int:pk>/", meetings.meeting_detail, name="detail"),
    path("<int:pk>/minutes.pdf", meetings.minutes_pdf, name="minutes_pdf"),
    path("<int:pk>/minutes.docx", meetings.minutes_docx, name="minutes_docx"),
]

# The annual report of one fiscal year: /2566/report/
report_urls = [
    path("report/", annual_report.report_page, name="page"),
    path("report.pdf", annual_report.report_pdf, name="pdf"),
    path("report.docx", annual_report.report_docx, name="docx"),
]

# Is this PDF ours? /verify/2566/1/
verify_urls = [
    path("", verification.verify_start, name="start"),
    path("<year:year_be>/<int:edition>/", verification.verify_edition, name="edition"),
    path("<year:year_be>/<int:edition>/report.pdf", annual_report.edition_pdf, name="pdf"),
]

urlpatterns = [
    # The portal
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("healthz", views.healthz, name="healthz"),
    # One fiscal year
    path("<year:year_be>/", views.year, name="year"),
    path("<year:year_be>/measures/", include((measures_urls, "measures"))),
    path("<year:year_be>/<instrument:instrument>/", include((checklist_urls, "oit_checklist"))),
    path("<year:year_be>/", include((report_urls, "annual_report"))),
    # Records of all years
    path("meetings/", include((meetings_urls, "meetings"))),
    path("verify/", include((verify_urls, "verify"))),
    path("evidence/<uuid:uuid>/", stored_files.stored_file, name="evidence"),
    # The back office
    path("admin/", admin.site.urls),
]

handler500 = "ita_portal.views.server_error"

"""The whole URL map of the portal on one screen."""

from django.contrib import admin
from django.urls import include, path

from annual_report import verification
from annual_report import views as annual_report
from measures import views as measures
from meetings import verification as minutes_verification
from meetings import views as meetings
from my_work.urls import work_urls
from oit_checklist import views as oit_checklist
from open_data import pages as open_data
from open_data import shared_pages
from operations.monitoring import pages as monitoring
from public_site import accessibility, branding, results, stored_files, survey, views
from search.page import search

# One fiscal year's measures: /2566/measures/, /2566/measures/1.1.1/
measures_urls = [
    path("", measures.measure_list, name="list"),
    path("<outline:number>/", measures.measure_detail, name="detail"),
]

# One fiscal year's checklist: /2566/oit/, /2566/oit/o12/, /2566/iit/1/
checklist_urls = [
    path("", oit_checklist.checklist_table, name="table"),
    path("<slug:code>/", oit_checklist.checklist_item, name="item"),
]

# Minutes are numbered through, whatever the year: /meetings/1/
meetings_urls = [
    path("", meetings.meeting_list, name="list"),
    path("<number:pk>/", meetings.meeting_detail, name="detail"),
    path("<number:pk>/minutes.pdf", meetings.minutes_pdf, name="minutes_pdf"),
    path("<number:pk>/minutes.docx", meetings.minutes_docx, name="minutes_docx"),
]

# The annual report of one fiscal year: /2566/report/
report_urls = [
    path("report/", annual_report.report_page, name="page"),
    path("report.pdf", annual_report.report_pdf, name="pdf"),
    path("report.docx", annual_report.report_docx, name="docx"),
]

# Tables for programs, of one fiscal year and where to find all: /2566/data/, /2566/data/oit.csv
open_data_urls = [
    path("<year:year_be>/data/", open_data.year_data, name="year"),
    path("<year:year_be>/data/datapackage.json", open_data.datapackage, name="package"),
    path("<year:year_be>/data/<slug:table>.<slug:ending>", open_data.data_file, name="file"),
    path("open-data/", open_data.all_data, name="all"),
    path("open-data/<slug:collection>/", shared_pages.collection_page, name="collection"),
    path(
        "open-data/<slug:collection>/<slug:name>.<slug:ending>",
        shared_pages.collection_file,
        name="collection_file",
    ),
]

# Is this PDF ours? /verify/2566/1/
verify_urls = [
    path("", verification.verify_start, name="start"),
    path("<year:year_be>/<number:edition>/", verification.verify_edition, name="edition"),
    path("<year:year_be>/<number:edition>/report.pdf", annual_report.edition_pdf, name="pdf"),
    path("meetings/<number:pk>/", minutes_verification.verify_minutes, name="minutes"),
]

urlpatterns = [
    # The portal
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", accessibility.statement, name="accessibility"),
    path("search/", search, name="search"),
    path("survey/", survey.survey_page, name="survey"),
    path("survey/poster.pdf", survey.survey_poster, name="survey_poster"),
    path("theme.css", branding.theme, name="theme"),
    path("seal.png", branding.seal, name="seal"),
    # What the servers around ask
    path("healthz", monitoring.healthz, name="healthz"),
    path("readyz", monitoring.readyz, name="readyz"),
    path("metrics", monitoring.metrics, name="metrics"),
    # One fiscal year
    path("<year:year_be>/", views.year, name="year"),
    path("<year:year_be>/updates/", views.updates, name="updates"),
    path("<year:year_be>/results/", results.year_results, name="results"),
    path("<year:year_be>/measures/", include((measures_urls, "measures"))),
    path("<year:year_be>/<instrument:instrument>/", include((checklist_urls, "oit_checklist"))),
    path("<year:year_be>/", include((report_urls, "annual_report"))),
    # Records of all years
    path("meetings/", include((meetings_urls, "meetings"))),
    path("verify/", include((verify_urls, "verify"))),
    path("evidence/<uuid:uuid>/", stored_files.stored_file, name="evidence"),
    # Open data, and what other programs ask for
    path("", include((open_data_urls, "open_data"))),
    path("feed.xml", open_data.news_feed, name="feed"),
    path("calendar.ics", open_data.calendar, name="calendar"),
    path("sitemap.xml", open_data.site_map, name="sitemap"),
    path("robots.txt", open_data.robots, name="robots"),
    # The back office: signing in and งานของฉัน in place of the stock pages
    path("admin/", include("accounts.urls")),
    path("admin/", include((work_urls, "work"))),
    path("admin/itas/", include("oit_checklist.itas.urls")),
    path("admin/criteria/", include("criteria_editing.urls")),
    path("admin/criteria-check/", include("oit_checklist.checking.urls")),
    path("admin/results/", include("oit_checklist.results.urls")),
    path("admin/publication/", include("backoffice.publication_pages")),
    path("admin/log/", include("audit_log.urls")),
    path("admin/help/", include("help_pages.urls")),
    path("admin/start/", include("getting_started.urls")),
    path("admin/removed/", include("backoffice.urls")),
    path("admin/new-year/", include("year_opening.urls")),
    path("admin/tables/", include("spreadsheets.urls")),
    path("admin/imports/", include("imports.assistant.urls")),
    path("admin/website/", include("old_website.urls")),
    path("admin/measures/table/", include("measures.table_urls")),
    path("admin/", admin.site.urls),
]

handler400 = "operations.error_responses.bad_request"
handler404 = "public_site.not_found.not_found"
handler500 = "operations.error_pages.server_error"

"""The manual: /admin/help/"""

from django.contrib import admin
from django.urls import path, register_converter

from help_pages import pages


class PictureConverter:
    """The name of a picture: no folder can be named."""

    regex = r"[a-z0-9-]+\.png"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PictureConverter, "picture")

app_name = "help"
urlpatterns = [
    path("", admin.site.admin_view(pages.contents), name="contents"),
    path("guides/<slug:slug>/", admin.site.admin_view(pages.guide_page), name="guide"),
    path("images/<picture:name>", admin.site.admin_view(pages.picture), name="picture"),
    path("<slug:slug>/", admin.site.admin_view(pages.chapter), name="chapter"),
]

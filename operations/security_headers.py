"""
Security headers that neither Django nor django-csp sets, on every answer: pages, errors, files,
redirects, static files, and so on the kept pages that are made of them.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

# What a page of ours may ask of the device: nothing. Copying to the clipboard stays possible.
UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    # The agency's other sites may show our pictures; strangers' pages may load nothing of ours
    # but the open data, which says so itself (open_data/serving.py).
    "Cross-Origin-Resource-Policy": "same-site",
    "X-Frame-Options": "DENY",  # Django's own middleware is not asked about static files
    "X-Permitted-Cross-Domain-Policies": "none",
}


class SecurityHeaders:
    """Middleware, the outermost: what others answer by themselves passes here too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith("/admin/"):
            # What the next person at the same computer, or a proxy, must not find.
            add_never_cache_headers(response)
        return response

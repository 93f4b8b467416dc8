"""Whose a reading is: nobody else knows of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agency.office_request import OfficeRequest
from old_website.background import look_after
from old_website.models import WebsiteReading
from old_website.own_items import may_use


def own_readings(request: OfficeRequest) -> QuerySet[WebsiteReading]:
    """The person's readings without their states, which are large. Raises PermissionDenied."""
    if not may_use(request.user):
        raise PermissionDenied
    return WebsiteReading.objects.filter(owner=request.user).defer("state")


def own_or_404(request: OfficeRequest, pk: int) -> WebsiteReading:
    """The reading, for the person whose it is; its step says what is really going on."""
    found: WebsiteReading = get_object_or_404(own_readings(request), pk=pk)
    look_after(found)
    return found

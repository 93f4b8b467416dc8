"""What every page knows: whose portal this is."""

from django.db.models import Subquery
from django.utils.functional import SimpleLazyObject

from agency.models import Agency, FiscalYear
from agency.naming import OFFICE


def agency(request):
    """Template context: `agency`, read only by templates that print it."""
    return {"agency": SimpleLazyObject(the_agency)}


def the_agency() -> Agency:
    """
    The one municipality; before set-up, an unsaved row that is called หน่วยงาน.

    It carries the newest `privacy_announced_on` of a public year, which the foot of every page
    prints: asked for here, it costs no query of its own.
    """
    years = FiscalYear.objects.published().filter(privacy_announced_on__isnull=False)
    announced = Subquery(years.order_by("-year_be").values("privacy_announced_on")[:1])
    agencies = Agency.objects.annotate(privacy_announced_on=announced)
    return agencies.first() or Agency(name=OFFICE)

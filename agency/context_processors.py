"""What every page knows: whose portal this is."""

from django.utils.functional import SimpleLazyObject

from agency.models import Agency, FiscalYear


def agency(request):
    """Template context: `agency` and `current_year`, read only by templates that print them."""
    return {
        "agency": SimpleLazyObject(the_agency),
        "current_year": SimpleLazyObject(FiscalYear.objects.current),
    }


def the_agency() -> Agency:
    """The one municipality; before set-up, an unsaved row with a telling name."""
    return Agency.objects.first() or Agency(name="ยังไม่ได้ตั้งชื่อหน่วยงาน")

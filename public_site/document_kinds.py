"""The poster of the survey as a document that is made once."""

from collections.abc import Iterable

from agency.context_processors import the_agency
from agency.models import Agency
from documents.kinds import DocumentKind, register
from public_site.poster import poster_html, render_poster

POSTER_KEY = "eit"


def agency_with_survey(key: str) -> Agency | None:
    """The agency, once it has a code for its survey."""
    agency = the_agency()
    return agency if agency.eit_survey else None


def _poster() -> Iterable[str]:
    return [POSTER_KEY] if agency_with_survey(POSTER_KEY) else []


POSTER = register(
    DocumentKind(
        name="survey-poster",
        title="โปสเตอร์แบบวัด EIT",
        suffix=".pdf",
        find_public=agency_with_survey,
        source=poster_html,
        make=render_poster,
        public_keys=_poster,
    )
)

"""The pages of the manual: /admin/help/"""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from backoffice.admin_pages import render_admin_page
from help_pages.documents import GUIDES, PICTURES, guide, manual
from help_pages.manual_search import LONGEST, find

OF_ADMINISTRATORS = "agency.change_user"


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """All chapters, or what the manual has about the words typed."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    document = manual()
    return render_admin_page(
        request,
        "admin/help/contents.html",
        "คู่มือการใช้งาน",
        document=document,
        typed=typed,
        longest=LONGEST,
        found=find(document, typed),
        guides=_guides(request),
    )


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """One chapter, with the way to those before and after it."""
    chapters = list(manual().chapters.values())
    place = next((at for at, each in enumerate(chapters) if each.slug == slug), None)
    if place is None:
        raise Http404("ไม่มีบทนี้ในคู่มือ")
    return render_admin_page(
        request,
        "admin/help/chapter.html",
        chapters[place].title,
        chapter=chapters[place],
        before=chapters[place - 1] if place else None,
        after=chapters[place + 1] if place + 1 < len(chapters) else None,
        longest=LONGEST,
    )


@require_safe
@permission_required(OF_ADMINISTRATORS, raise_exception=True)
def guide_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide of the server, for administrators."""
    if slug not in GUIDES:
        raise Http404("ไม่มีคู่มือนี้")
    shown = guide(slug)
    return render_admin_page(
        request, "admin/help/chapter.html", shown.title, chapter=shown, longest=LONGEST
    )


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the manual, for staff."""
    path = PICTURES / name
    if not path.is_file():
        raise Http404("ไม่มีภาพนี้ในคู่มือ")
    return HttpResponse(path.read_bytes(), content_type="image/png")


def _guides(request: HttpRequest) -> dict[str, str]:
    return GUIDES if request.user.has_perm(OF_ADMINISTRATORS) else {}

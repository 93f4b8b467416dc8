"""What a page says of itself to whoever links to it: one title and description, one address."""

from django import template
from django.template.base import Parser, Token
from django.utils.encoding import escape_uri_path
from django.utils.safestring import mark_safe

from records.addresses import absolute

register = template.Library()


@register.tag
def capture(parser: Parser, token: Token) -> "Capture":
    """{% capture NAME %}…{% endcapture %}: what is inside becomes NAME, to be printed often."""
    try:
        _, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("capture takes one name") from None
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return Capture(name, nodelist)


class Capture(template.Node):
    """Renders nothing; what is inside, escaped already, also fits between double quotes."""

    def __init__(self, name: str, nodelist: template.NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> str:
        inside = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(inside.replace('"', "&quot;"))  # noqa: S308 # nosec B308 B703 # see the class
        return ""


@register.simple_tag(takes_context=True)
def canonical_address(context: template.Context) -> str:
    """
    The one address of this page, without what was asked for; "" outside a request.

    Only the number of a page of a long list stays: the second page is no copy of the first.
    """
    request = context.get("request")
    if not request:
        return ""
    number = getattr(context.get("page"), "number", 1)
    query = f"?page={number}" if number > 1 else ""
    return absolute(escape_uri_path(request.path) + query)


@register.filter
def whole_address(path: str) -> str:
    """The address as one can type it in from paper."""
    return absolute(path)

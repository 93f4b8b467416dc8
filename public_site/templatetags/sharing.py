"""What a page says of itself to whoever links to it: one title and description, one address."""

from django import template
from django.utils.encoding import escape_uri_path
from django.utils.safestring import mark_safe

from records.addresses import absolute

register = template.Library()


@register.tag
def kept(parser, token) -> "Kept":
    """{% kept NAME %}…{% endkept %} keeps what is inside as NAME, to be printed more than once."""
    try:
        _, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("kept takes one name") from None
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(name, nodelist)


class Kept(template.Node):
    """Renders nothing; what is inside, escaped already, also fits between double quotes."""

    def __init__(self, name: str, nodelist: template.NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context) -> str:
        inside = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(inside.replace('"', "&quot;"))  # noqa: S308 # nosec B308 B703 # see the class
        return ""


@register.simple_tag(takes_context=True)
def canonical_address(context) -> str:
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

"""Charts of a document as HTML: bars drawn to scale, each with its figure in words."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.figures import Bar, Bars

WIDTH = 400  # of one bar's drawing


def bars_html(chart: Bars) -> SafeString:
    """The chart as a list: whoever cannot see the bars reads the same figures."""
    items = ((_bar(bar, chart.most),) for bar in chart.bars)
    return format_html(
        '<figure class="bars"><figcaption>{}</figcaption><ul class="plain">{}</ul></figure>',
        chart.caption,
        format_html_join("", "<li>{}</li>", items),
    )


def _bar(bar: Bar, most: float) -> SafeString:
    length = _length(bar.value, most)
    before = ""
    if bar.before is not None:
        # Last year's value stands as a line across the bar.
        place = _length(bar.before, most)
        before = format_html(
            '<rect class="bars__before" fill="#000" x="{}" y="0" width="2" height="14"/>', place
        )
    return format_html(
        '<span class="bars__label">{}</span> <svg class="bars__bar" viewBox="0 0 400 14" '
        'preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="bars__whole" fill="#e6e6e6" width="400" height="14"/>'
        '<rect class="bars__value" fill="#4a4a4a" width="{}" height="14"/>{}</svg> '
        '<span class="bars__words">{}</span>{}',
        bar.label,
        length,
        before,
        bar.words,
        format_html(' <span class="bars__before-words">{}</span>', bar.before_words)
        if bar.before_words
        else "",
    )


def _length(value: float, most: float) -> str:
    share = min(max(value / most, 0), 1) if most else 0
    return f"{WIDTH * share:.1f}"

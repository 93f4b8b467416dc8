"""feed.xml: what is new, as Atom (RFC 4287)."""

from datetime import datetime
from heapq import nlargest
from itertools import chain

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

import catalogue
from agency.models import Agency
from catalogue.news import News
from records.addresses import absolute
from thai.spelling import normalise

MOST = 50  # entries


def newest_news() -> list[News]:
    """What became public last, the newest first; a query for each kind of record with news."""
    news = chain.from_iterable(record.news(MOST) for record in catalogue.records())
    return nlargest(MOST, news, key=lambda each: (each.at, each.key))


class NewsFeed(Feed):
    """The news of an agency. All addresses are whole, whichever host the request came by."""

    feed_type = Atom1Feed
    language = "th"
    subtitle = "รายงานที่อนุมัติแล้ว การประชุม และรายงานประจำปีที่ออกแล้ว"

    def __init__(self, agency: Agency, news: list[News]):
        self.agency, self.news = agency, news

    def title(self) -> str:
        return f"ความเคลื่อนไหวด้านคุณธรรมและความโปร่งใส {self.agency.name}"

    def author_name(self) -> str:
        return self.agency.name

    def link(self) -> str:
        return absolute("/")

    def feed_url(self) -> str:
        return absolute("/feed.xml")

    feed_guid = feed_url

    def items(self) -> list[News]:
        return self.news

    def item_title(self, item: News) -> str:
        return normalise(item.title)

    def item_description(self, item: News) -> str:
        return normalise(item.html)

    def item_link(self, item: News) -> str:
        return absolute(item.path)

    def item_guid(self, item: News) -> str:
        # Neither the address of a record nor its key ever changes.
        return f"{absolute(item.path)}#{item.key}"

    def item_pubdate(self, item: News) -> datetime:
        return item.at

    item_updateddate = item_pubdate

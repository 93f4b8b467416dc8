"""The town itself: its agency, divisions and people, from data/town.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group

from agency.models import Agency, Division, SocialLink, User

DATA = Path(__file__).resolve().parent / "data/town.toml"


@cache
def town() -> dict[str, Any]:
    """What the data file says."""
    with DATA.open("rb") as file:
        return tomllib.load(file)


def make_office() -> None:
    """The agency, marked as a sample, with its divisions; nobody can sign in yet."""
    agency = Agency.objects.create(**town()["agency"], is_sample=True)
    for order, link in enumerate(town()["social"], start=1):
        SocialLink.objects.create(agency=agency, order=order, **link)
    for order, division in enumerate(town()["division"], start=1):
        Division.objects.create(order=order, **division)


def make_people() -> None:
    """
    The invented people; their passwords open nothing until somebody sets them.

    "สมมติ" in their names marks every page of the back office.
    """
    for person in town()["person"]:
        user = User.objects.create_user(
            person["username"], first_name=person["first_name"], last_name=person["last_name"]
        )
        user.groups.add(Group.objects.get(name=person["role"]))
        user.divisions.set(divisions_of(person))


def divisions_of(entry: dict[str, Any]) -> list[Division]:
    """The divisions that an entry of the file names."""
    return [Division.objects.get(name=name) for name in entry.get("divisions", ())]


def person(username: str) -> User:
    """One of the invented people."""
    return User.objects.get(username=username)

"""What an office calls its columns, learned from what people said before."""

from collections.abc import Mapping
from dataclasses import replace

from imports.tables.target import Field, Target
from imports.tables.words import key


def learned(target: Target, known: Mapping[str, str]) -> Target:
    """
    The target with the office's own words: `known` leads from heads to names of fields, "" for
    columns that are not read. What people said goes before what the portal believes.
    """
    said = {key(head): name for head, name in known.items() if key(head)}
    if not said:
        return target
    fields = tuple(_with_words(each, known, said) for each in target.fields)
    unread = [word for word in target.unread if not said.get(key(word))]
    unread += [head for head, name in known.items() if not name]
    return replace(target, fields=fields, unread=tuple(dict.fromkeys(unread)))


def _with_words(field: Field, known: Mapping[str, str], said: Mapping[str, str]) -> Field:
    own = [head for head, name in known.items() if name == field.name]
    heads = [word for word in field.heads if said.get(key(word), field.name) == field.name]
    perhaps = [word for word in field.perhaps if said.get(key(word), field.name) == field.name]
    # A field keeps a first word of its own: it counts more than the others.
    words = (*(heads or own or field.heads[:1]), *own)
    return replace(field, heads=tuple(dict.fromkeys(words)), perhaps=tuple(perhaps))

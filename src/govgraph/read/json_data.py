"""JSON of other systems: Popolo and OParl, told by what the file holds, not by its name.

Their things become rows, as those of a register do, and the place of each value is its JSON Pointer (RFC 6901).
"""

import json
from collections.abc import Mapping, Sequence

from govgraph.errors import SourceError
from govgraph.read import oparl, popolo
from govgraph.read.page import Page

_DEEPEST = 64  # lists and objects in one another; Popolo has 4, OParl 8


def read(data: bytes, name: str) -> Page:
    r"""Return the page of a file of Popolo or OParl.

    Raises:
        SourceError: the file is no JSON, is too deep, or holds neither.

    >>> page = read(b'{"persons": [{"name": "L\\u00ea V\\u0103n An"}]}', "a.json")
    >>> page.text, page.places[0].locator
    ('Lê Văn An\n', 'pointer=/persons/0/name')
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8, as JSON is (byte {error.start}); save it anew as UTF-8") from error
    if not text.strip():
        raise SourceError(f"{name}: the file is empty; get it anew from its system")
    value = parsed(text, name)
    if oparl.is_it(value):  # a file of OParl may have lists called as those of Popolo
        return oparl.page_of(value, name)
    if popolo.is_it(value):
        return popolo.page_of(value, name)
    raise SourceError(
        f"{name}: this JSON is neither Popolo (lists such as «persons», «memberships») nor OParl (objects whose «type» "
        "begins with https://schema.oparl.org/); give the documents themselves, or a register as .csv"
    )


def parsed(text: str, name: str) -> object:
    """Return the value of JSON that is not too deep, names no key of an object twice and has no NaN.

    Raises:
        SourceError: it is something else.
    """
    deepest = depth(text)
    if deepest > _DEEPEST:
        raise SourceError(
            f"{name}: lists and objects lie {deepest} deep in one another; such a file is made to harm, or is neither "
            "Popolo nor OParl; it was not read"
        )
    try:
        value: object = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{name}, line {error.lineno}: not JSON ({error.msg}); get it anew from its system"
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: not usable JSON ({error}); get it anew from its system") from error
    return value


def depth(text: str) -> int:
    r"""Return how deep lists and objects lie in one another, at most; what stands in quotation marks is passed over.

    >>> depth('{"a": [1, {"b": "[[["}]}'), depth(r'["\"[["]')
    (3, 1)
    """
    deepest = at = 0
    in_text = escaped = False
    for sign in text:
        if in_text:
            in_text = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            in_text = True
        elif sign in "[{":
            at += 1
            deepest = max(deepest, at)
        elif sign in "]}":
            at -= 1
    return deepest


def _object(pairs: Sequence[tuple[str, object]]) -> Mapping[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"an object has the key «{twice[:60]}» twice")
    return found


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")

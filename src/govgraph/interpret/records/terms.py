"""The words of other systems in our codes: what a post, a kind of meeting or a day of a row means here.

Vietnamese goes through the same grammar as prose. What neither the grammar nor a code list says is not guessed.
"""

import re
from collections.abc import Mapping
from functools import cache

from govgraph.codes import load_codes
from govgraph.errors import NotationError
from govgraph.normalise import bare_key, comparison_key
from govgraph.notation import date
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import PostMention

_ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
# What an export writes after the post of a tenure that is over, and after the name of a meeting.
_ENDED = re.compile(r"\s*\((?:đã thôi|ended)\)$")
_DAY_AT_END = re.compile(r",\s*(?:\d{1,2}/)?(?:\d{1,2}/)?\d{1,4}$")

Row = Mapping[str, str]


def code_of(scheme: str, words: str) -> str | None:
    """Return the code that words are, or are a label of in either language; None where none or several are.

    >>> code_of("body", "peoples-council"), code_of("document", "Nghị quyết"), code_of("role", "Staatssekretär")
    ('peoples-council', 'resolution', None)
    """
    if words in load_codes()[scheme]:
        return words
    found = _labels(scheme).get(comparison_key(words), ())
    return found[0] if len(found) == 1 else None


@cache
def _labels(scheme: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a list by their preferred labels; by other spellings where no preferred one is the same."""
    preferred: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for concept in load_codes()[scheme]:
        for label in concept.preferred.values():
            preferred.setdefault(comparison_key(label), []).append(concept.notation)
        for spelling in concept.spellings:
            others.setdefault(comparison_key(spelling.text), []).append(concept.notation)
    return {key: tuple(dict.fromkeys(found)) for key, found in (others | preferred).items()}


def post_words(row: Row) -> str:
    """Return the words of a row's post, without the remark that it is over."""
    return _ENDED.sub("", row.get("title", "") or row.get("role", ""))


def post_mention(row: Row) -> PostMention | None:
    """Return the post that the grammar finds in the words of a row; the role alone may say it with the body's name."""
    for words in (post_words(row), f"{row.get('role', '')} {row.get('body', '')}"):
        for item in recognise_text(words):
            if item.type == "POSTS" and isinstance(item.value, tuple) and isinstance(item.value[0], PostMention):
                return item.value[0]
    return None


def role_of(row: Row) -> str | None:
    """Return the role that the words of a row are, or with which they begin where the body's name is all the rest.

    >>> role_of({"role": "Trưởng thôn Đồng Găng xã Xuân Trạc", "body": "Thôn Đồng Găng xã Xuân Trạc"})
    'head'
    """
    words, body = comparison_key(row.get("role", "")), comparison_key(row.get("body", ""))
    told = code_of("role", row.get("role", ""))
    if told is None and body and words.endswith(f" {body}"):
        return code_of("role", words.removesuffix(body).rstrip())
    return told


def meeting_kind(row: Row) -> str | None:
    """Return the kind of a meeting, by the row's own word or by the beginning of its name."""
    told = code_of("meeting", row.get("kind", ""))
    if told is not None or row.get("kind"):
        return told
    name = comparison_key(_DAY_AT_END.sub("", row.get("title", "")))
    begun = [label for label in _labels("meeting") if name == label or name.startswith(f"{label} ")]
    found = _labels("meeting")[max(begun, key=len)] if begun else ()
    return found[0] if len(found) == 1 else None


def meeting_title(row: Row, kind: str) -> str | None:
    """Return the name of a meeting that is more than its kind, body and day.

    >>> row = {"title": "Hội nghị Hội đồng nhân dân xã Kỳ Thọ, 25/5/2023", "body": "Hội đồng nhân dân xã Kỳ Thọ"}
    >>> meeting_title(row, "conference"), meeting_title({"title": "Hội nghị sơ kết công tác Đảng"}, "conference")
    (None, 'Hội nghị sơ kết công tác Đảng')
    """
    name = _DAY_AT_END.sub("", row.get("title", ""))
    body = row.get("body", "")
    if body and comparison_key(name).endswith(comparison_key(body)):
        name = re.sub(r"\s+của$", "", name[: len(name) - len(body)].rstrip())
    labels = {bare_key(label) for label in load_codes()["meeting"][kind].labels}
    return name if name and bare_key(name) not in labels else None


def day_in_name(name: str) -> str | None:
    """Return the day without a year that ends the name of a meeting; other days have a key of their own.

    >>> day_in_name("Đại hội Hội Nông dân xã Tân Lập, 9/4"), day_in_name("Hội nghị, 25/5/2023")
    ('--04-09', None)
    """
    found = re.search(r", (\d{1,2})/(\d{1,2})$", name)
    return f"--{int(found[2]):02}-{int(found[1]):02}" if found and int(found[2]) <= 12 and int(found[1]) <= 31 else None


def day_of(words: str) -> str | None:
    """Return a day as ISO 8601, as exact as told; None where it is none.

    >>> day_of("2023-05"), day_of("2023-05-25T08:00:00+02:00"), day_of("15/3/2024"), day_of("2023-13")
    ('2023-05', '2023-05-25', '2024-03-15', None)
    """
    moment = _ISO_MOMENT.fullmatch(words)
    if moment:
        words = moment[1]
    if date.is_iso(words):
        return words
    try:
        return date.parse(words).start
    except NotationError:
        return None

"""Posts told in the line below a name: in entries, behind birth and home, in fields: «Chức vụ: Bí thư Đảng ủy»."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from govgraph.interpret.headings import NUMBERED_ENTRIES
from govgraph.interpret.positions.delegates import is_numeral
from govgraph.interpret.sentences import Sentence
from govgraph.model import Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

_NAME_FIELDS = frozenset({"họ và tên", "họ tên", "họ , tên"})
_POST_FIELDS = frozenset({"chức vụ", "chức danh", "chức vụ , chức danh"})
_OF_ORIGIN = frozenset(
    {"COMMA", "SEMICOLON", "COLON", "WORD", "DATE", "NUMBER", "UNIT", "UNITTYPE", "CAPITAL", "FAMILY"}
)
_WITH_SECRETARY = "youth-union"  # of the unions the one that secretaries lead
_AGENCY, _OFFICE = "specialised-agency", "văn"  # «văn phòng»
_MARKS = frozenset({"STOP", "COLON", "SEMICOLON", "COMMA", "NUMBER", "DASH", "SIGN", "LINE"})


def posts_told_below(sentences: Sequence[Sentence]) -> Mapping[int, PersonMention]:
    """Return for each entry that tells what somebody is whom a line above names alone who that is, with the posts.

    "1. Ông A, Chủ tịch UBND xã" / "- Là Trưởng Ban Chỉ đạo …"; "Ông A, sinh năm 1980; quê quán: xã X;" / "Chủ tịch …";
    "Họ và tên: A" / "Chức vụ: Chủ tịch UBND xã".
    """
    told: dict[int, PersonMention] = {}
    above: PersonMention | None = None
    open_line: int | None = None  # one that tells only from where somebody is, and goes on in the next
    for number, sentence in enumerate(sentences):
        if "PERSON" in sentence.types or "PEOPLE" in sentence.types:
            native = _of_origin(sentence.items)
            above, open_line = (native, number) if native is not None else (_alone(sentence.items), None)
        elif above is not None and "POSTS" in sentence.types:
            posts = (_only_posts if open_line == number - 1 else _told_posts)(sentence.items)
            if posts:
                told[number] = replace(above, posts=posts, span=Span(posts[0].span.start, posts[-1].span.end))
    return told


def bodies_above(sentences: Sequence[Sentence]) -> Mapping[int, BodyMention]:
    """Return the bodies whose name alone is the last heading above sentences, or leads them in.

    «1. ĐẢNG ỦY», below it «Chánh Văn phòng: ông A»; «Các cơ quan của Đảng ủy: …; Chánh Văn phòng: ông A».
    """
    found: dict[int, BodyMention] = {}
    above: BodyMention | None = None
    for number, sentence in enumerate(sentences):
        named = [at for at, item in enumerate(sentence.items) if item.type in ("ORGAN", "PERSON", "PEOPLE")]
        first = sentence.items[named[0]].value if named else None
        if isinstance(first, BodyMention) and len(named) == 1:
            alone = all(item.value is first or _is_mark(item) for item in sentence.items)
            above = first if alone and sentence.kind == "paragraph" else None
        behind = sentence.items[named[0] + 1 : named[0] + 2] if named else ()
        leads = isinstance(first, BodyMention) and any(item.type == "COLON" for item in behind)
        body = first if leads and isinstance(first, BodyMention) else above
        if body is not None:
            found[number] = body
    return found


def in_body_above(named: PostMention, above: BodyMention | None) -> PostMention:
    """Return a bare post as one in the body of the heading above; any other post as it is.

    «Chánh Văn phòng» below «Đảng ủy», «Bí thư» below «Đoàn Thanh niên».
    """
    body = named.body
    if body is None or above is None or body.level or body.unit:
        return named
    if named.assumed:
        return replace(named, body=above) if above.kind == _WITH_SECRETARY else named
    if body.kind != _AGENCY or body.refers != _OFFICE:
        return named
    if above.kind in (_AGENCY, "party-office"):
        return replace(named, body=above)
    return replace(named, body=BodyMention("party-office" if above.kind == "party-committee" else _AGENCY))


def _is_mark(item: Item) -> bool:
    return item.type in _MARKS or len(item.text) == 1 or is_numeral(item)


def _alone(items: Sequence[Item]) -> PersonMention | None:
    """Return the person whom a line names and nothing else: "1. Ông A, Chủ tịch UBND xã"."""
    named = [item.value for item in _behind_field(items, _NAME_FIELDS) if item.type not in _MARKS]
    one = named[0] if len(named) == 1 else None
    return one if isinstance(one, PersonMention) and one.name is not None else None


def _behind_field(items: Sequence[Item], names: Container[str]) -> Sequence[Item]:
    """Return what stands behind the name of a field with which a line begins: "Chức vụ: | Bí thư Đảng ủy"; else all."""
    colon = next((at for at, item in enumerate(items) if item.type == "COLON"), 0)
    name = " ".join(item.text.lower() for item in items[:colon])
    return items[colon + 1 :] if name in names else items


def _of_origin(items: Sequence[Item]) -> PersonMention | None:
    """Return whom an open line names with nothing but birth and home: "Ông A, sinh năm 1980; quê quán: xã X;"."""
    one = items[0].value
    if (
        not isinstance(one, PersonMention)
        or one.name is None
        or one.posts
        or items[-1].type not in ("SEMICOLON", "COMMA")
    ):
        return None
    born = any(item.text.lower() in ("sinh", "sn") for item in items)
    return one if born and all(item.type in _OF_ORIGIN for item in items[1:]) else None


def _only_posts(items: Sequence[Item]) -> tuple[PostMention, ...]:
    """Return the posts of which a line consists."""
    told = [item for item in items if item.type not in _MARKS]
    return posts_of(told[0]) if len(told) == 1 else ()


def _told_posts(items: Sequence[Item]) -> tuple[PostMention, ...]:
    """Return the posts of a field, or those behind «là» with which an entry begins, or a clause: "…; là Giám đốc …"."""
    field = _behind_field(items, _POST_FIELDS)
    if field is not items:
        return _only_posts(field)
    for index, item in enumerate(items[1:], start=1):
        before = items[index - 2].type if index > 1 else ""
        begins = before in ("", "SEMICOLON", *NUMBERED_ENTRIES)
        if item.type == "POSTS" and items[index - 1].text.lower() == "là" and begins:
            return posts_of(item)
    return ()

"""Posts behind what is told of somebody: birth, age, sex, home, people, schooling, in brackets or between commas."""

import re
from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.labelled_names import heads_next
from govgraph.recognise.mentions import PersonMention, posts_of

# What is told of somebody before the posts: born in, by people, from.
_ORIGINS = ("sinh", "sn", "dân tộc", "quê", "người dân tộc", "trình độ")
_SEXES = frozenset({"nam", "nữ", "giới tính nam", "giới tính nữ", "giới tính : nam", "giới tính : nữ"})
_ORIGIN = (
    "WORD{1,2} COLON? (DATE|NUMBER|UNIT|(CAPITAL|FAMILY){1,3} WORD{0,2})|ABBREVIATION (DATE|NUMBER)|NUMBER WORD?"
    "|WORD{1,2} (COLON WORD)?|(CAPITAL|FAMILY){1,3}"
)
#: A year of birth, as tables tell it.
YEAR = re.compile(r"19\d\d|20\d\d")


def _after_brackets(hit: Hit) -> Item | None:
    """Give somebody the posts behind brackets that tell of birth, home or place in a picture: "bà A (SN 1996), …"."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention) or person.posts or person.name is None or heads_next(hit):
        return None
    posts = posts_of(hit.matched[-1])
    return hit.compose("PERSON", replace(person, posts=posts, span=Span(person.span.start, hit.matched[-1].end)))


def _after_origin(hit: Hit) -> Item | None:
    """Give somebody the posts behind birth, age or people: "bà A, sinh năm 1996, …", "bà B, nữ, dân tộc Tày, …"."""
    parts: list[list[Item]] = []
    for item in hit.matched[1:-2]:
        if item.type in ("COMMA", "SEMICOLON", "DASH", "OPEN"):
            parts.append([])
        elif item.type != "CLOSE":
            parts[-1].append(item)
    of_origin = [part for part in parts if _is_of_origin(part)]
    others = [part for part in parts if part not in of_origin]
    return _after_brackets(hit) if of_origin and all(map(_may_name_people, others)) else None


def _is_of_origin(part: Sequence[Item]) -> bool:
    """Tell whether words tell birth, age, sex, home or people: «sinh 1976», «32 tuổi», «nữ», «dân tộc Tày»."""
    words = " ".join(item.text.lower() for item in part)
    return words.startswith(_ORIGINS) or words.endswith(" tuổi") or words in _SEXES or bool(YEAR.fullmatch(words))


def _may_name_people(part: Sequence[Item]) -> bool:
    """Tell whether words beside birth or sex may name one of the peoples alone: «sinh 1976, nam, | Ê Đê»."""
    return all(item.type in ("CAPITAL", "FAMILY") for item in part)


AFTER_BRACKETS = Rule(
    "posts-after-brackets",
    "PERSON OPEN (WORD|NUMBER|DATE|CUE|CREDIT|COMMA|AND|ABBREVIATION){1,8} CLOSE (COMMA|DASH) POSTS !NAME",
    _after_brackets,
    examples=(
        (
            "bà Lê Thị Na (sinh năm 1990), Chủ tịch Hội Nông dân xã",
            "person Lê Thị Na: chair farmers-association commune",
        ),
        (
            "Trong ảnh: Lê Văn Ba (thứ hai bên phải ảnh), Trưởng Công an xã",
            "person Lê Văn Ba: head police commune",
        ),
    ),
    counterexamples=("Trong ảnh: Lê Văn Ba (bên phải ảnh), Trưởng Công an xã Hà Thị Tư",),
)

AFTER_ORIGIN = Rule(
    "posts-after-origin",
    f"PERSON ((COMMA|SEMICOLON|DASH|OPEN) ({_ORIGIN}) CLOSE?){{1,5}} (COMMA|SEMICOLON|DASH) POSTS !NAME",
    _after_origin,
    examples=(
        (
            "bà Lê Thị Na, sinh năm 1990, Chủ tịch Hội Nông dân xã",
            "person Lê Thị Na: chair farmers-association commune",
        ),
        (
            "anh Lê Văn Ba, 32 tuổi, dân tộc Ê Đê, Bí thư Đoàn xã",
            "person Lê Văn Ba: secretary youth-union commune",
        ),
        (
            "1. Lê Văn Ba, sinh 1976, nam, Ê Đê, Bí thư Đoàn xã - 1.402 phiếu",
            "person Lê Văn Ba: secretary youth-union commune",
        ),
        (
            "bà Lê Thị Na (SN 1990, nữ, Kinh), dân tộc: Ba Na - Bí thư Đoàn xã",
            "person Lê Thị Na: secretary youth-union commune",
        ),
        (
            "Lê Thị Na - SN 1990 - nữ - dân tộc: Tày - Bí thư Đoàn xã",
            "person Lê Thị Na: secretary youth-union commune",
        ),
    ),
    counterexamples=(
        "ông Lê Văn Ba, trong 5, Chủ tịch Hội Nông dân xã",
        "ông Lê Văn Ba, Khe Sâu, Chủ tịch Hội Nông dân xã",
        "ông Lê Văn Ba - nam châm, Chủ tịch Hội Nông dân xã",
    ),
)

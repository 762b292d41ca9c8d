"""Bodies whose names end in the bare name of their unit: "Huyện ủy Krông Năng", "Thành ủy Tam Kỳ"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from govgraph.gazetteer import gazetteer
from govgraph.model import Unit
from govgraph.normalise import bare_key
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.lexicon import lexicon
from govgraph.recognise.mentions import BodyMention
from govgraph.recognise.scan import scan
from govgraph.recognise.unit_before_person import cut_at_person
from govgraph.recognise.unit_ends import TERM_WORDS, is_no_province
from govgraph.recognise.units import unit_of

# Types of units as the names of their committees shorten them: "Thành ủy", "Thị ủy".
_SHORT_TYPES = {"thành": "thành phố", "thị": "thị xã"}
_MOST_POST_ITEMS = 12  # items looked back from a body to the person whose post it is


def _of_named_unit(hit: Hit) -> Built | None:
    """A form that implies its level, with the unit's bare name: "Huyện ủy Krông Năng", "Thành ủy Tam Kỳ"."""
    body, names = hit.matched[0], list(takewhile(_names_unit, hit.group("name")))
    mention = body.value
    if not isinstance(mention, BodyMention) or mention.unit is not None:
        return None
    if hit.context.capitals and not hit.context.whole:
        names = names[: _length_known(names, hit)]
    elif hit.before() in ("ROLE", "TITLE") and not _has_person_before(hit):
        names = names[: cut_at_person([name.text for name in names], bare=hit.context.bare)]
    if not names:
        return None
    form = body.text.split()[-2:]  # the last two syllables: "[Thường trực] Huyện ủy", "Đoàn xã", "[Đoàn] thị trấn"
    name = hit.context.text[names[0].start : names[-1].end]
    words = (" ".join(form), form[-1], form[0])
    unit = next((unit for word in words if (unit := _unit_by_form(word, name, hit.context.day)) is not None), None)
    if unit is None or is_no_province(unit.type, [one.text for one in names], bare=hit.context.bare):
        return None
    size = 1 + len(names)
    return Built(hit.compose("ORGAN", replace(mention, unit=unit, level=unit.level), hit.matched[:size]), 0, size)


def _names_unit(item: Item) -> bool:
    """Tell whether a word may be of a unit's name; one of a term is none: "HĐND tỉnh | Khóa XII"."""
    return item.text.capitalize() not in TERM_WORDS


def _length_known(names: Sequence[Item], hit: Hit) -> int:
    """Return how many words are a unit's name where capitals tell nothing: "HUYỆN ỦY KỲ ANH VỀ CÔNG TÁC CÁN BỘ"."""
    for length in range(len(names), 0, -1):
        name = hit.context.text[names[0].start : names[length - 1].end]
        if bare_key(name) in hit.context.units or gazetteer().named(name):
            return length
    return 0


def _unit_by_form(word: str, name: str, day: str | None) -> Unit | None:
    """Return the unit whose committee's name begins with a type word, perhaps short: «Thành [ủy] Đà Nẵng»."""
    whole = _SHORT_TYPES.get(word.lower(), word)
    type_item = next(iter(scan(whole, 0, len(whole), lexicon())), None)
    return unit_of(type_item, name, day) if type_item is not None and type_item.type == "UNITTYPE" else None


def _has_person_before(hit: Hit) -> bool:
    """Tell whether the post already has its person: "Nguyễn Đức Thanh, Bí thư Tỉnh ủy Ninh Thuận"."""
    for item in reversed(hit.items[max(0, hit.match.start() - _MOST_POST_ITEMS) : hit.match.start()]):
        if item.type == "NAME":
            return True
        if item.type in ("SEMICOLON", "STOP", "COLON", "HAVE", "ACT", "CONVENE", "LINE"):
            return False
    return False


OF_NAMED_UNIT = Rule(
    "organ-of-named-unit",
    "ORGAN <name>(CAPITAL|FAMILY){1,6}",
    _of_named_unit,
    examples=(
        ("Thường trực Huyện ủy Krông Năng tổ chức", "body party-standing-body district Krông Năng"),
        ("Bí thư Huyện ủy Kỳ Anh", "body party-committee district Kỳ Anh"),
        ("Thành ủy Tam Kỳ tổ chức", "body party-committee district Tam Kỳ"),
        ("Ban Thường vụ Tỉnh ủy Sóc Trăng", "body party-standing-committee province Sóc Trăng"),
        ("Bí thư Huyện ủy Giao Thủy", "body party-committee district Giao Thủy"),
        ("Bí thư Thị ủy Ba Đồn", "body party-committee district Ba Đồn"),
        ("Bí thư Đoàn xã Quảng Lợi", "body youth-union commune Quảng Lợi"),
        ("Bí thư Đoàn thị trấn Sịa", "body youth-union commune Sịa"),
        ("Bí thư Huyện ủy Vũ Quang Trần Thị Bé", "body party-committee district Vũ Quang"),
    ),
    counterexamples=(
        "Bí thư Huyện ủy Y Phước",
        "Bí thư Huyện ủy Ksor Phước",
        "Bí thư Huyện ủy Trần Nam Hiệp",
        "HĐND tỉnh Khóa XII",
        "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Trần Hòa",
    ),
)

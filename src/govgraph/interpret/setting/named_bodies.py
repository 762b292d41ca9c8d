"""What later mentions may leave out of a body that the text has named: all but its head word, or its unit."""

from collections.abc import Mapping, Sequence

from govgraph.interpret.sentences import Sentence
from govgraph.normalise import bare_key
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, head_word
from govgraph.recognise.papers import PaperMention

# Offices that a page names with their unit once and without it later.
_OFFICES = frozenset({"peoples-council-committee", "specialised-agency", "school"})
_COMMITTEE = "peoples-council-committee"
_OF_CELLS = frozenset({"party-cell", "village"})
_SITE = "điểm"  # «điểm trường» is where a school teaches too, and no other school
#: The head word of the associations, whose branches («chi hội») follow from it.
ASSOCIATION = "hội"
#: The word by which a later mention refers to a body of the kind.
HEAD_WORD = {
    "womens-union": ASSOCIATION,
    "farmers-association": ASSOCIATION,
    "veterans-association": ASSOCIATION,
    "other-association": ASSOCIATION,
    "youth-union": "đoàn",
    _COMMITTEE: "ban",
}


def bodies_by_head_word(sentences: Sequence[Sentence]) -> dict[str, BodyMention]:
    """Return the first body named by each head word: «hội» for "Hội Nông dân xã".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Hội Nông dân xã Khe Sâu và Đoàn Thanh niên xã Khe Sâu họp"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> [(word, body.kind) for word, body in bodies_by_head_word([Sentence("paragraph", items, span, span)]).items()]
    [('hội', 'farmers-association'), ('đoàn', 'youth-union')]
    """
    bodies: dict[str, BodyMention] = {}
    for sentence in sentences:
        for _, item in sentence.composites:
            for mention, words in _bodies_of(item):
                if mention.refers is not None or mention.kind == "working-group":
                    if mention.of is not None and mention.of.kind == _COMMITTEE:
                        bodies.setdefault(HEAD_WORD[mention.of.kind], mention.of)  # "Đoàn giám sát của Ban Pháp chế"
                    continue
                if sentence.kind == "letterhead" and mention.kind in HEAD_WORD:
                    bodies[HEAD_WORD[mention.kind]] = mention  # of a letterhead's bodies the last is whose text it is
                else:
                    bodies.setdefault(head_word(words), mention)
    return bodies


def offices_by_name(sentences: Sequence[Sentence]) -> dict[tuple[str, str], BodyMention]:
    """Return the offices that the text names with one unit only; the only school or cell also without its name.

    The level of that school its name may tell: "Trường Tiểu học Khe Sâu" in a text about the commune.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Giám đốc Sở Nội vụ tỉnh Cao Bằng phát biểu"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> offices = offices_by_name([Sentence("paragraph", items, span, span)])
    >>> [(key, office.unit.name) for key, office in offices.items()]
    [(('specialised-agency', 'so noi vu'), 'Cao Bằng')]
    """
    told: dict[tuple[str, str], dict[BodyMention, None]] = {}  # in the order of the text
    schools: dict[BodyMention, None] = {}
    cells: dict[BodyMention, None] = {}
    for sentence in sentences:
        for at, item in enumerate(sentence.items):
            for mention in _all_bodies_of(item):
                if mention.kind in _OF_CELLS and (mention.of, mention.level) != (None, None):
                    cells[mention] = None
                if mention.kind not in _OFFICES or not mention.name:
                    continue
                if mention.level is not None:
                    told.setdefault((mention.kind, bare_key(mention.name)), {})[mention] = None
                if mention.kind == "school" and not (at and sentence.items[at - 1].text.lower() == _SITE):
                    schools[mention] = None
    told["school", ""] = _only_school(schools)
    told["party-cell", ""] = _only_cell(cells)
    found = {}
    for key, ones in told.items():
        units = {one.unit for one in ones if one.unit is not None}
        if len({one.level for one in ones}) == 1 and len(units) <= 1:
            found[key] = next((one for one in ones if one.unit is not None), next(iter(ones)))
    return found


def _only_cell(cells: Mapping[BodyMention, None]) -> dict[BodyMention, None]:
    """Return the cell of an office of a unit that «Chi bộ» means, in a text that names none of others or villages."""
    of = {one.of.kind if one.of is not None else None for one in cells}
    if len(of) != 1 or None in of:
        return {}
    located = {one: None for one in cells if one.level is not None}
    alike = len({bare_key(one.of.name or "") for one in cells if one.of is not None}) == 1
    return (located if len({one.level for one in located}) == 1 else {}) or (dict(cells) if alike else {})


def _only_school(schools: Mapping[BodyMention, None]) -> dict[BodyMention, None]:
    """Return those that may be what «nhà trường» means: the schools named with their unit, else those of one name."""
    located = {one: None for one in schools if one.unit is not None}
    alike = len({bare_key(one.name or "") for one in schools}) == 1
    return located or (dict(schools) if alike else {})


def _all_bodies_of(item: Item) -> Sequence[BodyMention]:
    value = item.value
    if isinstance(value, BodyMention):
        return [value, value.of] if value.of is not None else [value]
    people = value if isinstance(value, tuple) else (value,)
    posts = [post for one in people if isinstance(one, PersonMention) for post in one.posts]
    posts += [post for post in people if isinstance(post, PostMention)]
    return [post.body for post in posts if post.body is not None]


def _bodies_of(item: Item) -> Sequence[tuple[BodyMention, str]]:
    value = item.value
    if isinstance(value, BodyMention):
        of = value.of
        company = [(of, of.name)] if of is not None and of.kind == "company" and of.name else []
        return [(value, item.text), *company]  # "Công đoàn Công ty X": «Công ty» is then X
    if isinstance(value, PaperMention):
        issuer = value.issuer  # "Theo Kế hoạch của Ban Pháp chế HĐND tỉnh, Đoàn giám sát của Ban …"
        return [(issuer, HEAD_WORD[issuer.kind])] if issuer is not None and issuer.kind == _COMMITTEE else []
    posts = value.posts if isinstance(value, PersonMention) else value if isinstance(value, tuple) else ()
    return [
        (post.body, HEAD_WORD[post.body.kind])
        for post in posts
        if isinstance(post, PostMention) and post.body is not None and post.body.kind in HEAD_WORD
    ]

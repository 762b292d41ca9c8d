"""Keys of facts as people write them in corrections.csv: `position: Hà Văn An | chair | peoples-council | commune`.

The fields are the columns of the fact queries: names as the text has them, codes, ISO dates. A field left empty says
that the fact has none; fields left out at the end may be anything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from govgraph.codes import load_codes
from govgraph.errors import NotationError
from govgraph.model import (
    Body,
    Citation,
    Content,
    LegalDocument,
    Meeting,
    Participation,
    PersonnelChange,
    Position,
    Post,
    Unit,
)
from govgraph.normalise import comparison_key
from govgraph.notation import date

FIELDS: Mapping[str, tuple[str, ...]] = {
    "position": ("person", "role", "body", "level"),
    "meeting": ("kind", "date", "body", "level"),
    "participation": ("person", "as", "meeting", "date"),
    "document": ("kind", "number", "body", "level"),
    "change": ("kind", "person", "role", "body", "level"),
}
# What a key must say before a fact can be made of it.
_WHOLE: Mapping[str, tuple[str, ...]] = {
    "position": ("person", "role", "body"),
    "meeting": ("kind",),
    "participation": ("person", "as", "meeting"),
    "document": ("kind", "number"),
}
#: What stands in a proposed key where a person has to fill something in.
UNKNOWN = "?"
_HEAD = re.compile(rf"\s*({'|'.join(FIELDS)})\s*:(.*)", re.DOTALL)
_SCHEMES = {"role": "role", "body": "body", "level": "level", "as": "participation", "meeting": "meeting"}


@dataclass(frozen=True, slots=True)
class FactKey:
    """The kind of a fact, and as many of its fields as are given.

    >>> str(FactKey("position", ("Nguyễn Văn An", "chair")))
    'position: Nguyễn Văn An | chair'
    """

    kind: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {' | '.join(self.values)}".rstrip()

    def fits(self, other: "FactKey") -> bool:
        """Tell whether the fact with the full key `other` is one that this key names.

        >>> parse("meeting: conference").fits(parse("meeting: conference | 2023-05-25"))
        True
        """
        pairs = zip(self.values, other.values, strict=False)
        return self.kind == other.kind and all(comparison_key(one) == comparison_key(two) for one, two in pairs)

    def with_value(self, field: str, value: str) -> "FactKey":
        """Return the key with another value in a field.

        >>> str(parse("meeting: conference | | party-committee").with_value("date", UNKNOWN))
        'meeting: conference | ? | party-committee'
        """
        at = FIELDS[self.kind].index(field)
        return replace(self, values=(*self.values[:at], value, *self.values[at + 1 :]))


def parse(text: str) -> FactKey | None:
    """Return the key that a text is; None where it does not begin like one («position:»).

    Raises:
        NotationError: it begins like a key, but a code is in no list, a date is none, or there are too many fields.

    >>> parse("ngày 25/5") is None
    True
    """
    head = _HEAD.fullmatch(text)
    if head is None:
        return None
    kind, values = head[1], tuple(" ".join(value.split()) for value in head[2].split("|"))
    fields = FIELDS[kind]
    if len(values) > len(fields):
        raise NotationError(f"«{text.strip()}» has more fields than «{kind}: {' | '.join(fields)}»")
    for field, value in zip(fields, values, strict=False):
        _check(kind, field, value)
    return FactKey(kind, values)


def key_of(content: Content, facts: Mapping[str, Content]) -> FactKey | None:
    """Return the full key of a fact; `facts` are the contents by id. None for kinds that have no keys.

    >>> commune = Unit("commune", "xa", "Đồng Mây")
    >>> str(key_of(Position("Hà Văn An", Post("chair", Body("peoples-council", "commune", commune))), {}))
    'position: Hà Văn An | chair | peoples-council | commune'
    """
    match content:
        case Position():
            return FactKey("position", (content.person, *_of_post(content.post)))
        case Meeting():
            return FactKey("meeting", (content.kind, content.date or "", *_of_body(content.convener)))
        case Participation():
            meeting = facts.get(content.meeting)
            when = (meeting.kind, meeting.date or "") if isinstance(meeting, Meeting) else ("", "")
            return FactKey("participation", (content.person, content.capacity, *when))
        case Citation():
            paper = content.document
            return FactKey("document", (paper.kind, paper.number or "", *_of_body(paper.issuer)))
        case PersonnelChange():
            return FactKey("change", (content.kind, content.person, *_of_post(_changed_post(content, facts))))
    return None


def changed(content: Content, old: FactKey, new: FactKey, place: Unit | None) -> Content:
    """Return the content with what `new` says in the fields where it differs from `old`, the content's full key.

    A body of another level is that of the document's `place` at that level.

    Raises:
        NotationError: a field is changed that belongs to another fact (the meeting of a participation).
    """
    pairs = zip(FIELDS[old.kind], old.values, new.values, strict=False)
    values = {field: value for field, was, value in pairs if comparison_key(was) != comparison_key(value)}
    body = "body" in values or "level" in values
    names = dict(zip(FIELDS[old.kind], (*new.values, *old.values[len(new.values) :]), strict=False))
    match content:
        case Position():
            post = Post(
                names["role"],
                _body(content.post.body, names, place) or content.post.body if body else content.post.body,
            )
            return replace(content, person=values.get("person", content.person), post=post)
        case Meeting():
            convener = _body(content.convener, names, place) if body else content.convener
            return replace(content, kind=names["kind"], date=names["date"] or None, convener=convener)
        case Participation() if not {"meeting", "date"} & set(values):
            return replace(content, person=values.get("person", content.person), capacity=names["as"])
        case Citation():
            return replace(
                content, document=_paper(content.document, names, _body(content.document.issuer, names, place))
            )
        case PersonnelChange() if not {"role", "body", "level"} & set(values):
            return replace(content, kind=names["kind"], person=values.get("person", content.person))
    raise NotationError(
        f"«{new}» changes what another fact says; correct the meeting, or the position, by a row of its own",
        f"«{new}» đổi điều mà một dữ kiện khác nêu; hãy sửa cuộc họp, hoặc chức vụ, bằng một dòng riêng",
    )


def require_whole(key: FactKey) -> None:
    """Refuse a key of which no fact can be made.

    Raises:
        NotationError: a field that the fact needs is empty, or keys of the kind say too little of it.

    >>> require_whole(FactKey("position", ("Hà Văn An", "chair")))
    Traceback (most recent call last):
        ...
    govgraph.errors.NotationError: «position: Hà Văn An | chair» adds a fact, and its field body is empty; fill it in
    """
    wanted = _WHOLE.get(key.kind)
    if wanted is None:
        raise NotationError(f"«{key}»: a {key.kind} cannot be added; add the position that it begins")
    given = dict(zip(FIELDS[key.kind], key.values, strict=False))
    missing = [field for field in wanted if not given.get(field)]
    if missing:
        raise NotationError(f"«{key}» adds a fact, and its field {', '.join(missing)} is empty; fill it in")


def made(key: FactKey, facts: Mapping[str, Content], place: Unit | None, day: str | None) -> Content:
    """Return the content that a whole key says of a document; `day` is that on which the document shows it.

    A body is that of the document's `place` at its level.

    Raises:
        NotationError: it names a meeting that is not among the facts, or several are so.

    >>> commune = Unit("commune", "xa", "Đồng Mây")
    >>> key = FactKey("position", ("Hà Văn An", "chair", "peoples-council", "commune"))
    >>> str(key_of(made(key, {}, commune, "2024-03-13"), {})) == str(key)
    True
    """
    names = dict.fromkeys(FIELDS[key.kind], "") | dict(zip(FIELDS[key.kind], key.values, strict=False))
    if key.kind == "participation":
        return Participation(names["person"], _meeting(key, facts), names["as"])
    body = _body(None, names, place)
    if key.kind == "meeting":
        return Meeting(names["kind"], names["date"] or None, convener=body)
    if key.kind == "document":
        return Citation(LegalDocument(names["kind"], names["number"], body), "cited")
    if body is None:
        raise NotationError(f"«{key}» names no body; write one", f"«{key}» không nêu cơ quan; hãy ghi cơ quan")
    return Position(names["person"], Post(names["role"], body), attested_on=day)


def _meeting(key: FactKey, facts: Mapping[str, Content]) -> str:
    wanted = FactKey("meeting", tuple(value for value in key.values[2:] if value))
    found = [id_ for id_, one in facts.items() if (full := key_of(one, facts)) is not None and wanted.fits(full)]
    if len(found) != 1:
        raise (
            NotationError("several meetings are so; tell its date", "có nhiều cuộc họp như vậy; hãy ghi ngày họp")
            if found
            else NotationError(
                "no such meeting was read; add it by a row above",
                "không đọc được cuộc họp nào như vậy; hãy thêm cuộc họp bằng một dòng ở trên",
            )
        )
    return found[0]


def _paper(paper: LegalDocument, names: Mapping[str, str], issuer: Body | None) -> LegalDocument:
    return replace(paper, kind=names["kind"], number=names["number"] or None, issuer=issuer)


def _body(was: Body | None, names: Mapping[str, str], place: Unit | None) -> Body | None:
    kind, level = names["body"], names["level"] or None
    if not kind:
        return None
    if was is not None and (was.kind, was.level) == (kind, level):
        return was
    unit = was.unit if was is not None and was.level == level else _unit_at(level, place)
    return Body(kind, level, unit, was.name if was is not None and was.kind == kind else None)


def _unit_at(level: str | None, place: Unit | None) -> Unit | None:
    while place is not None and place.level != level:
        place = place.within
    return place


def _changed_post(change: PersonnelChange, facts: Mapping[str, Content]) -> Post | None:
    begun = facts.get(change.begins or "")
    return begun.post if isinstance(begun, Position) else change.ends


def _of_post(post: Post | None) -> tuple[str, str, str]:
    return (post.role, *_of_body(post.body)) if post is not None else ("", "", "")


def _of_body(body: Body | None) -> tuple[str, str]:
    return (body.kind, body.level or "") if body is not None else ("", "")


def _check(kind: str, field: str, value: str) -> None:
    if not value or value == UNKNOWN:
        return
    scheme = kind if field == "kind" else _SCHEMES.get(field)
    if scheme is not None and value not in load_codes()[scheme]:
        raise NotationError(f"«{value}» is no code of the list {scheme} (ontology/codes/{scheme}.ttl)")
    if field == "date" and not date.is_iso(value):
        raise NotationError(f"«{value}» is no date; write it as 2023-05-25, 2023-05 or 2023")

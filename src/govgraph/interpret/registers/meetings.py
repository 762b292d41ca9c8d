"""What a row of a register of meetings says: what was held when and by whom, who presided, who came."""

from govgraph.interpret.draft import Draft
from govgraph.interpret.registers.cells import Cells, body_in, day_in, people_in, setting_of
from govgraph.interpret.setting import Setting
from govgraph.model import Document, Meeting, Participation, Position, Span
from govgraph.notation import personal_name
from govgraph.recognise import recognise_text

_RULE = "row-of-register"
# The headings «Ngày họp» and «Cuộc họp» call every row «cuộc họp», a spelling of this kind.
_CALLED_A_MEETING = "conference"
#: The columns with people, and as what these took part.
_CAPACITIES = {"chair": "chair", "secretary": "secretary", "attendees": "attendee"}

#: The columns of which one at least a register of meetings has.
MEETING_FIELDS = ("held", "meeting", "convener", *_CAPACITIES)


def read_meeting(row: Cells, above: str, document: Document, draft: Draft) -> None:
    """Add the meeting of a row, and those who took part as far as the row names them; `above` is the table's title."""
    text = document.text
    if not row.keys() & {"held", "meeting", "title"}:
        draft.doubt(
            "row-not-understood",
            "the row tells neither day nor name of a meeting; fill them in",
            "dòng không nêu ngày và tên cuộc họp; hãy điền vào",
            _whole(row),
        )
        return
    setting = setting_of(row, document, above)
    named = [row[field].of(text) for field in ("convener", "meeting", "title") if field in row]
    mention = next((body for words in named if (body := body_in(words)) is not None and body.kind), None)
    name = row["meeting" if "meeting" in row else "title"].of(text) if row.keys() & {"meeting", "title"} else None
    meeting = Meeting(
        _kind(name),
        day_in(row, "held", document, draft),
        convener=setting.body(mention) if mention is not None else None,
        place_name=row["place"].of(text) if "place" in row else None,
        title=name,
    )
    id_ = draft.add(meeting, _whole(row), _RULE)
    for field, capacity in _CAPACITIES.items():
        if field in row:
            _add_people(row[field], capacity, id_, row, setting, document, draft)


def _add_people(
    cell: Span, capacity: str, meeting: str, row: Cells, setting: Setting, document: Document, draft: Draft
) -> None:
    words = cell.of(document.text)
    people = list(people_in(words))
    if not people and capacity != "attendee":
        people = list(people_in(personal_name.format(words)))  # a name in capitals, as tables have them
    if not people and capacity != "attendee":
        draft.doubt(
            "row-not-understood",
            f"«{words}» names no person; write the full name",
            f"«{words}» không nêu tên người nào; hãy ghi đủ họ tên",
            cell,
        )
    for person in people:
        posts = []
        for mention in person.posts:
            post = setting.post(mention)
            if post is not None:
                content = draft.content(meeting)
                day = content.date if isinstance(content, Meeting) and mention.qualifier is None else None
                position = Position(person.name or "", post, attested_on=day, qualifier=mention.qualifier)
                posts.append(draft.add(position, _whole(row), _RULE))
        draft.add(Participation(person.name or "", meeting, capacity, tuple(posts)), _whole(row), _RULE)


def _kind(name: str | None) -> str:
    """Return the kind of meeting that a name begins with.

    >>> _kind("Kỳ họp thứ năm HĐND xã"), _kind("Triển khai nhiệm vụ quý II")
    ('session', 'conference')
    """
    items = recognise_text(name) if name else []
    kinds = (concept.notation for item in items if item.type == "MEETING" for concept in item.concepts)
    return next(kinds, _CALLED_A_MEETING)


def _whole(row: Cells) -> Span:
    return Span(min(span.start for span in row.values()), max(span.end for span in row.values()))

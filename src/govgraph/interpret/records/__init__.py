"""What the things of another system say (Popolo, OParl): who holds which post, who met, what was adopted, how it voted.

Each is read from the row that stands for it, or from the sentences that its system shows for it; those are then its
evidence. What our codes cannot say becomes a doubt: a parliament's «Fraktion» is no body of our lists.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.records.bodies import body_of
from govgraph.interpret.records.rows import RecordRow, Row, records_of
from govgraph.interpret.records.terms import (
    code_of,
    day_in_name,
    day_of,
    meeting_kind,
    meeting_title,
    post_mention,
    post_words,
    role_of,
)
from govgraph.interpret.records.things import ListedThings
from govgraph.model import (
    Ballot,
    Citation,
    Content,
    Document,
    LegalDocument,
    Meeting,
    Participation,
    Person,
    PersonnelChange,
    Position,
    Post,
    Reading,
    Record,
    Span,
)
from govgraph.notation import personal_name

_RULE = "record-of-system"


def read_records(document: Document, rows: Iterable[Row]) -> Reading:
    """Return what the rows of a document say, each with its kind."""
    draft = Draft()
    told = list(records_of(document.text, rows))
    system, tells_all = next(((one.system, one.tells_all) for one in document.registers if one.kind), ("", False))
    things = ListedThings(told, system or document.publisher or document.name, draft, tells_all=tells_all)
    records = _Records(document, draft, things)
    for row in told:
        records.read(row)
    return Reading(document, None, draft.facts(), tuple(draft.issues), (), tuple(things.records), tells_all)


@dataclass(slots=True)
class _Records:
    """Reads row by row; what belongs to a meeting or a motion stands after it."""

    document: Document
    draft: Draft
    things: ListedThings
    _meeting: str | None = None
    _change: str | None = None
    _posts: dict[tuple[str, str | None], list[str]] = field(default_factory=dict)
    _tenures: dict[str | None, str] = field(default_factory=dict)  # positions by the ids of memberships

    def read(self, row: RecordRow) -> None:
        """Add what a row says."""
        readers: Mapping[str, Callable[[RecordRow], None]] = {
            "membership": self._read_membership,
            "meeting": self._read_meeting,
            "attendee": self._read_attendee,
            "motion": self._read_motion,
            "paper": self._read_paper,
            "change": self._read_change,
            "vote": self._read_vote,
            "body": self.things.read_body,
            "post": self._read_post,
            "person": self._read_person,
            "unit": self.things.read_unit,
        }
        readers[row.kind](row)

    def _add(self, content: Content, row: RecordRow, *premises: str) -> str | None:
        """Add a fact; an inferred one only where the file says from what it may follow."""
        inferred = row.told.get("basis") == "inferred"
        if inferred and not premises:
            self._doubt(
                "inferred-elsewhere",
                "the other system inferred this, and does not say from what; it was left out",
                "hệ thống kia suy ra điều này mà không nói từ đâu; đã bỏ qua",
                row.whole,
            )
            return None
        id_ = ""
        for span in row.notes or (row.whole,):
            basis = "inferred" if inferred else "stated"
            id_ = self.draft.add(content, span, _RULE, basis=basis, premises=premises if inferred else ())
        if row.ids.own is not None:
            self.things.note(Record(id_), row.ids)
        return id_

    def _doubt(self, code: str, message: str, vietnamese: str, span: Span) -> None:
        self.draft.doubt(code, message, vietnamese, span)

    def _person(self, row: RecordRow) -> str | None:
        words = row.told.get("person", "")
        name = personal_name.format(words) if words else ""
        if not any(letter.isalpha() for letter in name):
            what = f"«{words}» is no name of a person" if words else "the person is not in the file"
            fault = f"«{words}» không phải là họ tên người" if words else "không có người này trong tệp"
            self._doubt(
                "row-not-understood",
                f"{what}; look into the system it comes from",
                f"{fault}; hãy xem trong hệ thống nguồn",
                row.whole,
            )
            return None
        return name

    def _day(self, row: RecordRow, field: str) -> str | None:
        if field not in row.told:
            return None
        day = day_of(row.told[field])
        if day is None:
            self._doubt(
                "row-not-understood",
                f"«{row.told[field]}» is no date; write it as 2023-05-26",
                f"«{row.told[field]}» không phải là ngày; hãy ghi như 2023-05-26",
                row.of[field],
            )
        return day

    def _post(self, row: RecordRow) -> tuple[Post, str | None] | None:
        """Return the post of a row and its qualifier: role by the list or the grammar, body by its own row."""
        words = post_words(row.told)
        mention = post_mention(row.told)
        role = role_of(row.told) or (mention.role if mention else None)
        if role is None:
            self._doubt(
                "foreign-post",
                f"«{words}» is no post that our code lists know; it was left out",
                f"«{words}» không phải là chức vụ có trong danh mục mã; đã bỏ qua",
                row.whole,
            )
            return None
        body = self.things.body(row)
        if body is None and "body" not in row.told and mention is not None and mention.body is not None:
            unit = self.things.unit(row) if row.ids.unit or "unit" in row.told else None
            body = body_of({**row.told, "body": words}, unit)
        if body is None:
            if "body" not in row.told:
                self._doubt(
                    "post-without-body",
                    f"«{words}» names no body; say of which it is",
                    f"«{words}» không nêu cơ quan; hãy ghi rõ của cơ quan nào",
                    row.whole,
                )
            return None
        return Post(role, self.things.called(body, words)), mention.qualifier if mention else None

    def _read_membership(self, row: RecordRow) -> None:
        name = self._person(row)
        found = self._post(row) if name is not None else None
        if name is None or found is None:
            return
        post, qualifier = found
        qualifier = code_of("qualifier", row.told.get("qualifier", "")) or qualifier
        start, end = self._day(row, "start"), self._day(row, "end")
        if row.told.get("status") == "ended" and end is None:
            qualifier = qualifier or "former"
        shown = [self._day(row, field) for field in ("first_shown", "last_shown") if field in row.told]
        if not shown and end is None and qualifier != "former" and self.document.published is not None:
            shown = [self.document.published]
        for day in dict.fromkeys(shown or [None]):
            position = Position(
                name, post, attested_on=day, qualifier=qualifier, start=start, end=end, record=row.ids.person
            )
            id_ = self._add(position, row)
            if id_ is not None:
                self._posts.setdefault((name, row.ids.person), []).append(id_)
                self._tenures.setdefault(row.ids.own, id_)

    def _read_meeting(self, row: RecordRow) -> None:
        self._meeting = self._change = None
        kind = meeting_kind(row.told)
        if kind is None:
            said = row.told.get("kind") or row.told.get("title", "")
            self._doubt(
                "foreign-meeting",
                f"«{said}» is no kind of meeting that our code lists know",
                f"«{said}» không phải là loại cuộc họp có trong danh mục mã",
                row.whole,
            )
            return
        body = self.things.body(row)
        place = self.things.place(row.told["place"]) if "place" in row.told else None
        self._meeting = self._add(
            Meeting(
                kind,
                self._day(row, "date") or day_in_name(row.told.get("title", "")),
                self._day(row, "date_end"),
                convener=body,
                place_name=row.told.get("place") if place is None else None,
                place=place,
                title=meeting_title(row.told, kind),
            ),
            row,
        )

    def _read_attendee(self, row: RecordRow) -> None:
        name = self._person(row)
        if name is None or self._meeting is None:
            return
        posts = tuple(dict.fromkeys(self._posts.get((name, row.ids.person), ())))
        came = Participation(name, self._meeting, "attendee", posts, record=row.ids.person)
        self._add(came, replace(row, notes=()), self._meeting)

    def _document(self, row: RecordRow) -> LegalDocument | None:
        number, title = row.told.get("number"), row.told.get("title")
        kind = code_of("document", row.told.get("kind", ""))
        if kind is None:
            said = row.told.get("kind") or number or title or ""
            self._doubt(
                "foreign-document",
                f"«{said}» is no kind of document that our code lists know",
                f"«{said}» không phải là loại văn bản có trong danh mục mã",
                row.whole,
            )
            return None
        issuer = self.things.body(row)
        label = load_codes()["document"][kind].preferred["vi"]
        is_made_up = title in (label, f"{label} {number}", number)  # an export names a paper so that has no title
        title = None if is_made_up else title
        return LegalDocument(kind, number, issuer, self._day(row, "date"), title, record=row.ids.own)

    def _read_paper(self, row: RecordRow) -> None:
        document = self._document(row)
        if document is not None:
            self._add(Citation(document, "issued"), row)

    def _read_motion(self, row: RecordRow) -> None:
        self._change = None
        document = self._document(row)
        if document is None:
            return
        if row.told.get("result") != "pass":
            said = row.told.get("result", "")
            self._doubt(
                "motion-not-passed",
                f"the motion has the result «{said}», and adopted nothing",
                f"kiến nghị có kết quả «{said}», không thông qua văn bản nào",
                row.whole,
            )
            return
        self._add(Citation(document, "adopted", self._meeting), row)

    def _read_change(self, row: RecordRow) -> None:
        self._change = None
        name, kind = self._person(row), code_of("change", row.told.get("kind", ""))
        if kind is None:
            said = row.told.get("kind", "")
            self._doubt(
                "foreign-change",
                f"«{said}» is no change of personnel that our code lists know",
                f"«{said}» không phải là thay đổi nhân sự có trong danh mục mã",
                row.whole,
            )
        if name is None or kind is None:
            return
        begun = self._tenures.get(row.ids.tenure) if row.ids.tenure is not None else None
        premises = [one for one in (self._meeting, begun) if one is not None]
        change = PersonnelChange(kind, name, begins=begun, meeting=self._meeting, record=row.ids.person)
        self._change = self._add(change, row, *premises)

    def _read_vote(self, row: RecordRow) -> None:
        votes_for, cast = (_number(row.told.get(key, "")) for key in ("votes_for", "votes_cast"))
        share = row.told.get("share", "").removesuffix(".0") or None
        if votes_for is None and cast is None and share is None:
            return
        premises = [one for one in (self._meeting, self._change) if one is not None]
        self._add(Ballot(votes_for, cast, share, meeting=self._meeting, change=self._change), row, *premises)

    def _read_post(self, row: RecordRow) -> None:
        found = self._post(row)
        if found is not None:
            self.things.note(Record(found[0]), row.ids)

    def _read_person(self, row: RecordRow) -> None:
        name = self._person(row)
        if name is not None:
            self.things.note(Record(Person(name, row.ids.person)), row.ids)


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else None

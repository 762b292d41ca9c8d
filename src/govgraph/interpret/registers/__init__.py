"""What the rows of a register say: who holds which post since when, which documents were issued when and by whom.

The words of a cell go through the same grammar as prose; only which cell is what comes from the columns.
"""

from collections.abc import Iterator
from dataclasses import replace

from govgraph.interpret.doubts.levels import WITHOUT_LEVEL
from govgraph.interpret.draft import Draft
from govgraph.interpret.papers.symbols import issuer_of_symbol
from govgraph.interpret.records import read_records
from govgraph.interpret.registers.cells import Cells, body_in, day_in, posts_in, setting_of
from govgraph.interpret.registers.meetings import MEETING_FIELDS, read_meeting
from govgraph.interpret.setting import VILLAGE_KINDS
from govgraph.model import (
    Body,
    Citation,
    Document,
    LegalDocument,
    Meeting,
    Position,
    Reading,
    RecordIds,
    Register,
    Span,
    Unit,
)
from govgraph.notation import personal_name
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import PostMention
from govgraph.recognise.papers import PaperMention

_BETWEEN = " | "
_RULE = "row-of-register"


def read_registers(document: Document) -> Reading:
    """Return what the rows of a document's registers say; a row that cannot be meant becomes a doubt."""
    if any(register.kind for register in document.registers):
        return read_records(document, ((register.kind, row, ids) for register, row, ids in _rows(document)))
    draft = Draft()
    for register, row, _ in _rows(document):
        if "person" in register.fields:
            _read_post(row, register.title, document, draft)
        elif any(field in row for field in MEETING_FIELDS):
            read_meeting(row, register.title, document, draft)
        else:
            _read_paper(row, register.title, document, draft)
    _doubt_without_unit(draft)
    return Reading(document, None, draft.facts(), tuple(draft.issues))


def _rows(document: Document) -> Iterator[tuple[Register, Cells, RecordIds]]:
    """Yield the rows: the register of each, the spans of its cells that say something by their fields, its ids."""
    registers = sorted(document.registers, key=lambda register: register.line)
    start = at_register = 0
    for number, line in enumerate(document.text.split("\n")):
        while at_register + 1 < len(registers) and registers[at_register + 1].line <= number:
            at_register += 1
        register = registers[at_register]
        fields = register.fields if register.line <= number else ()
        at, row = start, {}
        for field, cell in zip(fields, line.split(_BETWEEN, len(fields) - 1), strict=False):
            if cell.strip():
                row[field] = Span(at, at + len(cell))
            at += len(cell) + len(_BETWEEN)
        if row:
            place = number - register.line
            yield register, row, register.ids[place] if place < len(register.ids) else RecordIds()
        start += len(line) + 1


def _read_post(row: Cells, title: str, document: Document, draft: Draft) -> None:
    if not _names_holder(row, document, draft):
        return
    text = document.text
    name, named = personal_name.format(row["person"].of(text)), posts_in(row["post"].of(text))
    if not named or len(name.split()) < 2:
        _doubt_not_understood("post" if len(name.split()) > 1 else "person", row, document, draft)
        return
    body = body_in(row["body"].of(text)) if "body" in row else None
    setting = setting_of(row, document, title)
    start, end = (day_in(row, field, document, draft) for field in ("start", "end"))
    evidence = Span(min(span.start for span in row.values()), max(span.end for span in row.values()))
    for mention in named:
        if body is not None and (mention.body is None or mention.assumed or not mention.body.kind):
            mention = PostMention(mention.role, mention.span, body, mention.qualifier)
        post = setting.post(_in_village(mention, setting.place))
        if post is None:
            words = row["post"].of(text)
            draft.doubt(
                "post-without-body",
                f"«{words}» of {name} names no body; say of which body it is",
                f"«{words}» của {name} không nêu cơ quan; hãy ghi rõ của cơ quan nào",
                row["post"],
            )
            continue
        day = document.published if end is None and mention.qualifier != "former" else None
        position = Position(name, post, attested_on=day, qualifier=mention.qualifier, start=start, end=end)
        draft.add(position, evidence, _RULE)


def _names_holder(row: Cells, document: Document, draft: Draft) -> bool:
    """Tell whether a row has a person and a post; doubt one that lacks either."""
    if "person" not in row:
        told = row.get("post") or next(iter(row.values()))
        draft.doubt(
            "row-without-person",
            f"«{told.of(document.text)}» stands in a row without a name; fill it in",
            f"«{told.of(document.text)}» nằm ở dòng không có họ tên; hãy điền vào",
            told,
        )
        return False
    if "post" not in row:
        draft.doubt(
            "row-without-post",
            "the row names a person and no post; fill in the post",
            "dòng có họ tên mà không có chức vụ; hãy điền chức vụ",
            row["person"],
        )
        return False
    return True


def _doubt_not_understood(field: str, row: Cells, document: Document, draft: Draft) -> None:
    """Doubt the cell of a row that should name a post or a person, and does not."""
    what, vietnamese = {"post": ("post", "chức vụ"), "person": ("name", "họ tên")}[field]
    words = row[field].of(document.text)
    draft.doubt(
        "row-not-understood",
        f"«{words}» is read as no {what}; write it in full",
        f"«{words}» không đọc được là {vietnamese}; hãy ghi đầy đủ",
        row[field],
    )


def _in_village(mention: PostMention, place: Unit | None) -> PostMention:
    """Return a post of a village or its Party cell as one of the village that the row names."""
    body = mention.body
    if place is None or place.level != "village" or body is None or body.kind not in VILLAGE_KINDS:
        return mention
    return mention if body.unit is not None or body.of is not None else replace(mention, body=replace(body, unit=place))


def _read_paper(row: Cells, title: str, document: Document, draft: Draft) -> None:
    if "number" not in row:
        return
    text = document.text
    number, subject, kind = (row[field].of(text) if field in row else None for field in ("number", "title", "kind"))
    paper = _paper(number or "", subject, kind)
    if paper is None:
        draft.doubt(
            "row-not-understood",
            f"«{number}» is read as no number of a document; write it as 12/QĐ-UBND",
            f"«{number}» không đọc được là số ký hiệu văn bản; hãy ghi như 12/QĐ-UBND",
            row["number"],
        )
        return
    setting = setting_of(row, document, title)
    mention = body_in(row["issuer"].of(text)) if "issuer" in row else paper.issuer
    if mention is None and paper.number is not None:
        mention = issuer_of_symbol(paper.number)
    issuer: Body | None = setting.body(mention) if mention is not None else None
    issued = day_in(row, "date", document, draft)
    evidence = Span(min(span.start for span in row.values()), max(span.end for span in row.values()))
    draft.add(Citation(LegalDocument(paper.kind, paper.number, issuer, issued, subject), "issued"), evidence, _RULE)


def _doubt_without_unit(draft: Draft) -> None:
    """Record once for all rows that nothing tells in which unit bodies are: two of a kind would not be told apart."""
    nowhere = [fact.evidence[0] for fact in draft.facts() if _is_nowhere(_body_of(fact.content))]
    if nowhere:
        draft.doubt(
            "register-without-unit",
            f"neither the rows nor the title above the table tell in which unit the bodies are: {len(nowhere)} rows, "
            "the first is this one; write the unit into the title («… xã A, huyện B») or a column of its own",
            f"các dòng và tên của bảng không cho biết cơ quan thuộc đơn vị hành chính nào: {len(nowhere)} dòng, đầu "
            "tiên là dòng này; hãy ghi đơn vị vào tên bảng («… xã A, huyện B») hoặc vào một cột riêng",
            nowhere[0],
        )


def _body_of(content: object) -> Body | None:
    if isinstance(content, Position):
        return content.post.body
    if isinstance(content, Citation):
        return content.document.issuer
    return content.convener if isinstance(content, Meeting) else None


def _is_nowhere(body: Body | None) -> bool:
    """Tell whether a body is one that a unit has, and no unit is told."""
    if body is None or body.level == "central" or body.kind in WITHOUT_LEVEL:
        return False
    return body.unit is None or body.unit.name is None


def _paper(number: str, title: str | None, kind: str | None) -> PaperMention | None:
    """Return the document of a number: its kind as told, else by the symbol, else by the first words of the title."""
    for words in (f"{kind or ''} số {number}".strip(), f"{title or ''} số {number}", f"Văn bản số {number}"):
        found = next((item.value for item in recognise_text(words) if isinstance(item.value, PaperMention)), None)
        if found is not None:
            return found
    return None

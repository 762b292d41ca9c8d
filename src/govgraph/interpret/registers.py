"""What the rows of a register say: who holds which post since when, which documents were issued when and by whom.

The words of a cell go through the same grammar as prose; only which cell is what comes from the columns.
"""

from collections.abc import Iterator, Mapping

from govgraph.errors import NotationError
from govgraph.interpret.draft import Draft
from govgraph.interpret.papers import issuer_of_symbol
from govgraph.interpret.records import read_records
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, Document, LegalDocument, Position, Reading, Span, Unit
from govgraph.notation import date, personal_name
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import BodyMention, PostMention
from govgraph.recognise.papers import PaperMention

_BETWEEN = " | "
_RULE = "row-of-register"


def read_registers(document: Document) -> Reading:
    """Return what the rows of a document's registers say; a row that cannot be meant becomes a doubt."""
    if any(register.kind for register in document.registers):
        return read_records(document, _rows(document))
    draft = Draft()
    for _, row in _rows(document):
        if "person" in row:
            _read_post(row, document, draft)
        else:
            _read_paper(row, document, draft)
    return Reading(document, None, draft.facts(), tuple(draft.issues))


def _rows(document: Document) -> Iterator[tuple[str, Mapping[str, Span]]]:
    """Yield the rows, each with its kind, and as the spans of its cells that say something, by their fields."""
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
            yield register.kind, row
        start += len(line) + 1


def _read_post(row: Mapping[str, Span], document: Document, draft: Draft) -> None:
    if "post" not in row:
        draft.doubt("row-without-post", "the row names a person and no post; fill in the post", row["person"])
        return
    text = document.text
    name = personal_name.format(row["person"].of(text))
    body = _body(row["body"].of(text)) if "body" in row else None
    setting = _setting(row, document)
    named = _posts(row["post"].of(text))
    if not named or len(name.split()) < 2:
        what = "post" if len(name.split()) > 1 else "name"
        cell = row["post" if what == "post" else "person"]
        draft.doubt("row-not-understood", f"«{cell.of(text)}» is read as no {what}; write it in full", cell)
        return
    start, end = (_day(row, field, document, draft) for field in ("start", "end"))
    evidence = Span(min(span.start for span in row.values()), max(span.end for span in row.values()))
    for mention in named:
        if body is not None and (mention.body is None or mention.assumed or not mention.body.kind):
            mention = PostMention(mention.role, mention.span, body, mention.qualifier)
        post = setting.post(mention)
        if post is None:
            words = row["post"].of(text)
            draft.doubt("post-without-body", f"«{words}» of {name} names no body; say of which body it is", row["post"])
            continue
        day = document.published if end is None and mention.qualifier != "former" else None
        position = Position(name, post, attested_on=day, qualifier=mention.qualifier, start=start, end=end)
        draft.add(position, evidence, _RULE)


def _read_paper(row: Mapping[str, Span], document: Document, draft: Draft) -> None:
    if "number" not in row:
        return
    text = document.text
    number, title = row["number"].of(text), row["title"].of(text) if "title" in row else None
    paper = _paper(number, title)
    if paper is None:
        draft.doubt(
            "row-not-understood",
            f"«{number}» is read as no number of a document; write it as 12/QĐ-UBND",
            row["number"],
        )
        return
    setting = _setting(row, document)
    mention = _body(row["issuer"].of(text)) if "issuer" in row else paper.issuer
    if mention is None and paper.number is not None:
        mention = issuer_of_symbol(paper.number)
    issuer: Body | None = setting.body(mention) if mention is not None else None
    issued = _day(row, "date", document, draft)
    evidence = Span(min(span.start for span in row.values()), max(span.end for span in row.values()))
    draft.add(Citation(LegalDocument(paper.kind, paper.number, issuer, issued, title), "issued"), evidence, _RULE)


def _paper(number: str, title: str | None) -> PaperMention | None:
    """Return the document of a number: its kind by the symbol, else by the first words of the title."""
    for words in (f"số {number}", f"{title or ''} số {number}", f"Văn bản số {number}"):
        found = next((item.value for item in recognise_text(words) if isinstance(item.value, PaperMention)), None)
        if found is not None:
            return found
    return None


def _setting(row: Mapping[str, Span], document: Document) -> Setting:
    """Return the setting of a row: the unit that it names, by itself or in a body's name, is where its bodies are."""
    words = [row[field].of(document.text) for field in ("unit", "body") if field in row]
    values = [item.value for one in words for item in recognise_text(one, day=document.published)]
    named = (value.unit if isinstance(value, BodyMention) else value for value in values)
    unit = next((value for value in named if isinstance(value, Unit)), None)
    return Setting(unit, document.published, document.published)


def _posts(words: str) -> tuple[PostMention, ...]:
    return next(
        (item.value for item in recognise_text(words) if item.type == "POSTS" and isinstance(item.value, tuple)), ()
    )


def _body(words: str) -> BodyMention | None:
    return next((item.value for item in recognise_text(words) if isinstance(item.value, BodyMention)), None)


def _day(row: Mapping[str, Span], field: str, document: Document, draft: Draft) -> str | None:
    if field not in row:
        return None
    words = row[field].of(document.text)
    try:
        return date.parse(words).start
    except NotationError as error:
        draft.doubt("row-not-understood", f"{error}", row[field])
        return None

"""Formal texts: what letterhead and signature say of the document itself and of who signed it.

Source: Nghị định 30/2020/NĐ-CP, annex I (State documents); Hướng dẫn 36-HD/VPTW of 2018 (Party documents): issuer and
number on the left, place and date on the right; «T/M» (on behalf of) and «T/L» (by order of) before a signature.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.papers.symbols import issuer_of_symbol
from govgraph.interpret.people import People
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER
from govgraph.layout import columns, cues
from govgraph.model import CHAIRS, SECRETARIES, Block, Citation, Document, LegalDocument, Position, Span, Unit
from govgraph.normalise import bare_key
from govgraph.notation import date, document_number, personal_name
from govgraph.recognise import BodyMention, recognise_text
from govgraph.recognise.body_mentions import INNER_ORGANS, compose
from govgraph.recognise.items import Item
from govgraph.recognise.symbols import kind_of_symbol

_ON_BEHALF = re.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|Q)\b[./]?\s*", re.IGNORECASE)
_ORDERING = frozenset({"plan", "decision", "programme", "directive", "guideline", "regulation", "scheme"})
_INVITING = frozenset({"GM"})  # giấy mời: to a meeting to come
_UNNUMBERED = re.compile(
    r"S[ốỐ]\s*:?[\s.…]*(?P<symbol>(?:\s?[-/]\s?[A-ZĐ][\w.]*)+)", re.IGNORECASE
)  # «Số:    /QĐ-UBND»
_ARCHIVED = ("Lưu tại ", "Lưu: ")  # where the original is kept, below the name of who signed
_OFFICES = frozenset({"specialised-agency", "party-office"})
# What a chair or secretary leads, as unions too; who heads anything signs by order, from its office.
_LED_FROM_CHAIR = frozenset(
    {"party-organisation", "party-committee", "party-standing-committee", "party-standing-body", "party-inspection"}
    | {"politburo", "party-secretariat", "peoples-council", "peoples-council-standing", "peoples-committee"}
    | {"government", "national-assembly"}
)
_ORGANS_OF_UNIONS = ("ban chấp hành", "bch", "ban thường vụ", "btv")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands over a formal text: issuer, number and symbol (minutes and speeches have none), place and day.

    `sign` is the number, or any with the same symbol where the number is left blank.
    """

    issuer: BodyMention | None
    number: str | None
    span: Span
    day: str | None
    sign: str | None = None

    @property
    def only_orders(self) -> bool:
        """Tell whether the text orders what is to be done, so that the meetings in it are yet to come."""
        if self.sign is None or not document_number.is_valid(self.sign):
            return False
        return kind_of_symbol(self.sign) in _ORDERING or document_number.parse(self.sign).kind_symbol in _INVITING


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: name, role, the body on whose behalf (if said), and where it stands."""

    name: str
    role: str
    body: BodyMention | None
    span: Span


def find_letterhead(document: Document) -> Letterhead | None:
    """Return the letterhead of a formal text; None where there is none with a number or a body."""
    blocks = [block for block in document.blocks if block.kind == "letterhead"]
    numbers = [
        (found.value.text, Span(block.span.start + found.start, block.span.start + found.end))
        for block in blocks
        for found in document_number.find_all(block.span.of(document.text))
    ]
    blank = None if numbers else _blank_number(document.text, blocks)
    left, right = columns(document.text, [block for block in blocks if blank is None or not blank.covers(block.span)])
    # A letterhead of one column has the day below the number.
    days = [found.value.start for block in (*right, *left) for found in date.find_all(block.span.of(document.text))]
    day = days[0] if days else None
    if not numbers:
        issuer = _body(document.text, left)
        if blank is not None:
            return Letterhead(issuer, None, blank, day, _sign_of_blank(blank.of(document.text)))
        return Letterhead(issuer, None, blocks[0].span, day) if issuer is not None else None
    number, span = numbers[0]
    named = [block for block in left if not block.span.covers(span)]
    return Letterhead(_body(document.text, named), number, span, day, number)


def _blank_number(text: str, blocks: Iterable[Block]) -> Span | None:
    """Return where a letterhead leaves the number blank before its symbol; a wide gap may part the two."""
    for block in blocks:
        if (found := _UNNUMBERED.match(text[block.span.start :].split("\n", 1)[0])) is not None:
            return Span(block.span.start, block.span.start + found.end())
    return None


def _sign_of_blank(line: str) -> str | None:
    """Return a number with the symbol of a line in which the number is left blank; None where it has no symbol.

    >>> _sign_of_blank("Số:     /TB-UBND"), _sign_of_blank("Số: … - QĐ/HU"), _sign_of_blank("Số: ….")
    ('1/TB-UBND', '1-QĐ/HU', None)
    """
    symbol = _UNNUMBERED.match(line)
    numbers = document_number.find_all(f"1{symbol['symbol']}" if symbol is not None else "")
    return next((found.value.text for found in numbers), None)


def find_signers(document: Document) -> list[Signer]:
    """Return those who signed, with the role written above each name."""
    blocks = [block for block in document.blocks if block.kind == "signature"]
    return [
        signer for column in columns(document.text, blocks) if (signer := _signer(document.text, column)) is not None
    ]


def own_document(
    letterhead: Letterhead, signers: Sequence[Signer], title: str | None, setting: Setting, *, is_letter: bool
) -> LegalDocument | None:
    """Return the document whose text it is; None where its number tells no kind, as none does of a letter."""
    kind = _kind_of_number(letterhead.sign) if letterhead.sign is not None else None
    if kind is None and is_letter and letterhead.number is not None and issuer_of_symbol(letterhead.number) is not None:
        kind = "official-letter"
    if kind is None:
        return None
    mention = _issuer(letterhead, signers)
    issuer = setting.body(mention) if mention is not None else None
    return LegalDocument(kind, letterhead.number, issuer, letterhead.day, title)


def add_itself(letterhead: Letterhead, own: LegalDocument, title: Span | None, draft: Draft) -> str:
    """Add the document whose text it is, shown by its number and `title`, as a citation; return the id of that."""
    if title is not None:
        draft.add(Citation(own, "itself"), title, "letterhead-of-document")
    return draft.add(Citation(own, "itself"), letterhead.span, "letterhead-of-document")


def read_formal_text(
    letterhead: Letterhead | None,
    signers: Sequence[Signer],
    setting: Setting,
    people: People,
    draft: Draft,
) -> None:
    """Add the posts of those who signed the document; without a letterhead, in the body on whose behalf they did."""
    day = letterhead.day if letterhead is not None else None
    for signer in signers:
        post = setting.post_in(signer.role, _body_of(signer, letterhead))
        if post is not None:
            id_ = draft.add(Position(signer.name, post, attested_on=day or setting.day), signer.span, "signature")
            people.know(signer.name)
            people.hold(signer.name, post, id_)


def _kind_of_number(number: str) -> str | None:
    """Return the kind of the text under a letterhead with this number; «other» where its symbol is in no list."""
    parsed = document_number.parse(number) if document_number.is_valid(number) else None
    return kind_of_symbol(number) or ("other" if parsed is not None and parsed.kind_symbol is not None else None)


def _issuer(letterhead: Letterhead, signers: Sequence[Signer]) -> BodyMention | None:
    """Return who issued the text: on whose behalf it is signed, within the letterhead's body; else the symbol's."""
    for signer in signers:
        if signer.body is not None:
            if letterhead.issuer is None or letterhead.issuer.kind == signer.body.kind:
                return letterhead.issuer or signer.body
            return compose(signer.body, letterhead.issuer)
    by_symbol = issuer_of_symbol(letterhead.sign) if letterhead.sign is not None else None
    if letterhead.issuer is None or by_symbol is None:
        return letterhead.issuer or by_symbol
    if by_symbol.level in (None, letterhead.issuer.level):
        return replace(by_symbol, level=letterhead.issuer.level, unit=letterhead.issuer.unit)
    return by_symbol


def _body_of(signer: Signer, letterhead: Letterhead | None) -> BodyMention | None:
    body = letterhead.issuer if letterhead is not None else None
    if body is None and signer.body is not None and (signer.body.level is not None or signer.body.kind not in INNER):
        body = signer.body  # a bare «Ban Chấp hành» may be any union's
    if body is None and letterhead is not None and letterhead.sign is not None:
        body = issuer_of_symbol(letterhead.sign)
    if body is None:
        return None
    side = load_codes()["body"][body.kind].side
    on_party_side = side == "party"
    if signer.role in ("head", "deputy-head") and (side == "front" or body.kind in _LED_FROM_CHAIR):
        # «T/L … CHÁNH VĂN PHÒNG»: the head of the office of the issuing body signs by order.
        return replace(body, kind="party-office" if on_party_side else "specialised-agency", name=None)
    if body.kind == "peoples-council-standing" and signer.role in CHAIRS:
        return replace(body, kind="peoples-council")  # «TM. THƯỜNG TRỰC HĐND – PHÓ CHỦ TỊCH»: of the council
    if signer.role in SECRETARIES and on_party_side and body.kind != "party-cell":
        return replace(body, kind="party-committee")
    return body


def _signer(text: str, column: Sequence[Block]) -> Signer | None:
    filled = (block for block in column if block.span.of(text).strip())
    cells = list(takewhile(lambda block: not block.span.of(text).strip().startswith(_ARCHIVED), filled))
    if len(cells) < 2:
        return None
    *lines, name = _unbroken(cell.span.of(text).strip() for cell in cells)
    if not personal_name.is_valid(name):
        return None
    body = None
    role = None
    for words in lines:
        behalf = _ON_BEHALF.match(words)
        items = recognise_text((words[behalf.end() :] if behalf else words).title())
        if behalf:
            body = next((item.value for item in items if isinstance(item.value, BodyMention)), body)
        else:
            role = _role(items) or role
    if role is None:
        return None
    return Signer(personal_name.format(name), role, body, Span(cells[0].span.start, cells[-1].span.end))


def _unbroken(cells: Iterable[str]) -> list[str]:
    """Return the lines of a signature, those joined that a machine broke behind their first word.

    >>> _unbroken(["TM.", "ỦY", "BAN NHÂN DÂN", "CHỦ TỊCH", "HÀ", "VĂN SỸ"])
    ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'HÀ VĂN SỸ']
    """
    lines: list[str] = []
    for cell in cells:
        behalf = _ON_BEHALF.match(lines[-1]) if lines else None
        if lines and lines[-1].isupper() and len(lines[-1][behalf.end() if behalf else 0 :].split()) < 2:
            lines[-1] = f"{lines[-1]} {cell}"
        else:
            lines.append(cell)
    return lines


def _role(items: Sequence[Item]) -> str | None:
    for item in items:
        value = item.value
        if item.type == "POSTS" and isinstance(value, tuple) and value:
            return str(value[0].role)
    return None


def _body(text: str, blocks: Sequence[Block]) -> BodyMention | None:
    """Return the body that the lines of a letterhead name; of several the last, which is the issuer."""
    body: BodyMention | None = None
    for block in takewhile(lambda one: not cues.LETTER_ABOUT.match(bare_key(one.span.of(text).strip())), blocks):
        for item in recognise_text(block.span.of(text).strip().title()):
            if isinstance(item.value, BodyMention):
                inner = item.value.unit is None and (
                    item.value.kind in _OFFICES or (item.value.kind in INNER_ORGANS and item.value.level is None)
                )
                inner = inner or (body is not None and _is_organ_of(body, item))
                body = compose(item.value, body) if inner and body is not None else item.value
            elif isinstance(item.value, Unit) and body is not None and body.unit is None:
                body = replace(body, unit=item.value, level=item.value.level)  # a line of its own: "XÃ TÂN MINH"
    return body


def _is_organ_of(union: BodyMention, item: Item) -> bool:
    """Tell whether a line names the organ of a union in a unit: "HỘI NÔNG DÂN VIỆT NAM", below it "BCH TỈNH A"."""
    words = item.text.lower()
    of_front = load_codes()["body"][union.kind].side == "front" and union.unit is None
    return of_front and words.startswith(_ORGANS_OF_UNIONS) and "đảng" not in words

"""Whose a document is that a text names by number: by the words beside it, other places of the text, or its symbol."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.interpret.papers.fields import issuers_in_fields
from govgraph.interpret.papers.symbols import issuer_of_symbol, may_be_one
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.normalise import bare_key
from govgraph.notation import document_number
from govgraph.recognise import BodyMention, PaperMention, PostMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import posts_of

_CLAUSE_ENDS = frozenset({"STOP", "SEMICOLON", "COLON", "DASH"})
_BY = frozenset({"theo", "tại"})  # «theo Quyết định số …»
_BEFORE_SUBJECT = frozenset({"CAPITAL", "WORD", "DATE", "DAYPART"})
_ISSUING = ("ban hành", "có")  # "UBND huyện có Quyết định số 5/QĐ-UBND"
_MAKING_PUBLIC = ("công bố", "ban hành", "trao", "thông báo")
_BESIDE_VERB = frozenset({"WORD", "COMMA", "ACT"})  # «Ban Thường vụ | thảo luận, thống nhất | ban hành»
_PASSIVE = frozenset({"được", "bị"})  # «Chủ tịch UBND xã bị cách chức»: to whom it is done
_AT_ANY_LEVEL = frozenset({"party-committee", "party-standing-committee"})
_BY_AUTHORITY = ("thừa", "được sự ủy", "được ủy")


class Issuers:
    """Whose the documents of a text are that it names by number, where something beside their symbols tells it."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._by_number = _issuers_by(sentences, lambda kind, number: (kind, bare_key(number)))
        self._by_symbol = _issuers_by(sentences, _symbols)
        self._in_fields = issuers_in_fields(sentences)
        self._counted = _counted(sentences)
        self._leads = _leads_of_entries(sentences)
        self._followed = _followed(sentences)

    def of_followed(self, kind: str, sentence: Sentence) -> BodyMention | None:
        """Return whose the document of a kind is that the block tells to be followed, in a sentence or behind it.

        "… Theo quyết định của Ban Thường vụ Huyện đoàn, …"; what the centre orders is followed by everybody.
        """
        from_, to = sentence.span.start, sentence.block.end
        told = {one.issuer for one in self._followed if one.kind == kind and from_ <= one.span.start < to}
        return next(iter(told)) if len(told) == 1 else None

    def in_sentence(self, number: int, adopted: Container[int] = ()) -> dict[int, BodyMention]:
        """Return the issuers of the numbered documents of a sentence, by the places of their items.

        Whose those at `adopted` are, which the meeting told adopts, no other document with their symbol tells.
        """
        items, lead = self._sentences[number].items, self._leads.get(number, ())
        shared = _shared_issuers(items)
        found = {}
        for index, item in enumerate(items):
            paper = item.value
            if isinstance(paper, PaperMention) and paper.number is not None:
                issuer = (
                    paper.issuer
                    or self._in_fields.get(paper.number)
                    or shared.get(index)
                    or _proposer(items, index)
                    or _announcer(items, index, paper.number)
                    or _signer(items, index, paper.number)
                    or _granter(items, index, paper.number)
                    or _decider(items, index, paper)
                    or (_announcer(lead, len(lead) - 1, paper.number) if lead else None)
                    or self._named_elsewhere(paper.kind, paper.number, adopted=index in adopted)
                    or _issuer_of_lead(items, index)
                    or _principal(items, index)
                    or _principal(lead, len(lead))
                    or _issuer_of_several(self._counted, paper)
                )
                if issuer is not None:
                    found[index] = issuer
        return found

    def _named_elsewhere(self, kind: str, number: str, *, adopted: bool) -> BodyMention | None:
        """Return the issuer that the text names with the same number, else with others of its symbol."""
        of_number = self._by_number.get((kind, bare_key(number)))
        return of_number or (None if adopted else self._by_symbol.get(_symbols(kind, number)))


def _leads_of_entries(sentences: Sequence[Sentence]) -> dict[int, Sequence[Item]]:
    """Return for each entry of a list the words that lead the list in: "Thừa ủy quyền của X, ông A công bố:"."""
    leads: dict[int, Sequence[Item]] = {}
    lead: Sequence[Item] = ()
    numbered = False  # the sentence before was but the number of this one: "1."
    for number, sentence in enumerate(sentences):
        items = sentence.items
        if lead and (numbered or items[0].type in ("DASH", "SIGN", "NUMBER")):
            leads[number] = lead
        elif items[-1].type == "COLON" and not sentence.types.isdisjoint(("DELEGATION", "CITE")):
            lead = items
        else:
            lead = ()
        numbered = [item.type for item in items] == ["NUMBER", "STOP"]
    return leads


def _proposer(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body that a document is said to be of: "theo đề nghị của X tại Tờ trình số …", "X ban hành …".

    So it is where the body reports in it: "nghe Phòng X báo cáo tại Báo cáo số …".
    """
    if index < 2 or not (items[index - 1].type == "AT" or items[index - 1].text.lower().endswith(_ISSUING)):
        return None
    reports = index > 2 and items[index - 2].type == "ACT" and items[index - 3].type == "ORGAN"
    apart = reports or items[index - 2].text.lower() == "đã"
    return _named_by(items[index - 3 if apart and index > 2 else index - 2])


def _announcer(items: Sequence[Item], index: int, number: str) -> BodyMention | None:
    """Return the standing committee that makes public what its symbol calls the committee's: "Ban Thường vụ công bố …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ban Thường vụ Huyện ủy đã công bố Quyết định số 12-QĐ/HU")
    >>> _announcer(items, len(items) - 1, "12-QĐ/HU").kind
    'party-standing-committee'
    """
    while index > 2 and items[index - 1].type in ("AND", "COMMA") and isinstance(items[index - 2].value, PaperMention):
        index -= 2
    if index < 2 or not items[index - 1].text.lower().endswith(_MAKING_PUBLIC):
        return None
    at = index - 2
    while at > 0 and items[at].type in _BESIDE_VERB:
        at -= 1
    body, by_symbol = items[max(0, at)].value, issuer_of_symbol(number)
    if not isinstance(body, BodyMention) or body.kind != "party-standing-committee" or by_symbol is None:
        return None
    return body if by_symbol.kind == "party-committee" and body.level in (None, by_symbol.level) else None


def _named_by(item: Item) -> BodyMention | None:
    """Return the body that an item names: itself, or by its head: «Giám đốc Sở Nội vụ»."""
    value = item.value[-1] if item.type == "POSTS" and isinstance(item.value, tuple) else item.value
    body = value.body if isinstance(value, PostMention) else value
    return body if isinstance(body, BodyMention) and body.kind else None


def _signer(items: Sequence[Item], index: int, number: str) -> BodyMention | None:
    """Return the body that the symbol of a number names, as that of who signs: "Chủ tịch UBND tỉnh … ký Quyết định"."""
    at = index - 1
    while at > 0 and items[at].type in ("WORD", "CITE"):
        at -= 1
    if not any("ký" in item.text.lower().split() for item in items[at + 1 : index]):
        return None
    by_symbol = issuer_of_symbol(number)
    mentions = list(mentions_in(items[at : at + 1]))
    bodies = (post.body for post in (mentions[0].posts if len(mentions) == 1 else posts_of(items[at])))
    return next((body for body in bodies if body and by_symbol and body.kind == by_symbol.kind), None)


def _granter(items: Sequence[Item], index: int, number: str) -> BodyMention | None:
    """Return who does what a decision orders: "Chủ tịch UBND tỉnh tặng … theo Quyết định số …", "được X chuẩn y …"."""
    begin = next((at + 1 for at in range(index - 1, -1, -1) if items[at].type in _CLAUSE_ENDS), 0)
    begin = next((at + 1 for at in range(begin, index) if items[at].text.lower() == "được"), begin)
    subject = next((at for at in range(begin, index) if items[at].type not in _BEFORE_SUBJECT), index)
    begin = subject + 1 if subject > begin and items[subject].type == "COMMA" else begin  # "Ngoài ra, | UBND huyện"
    if index < begin + 3 or items[index - 1].text.lower() not in _BY:
        return None
    verb = begin + (2 if items[begin + 1].text.lower() == "đã" else 1)
    if items[verb].type not in ("ACT", "CHANGE"):
        return None
    by_symbol, named = issuer_of_symbol(number), _named_by(items[begin])
    return named if named is not None and by_symbol is not None and may_be_one(named, by_symbol) else None


def _decider(items: Sequence[Item], index: int, paper: PaperMention) -> BodyMention | None:
    """Return who decides in a document: "Tại Quyết định số 32-QĐ/TU, Ban Thường vụ Thành ủy X chỉ định ông A …".

    What stands «tại» a document is of the committee that speaks in it, whatever level its symbol is of; by a
    decision («theo», «bằng») another may act, of another level; who is the subject of a passive is none of them.
    """
    by_symbol = issuer_of_symbol(paper.number or "")
    named = _named_by(items[index + 1]) if index + 1 < len(items) else None
    if index == 0 or named is None or by_symbol is None or not items[index].text.endswith(","):
        return None
    at = next((at for at in range(index + 2, len(items)) if items[at].type != "WORD"), None)
    if at is None or any(not _PASSIVE.isdisjoint(item.text.lower().split()) for item in items[index + 2 : at + 1]):
        return None
    verb = items[at].type
    if items[index - 1].type == "AT":
        speaks = verb in ("CHANGE", "ACT", "CITE", "DOCUMENT")
        any_level = items[index + 1].type == "ORGAN" and named.kind in _AT_ANY_LEVEL
        of = replace(by_symbol, level=named.level) if any_level else by_symbol
        return named if speaks and may_be_one(named, of) else None
    decides = paper.kind == "decision" and verb in ("CHANGE", "DOCUMENT")
    by = items[index - 1].text.lower() in ("theo", "bằng")
    return named if by and decides and may_be_one(named, by_symbol) else None


def _principal(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return on whose authority a document is handed over: "Thừa ủy quyền của Chủ tịch UBND tỉnh, ông A trao …"."""
    for at in range(index - 1, -1, -1):
        if items[at].type == "DELEGATION" and items[at].text.lower().startswith(_BY_AUTHORITY):
            of = next((item for item in items[at + 1 : at + 3] if item.type in ("POSTS", "ORGAN")), None)
            return _named_by(of) if of is not None else None
    return None


def _shared_issuers(items: Sequence[Item]) -> dict[int, BodyMention]:
    """Return the issuers that documents in a row share with the last: "71-NQ/TW và 72-NQ/TW của Bộ Chính trị"."""
    shared: dict[int, BodyMention] = {}
    following: tuple[int, BodyMention] | None = None
    for index in range(len(items) - 1, -1, -1):
        paper = items[index].value
        if not isinstance(paper, PaperMention):
            continue
        if paper.issuer is not None:
            following = (index, paper.issuer)
        elif following is not None and _are_in_row(items[index + 1 : following[0]]) and _may_be_of(paper, following[1]):
            shared[index] = following[1]
            following = (index, following[1])
        else:
            following = None
    return shared


def _are_in_row(between: Sequence[Item]) -> bool:
    return all(item.type in ("COMMA", "AND", "SEMICOLON") for item in between)


def _may_be_of(paper: PaperMention, issuer: BodyMention) -> bool:
    """Tell whether the symbol of a document lets it be of an issuer: no law (/QH13) is of the «Chính phủ»."""
    by_symbol = issuer_of_symbol(paper.number) if paper.number is not None else None
    if by_symbol is None:
        return True
    return may_be_one(issuer, by_symbol)


def _symbols(kind: str, number: str) -> tuple[str, str]:
    """Return the kind of a document and the symbols in its number: what those of one issuer have in common."""
    parsed = document_number.parse(number) if document_number.is_valid(number) else None
    return kind, bare_key((parsed.issuer_symbol if parsed is not None else None) or "")


def _issuers_by(
    sentences: Sequence[Sentence], key: Callable[[str, str], tuple[str, str]]
) -> dict[tuple[str, str], BodyMention]:
    """Return the one issuer that the text names with each key of kind and number, such as the symbol.

    "Quyết định số 12-QĐ/HU của Ban Thường vụ Huyện ủy …; Quyết định số 13-QĐ/HU …": /HU alone says only Huyện ủy.
    """
    told: dict[tuple[str, str], set[BodyMention]] = {}
    for sentence in sentences:
        for _, item in sentence.composites:
            paper = item.value
            if isinstance(paper, PaperMention) and paper.number is not None and paper.issuer is not None:
                told.setdefault(key(paper.kind, paper.number), set()).add(paper.issuer)
    return {one: next(iter(issuers)) for one, issuers in told.items() if len(issuers) == 1 and one[1]}


def _without_number(sentences: Sequence[Sentence], is_led_in: Callable[[Item], bool]) -> list[PaperMention]:
    """Return the documents without a number, but with their issuer, that stand behind certain words."""
    return [
        item.value
        for sentence in sentences
        for index, item in sentence.composites
        if isinstance(item.value, PaperMention)
        and item.value.number is None
        and item.value.issuer is not None
        and index
        and is_led_in(sentence.items[index - 1])
    ]


def _counted(sentences: Sequence[Sentence]) -> list[PaperMention]:
    """Return the documents that are only counted: "4 nghị quyết của Bộ Chính trị"."""
    return _without_number(sentences, _counts)


def _followed(sentences: Sequence[Sentence]) -> list[PaperMention]:
    """Return the documents that people act by, but those of the centre: "Theo quyết định của Ban Thường vụ …"."""
    told = _without_number(sentences, lambda item: item.text.lower() == "theo")
    return [one for one in told if one.issuer is not None and one.issuer.level != "central"]


def _counts(item: Item) -> bool:
    return item.type == "NUMBER" or item.text.lower() in ("các", "những")


def _issuer_of_several(several: Sequence[PaperMention], paper: PaperMention) -> BodyMention | None:
    """Return whose a numbered document is that the text counts with others before, if the symbol allows it."""
    by_symbol = issuer_of_symbol(paper.number or "")
    told = {one.issuer for one in several if one.kind == paper.kind and one.issuer is not None}
    issuer = next(iter(told)) if len(told) == 1 else None
    if issuer is None or by_symbol is None:
        return None
    side = load_codes()["body"]
    if by_symbol.level is None:
        return issuer if issuer.kind == by_symbol.kind else None  # «/QĐ-CA»: of which level, the count tells
    of_party = side[issuer.kind].side == side[by_symbol.kind].side == "party"
    return issuer if of_party and by_symbol.level == issuer.level else None


def _issuer_of_lead(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return whose documents a row is said to list: "các quyết định của Ban Thường vụ …: Quyết định số 9-QĐ/TXU"."""
    paper = items[index].value
    colon = next((at for at in range(index - 1, 0, -1) if items[at].type == "COLON"), None)
    told = items[colon - 1].value if colon is not None else None
    if not isinstance(told, PaperMention) or not isinstance(paper, PaperMention) or told.kind != paper.kind:
        return None
    return told.issuer if told.number is None else None

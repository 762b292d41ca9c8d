"""Whose a document is that a text names by number: by the words beside it, other places of the text, or its symbol."""

from collections.abc import Callable, Sequence
from functools import cache

from govgraph.codes import load_codes
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.normalise import bare_key, comparison_key
from govgraph.notation import document_number
from govgraph.recognise import BodyMention, PaperMention, PostMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import posts_of

_CLAUSE_ENDS = frozenset({"STOP", "SEMICOLON", "COLON", "DASH"})
_ISSUING = ("ban hành", "có")  # "UBND huyện có Quyết định số 5/QĐ-UBND"
_MAKING_PUBLIC = ("công bố", "ban hành", "trao", "thông báo")
_BESIDE_VERB = frozenset({"WORD", "COMMA", "ACT"})  # «Ban Thường vụ | thảo luận, thống nhất | ban hành»
_BY_AUTHORITY = ("thừa", "được sự ủy", "được ủy")


class Issuers:
    """Whose the documents of a text are that it names by number, where something beside their symbols tells it."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._by_symbol = _issuers_by_symbol(sentences)
        self._counted = _counted(sentences)
        self._leads = _leads_of_entries(sentences)

    def in_sentence(self, number: int) -> dict[int, BodyMention]:
        """Return the issuers of the numbered documents of a sentence, by the places of their items."""
        items, lead = self._sentences[number].items, self._leads.get(number, ())
        shared = _shared_issuers(items)
        found = {}
        for index, item in enumerate(items):
            paper = item.value
            if isinstance(paper, PaperMention) and paper.number is not None:
                issuer = (
                    paper.issuer
                    or shared.get(index)
                    or _proposer(items, index)
                    or _announcer(items, index, paper.number)
                    or _signer(items, index, paper.number)
                    or _granter(items, index, paper.number)
                    or (_announcer(lead, len(lead) - 1, paper.number) if lead else None)
                    or self._by_symbol.get(_symbols(paper.kind, paper.number))
                    or _issuer_of_lead(items, index)
                    or _principal(items, index)
                    or _principal(lead, len(lead))
                    or _issuer_of_several(self._counted, paper)
                )
                if issuer is not None:
                    found[index] = issuer
        return found


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
    """Return whose head does what a decision orders: "Chủ tịch UBND tỉnh tặng Bằng khen … theo Quyết định số …"."""
    begin = next((at + 1 for at in range(index - 1, -1, -1) if items[at].type in _CLAUSE_ENDS), 0)
    if index < begin + 3 or items[index - 1].text.lower() != "theo" or items[begin + 1].type not in ("ACT", "CHANGE"):
        return None
    by_symbol, named = issuer_of_symbol(number), _named_by(items[begin])
    return named if named is not None and by_symbol is not None and named.kind == by_symbol.kind else None


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
    bodies = load_codes()["body"]
    party = bodies[by_symbol.kind].side == bodies[issuer.kind].side == "party"
    at_level = None in (by_symbol.level, issuer.level) or by_symbol.level == issuer.level
    return at_level and (party or by_symbol.kind == issuer.kind)


def _symbols(kind: str, number: str) -> tuple[str, str]:
    """Return the kind of a document and the symbols in its number: what those of one issuer have in common."""
    parsed = document_number.parse(number) if document_number.is_valid(number) else None
    return kind, bare_key((parsed.issuer_symbol if parsed is not None else None) or "")


def _issuers_by_symbol(sentences: Sequence[Sentence]) -> dict[tuple[str, str], BodyMention]:
    """Return the one issuer that the text names with a symbol: then it is that of other numbers with the symbol.

    "Quyết định số 12-QĐ/HU của Ban Thường vụ Huyện ủy …; Quyết định số 13-QĐ/HU …": /HU alone says only Huyện ủy.
    """
    told: dict[tuple[str, str], set[BodyMention]] = {}
    for sentence in sentences:
        for _, item in sentence.composites:
            paper = item.value
            if isinstance(paper, PaperMention) and paper.number is not None and paper.issuer is not None:
                told.setdefault(_symbols(paper.kind, paper.number), set()).add(paper.issuer)
    return {key: next(iter(ones)) for key, ones in told.items() if len(ones) == 1 and key[1]}


def _counted(sentences: Sequence[Sentence]) -> list[PaperMention]:
    """Return the documents that are only counted, with their issuer: "4 nghị quyết của Bộ Chính trị"."""
    return [
        item.value
        for sentence in sentences
        for index, item in sentence.composites
        if isinstance(item.value, PaperMention)
        and item.value.number is None
        and item.value.issuer is not None
        and index
        and _counts(sentence.items[index - 1])
    ]


def _counts(item: Item) -> bool:
    return item.type == "NUMBER" or item.text.lower() in ("các", "những")


def _issuer_of_several(several: Sequence[PaperMention], paper: PaperMention) -> BodyMention | None:
    """Return whose a numbered document is that the text counts with others before, if the symbol allows it."""
    by_symbol = issuer_of_symbol(paper.number or "")
    told = {one.issuer for one in several if one.kind == paper.kind and one.issuer is not None}
    issuer = next(iter(told)) if len(told) == 1 else None
    if issuer is None or by_symbol is None or by_symbol.level != issuer.level:
        return None
    side = load_codes()["body"]
    return issuer if side[issuer.kind].side == side[by_symbol.kind].side == "party" else None


def _issuer_of_lead(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return whose documents a row is said to list: "các quyết định của Ban Thường vụ …: Quyết định số 9-QĐ/TXU"."""
    paper = items[index].value
    colon = next((at for at in range(index - 1, 0, -1) if items[at].type == "COLON"), None)
    told = items[colon - 1].value if colon is not None else None
    if not isinstance(told, PaperMention) or not isinstance(paper, PaperMention) or told.kind != paper.kind:
        return None
    return told.issuer if told.number is None else None


@cache
def _issuers(spelling: Callable[[str], str]) -> dict[str, BodyMention]:
    found: dict[str, BodyMention] = {}
    for concept in load_codes()["issuer-symbol"]:
        if concept.implied_body is not None:
            for label in concept.labels:
                found.setdefault(spelling(label), BodyMention(concept.implied_body, concept.implied_level))
    return found


def issuer_of_symbol(number: str) -> BodyMention | None:
    """Return the body that the symbol of a number names, or None.

    >>> issuer_of_symbol("09-NQ/ĐU").kind, issuer_of_symbol("09-NQ/ĐU").level
    ('party-committee', 'commune')
    >>> issuer_of_symbol("83/2015/QH13").kind
    'national-assembly'
    """
    if not document_number.is_valid(number):
        return None
    symbol = document_number.parse(number).issuer_symbol
    if symbol is None:
        return None
    for spelling in (comparison_key, bare_key):  # "09-NQ/DU" where the text has no diacritics
        whole = spelling(symbol)
        for key in (whole, whole.rstrip("0123456789"), whole.split("-")[0]):
            if key in _issuers(spelling):
                return _issuers(spelling)[key]
    return None

"""How documents stand to one another by the words of a text: one implements, rests on, amends, repeals another.

A sentence becomes a row of letters, one an item, and the constructions are patterns over these: a document, a verb, the
documents that it is said of; the same turned round («được sửa đổi bởi»); and, in the text of a document, what it says
of itself: «Căn cứ …», «Quyết định này thay thế …», «Điều 1. Bãi bỏ …».

Source: Nghị định 78/2025/NĐ-CP, on how normative documents name their basis and those that they amend or
repeal; Nghị định 30/2020/NĐ-CP, annex I, for those of administration.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.interpret.sentences import Sentence
from govgraph.model import LegalDocument, Span
from govgraph.normalise import bare_key
from govgraph.recognise import PaperMention
from govgraph.recognise.items import Item

#: In `Tie.citing`: the document of which the text is.
OWN = -1


@dataclass(frozen=True, slots=True)
class Tie:
    """How a document is named by another: `relation` (code list citation), and the item that is the other, or `OWN`.

    `span` is where the text says so.
    """

    relation: str
    citing: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is said: the letters of subject (or `OWN`), verb and objects, and of what tells a part of these."""

    citing: int
    verb: int
    objects: range
    links: tuple[int, ...]


# Characters from verb to document that a person reads as one passage; of a long row of bases the document is quoted.
_LONGEST_QUOTATION = 400
_VERBS = {
    "implemented": "i",
    "relied-on": "r",
    "amended": "a",
    "repealed": "e",
    "replaced": "s",
    "disseminated": "d",
    "assessed": "g",
}
_ASKING = frozenset({"proposal", "report", "official-letter", "notice"})
_ALTERING = frozenset({"amended", "repealed", "replaced"})
# Words of grammar, without diacritics: between a document and its verb («về việc», «nhằm»), …
_BEFORE_VERBS = frozenset({"nay", "ve", "viec", "de", "nham", "da", "tiep", "tuc"})
# … and between a verb and its document: «một số điều, khoản của», «nghiêm», «toàn bộ».
_PARTS = frozenset({"dieu", "khoan", "diem", "muc", "chuong", "phan", "phu", "luc", "cum", "tu", "noi", "dung", "mot"})
_WHOLE = "toan"
_ALL_OF_IT = frozenset({"noi", "dung"})  # «toàn bộ nội dung Quyết định số 5»
_BEFORE_OBJECTS = _PARTS | frozenset(
    {"cac", "nhung", "nghiem", "tot", "co", "hieu", "qua", "tinh", "than", "cho", _WHOLE, "bo", "trong", "ten", "kem"}
)
_BY = frozenset({"boi", "bang", "theo"})
_LETTERS = {
    **{"COMMA": ",", "AND": "&", "SEMICOLON": ";", "STOP": ".", "OPEN": "(", "BY": "b", "AT": "t", "PLANNED": "f"},
    **{"NUMERO": "l", "OF": "l", "QUOTE": "l", "NUMBER": "n", "DASH": "n", "SIGN": "n", "CLOSE": "n", "DOCUMENT": "k"},
}

# Before the objects: link words, a regulation issued with a decision («Quy chế ban hành kèm theo»), «khoản 1, Điều 2».
_LINKS = "(?P<links>[lktqn,]{0,14})"
_ROW = "P(?:[,&;]{1,2}l?P)*"
_OBJECTS = f"{_LINKS}(?P<objects>{_ROW})"
# Of two verbs («sửa đổi, thay thế») the second is meant.
_VERB = "(?:[iraesdg][,&]{1,2})?(?P<verb>[iraesdg])"
_CHANGING = "(?:[aes][,&]{1,2})?(?P<verb>[aes])"
# «Kế hoạch số 27 về việc thực hiện Nghị quyết số 8», and what follows of the same subject: «…, căn cứ Quyết định số 3».
_ACTIVE = re.compile(f"(?P<subject>[PO])[vq(]{{0,5}}{_VERB}{_OBJECTS}")
_FURTHER = re.compile(f",&?v{{0,3}}{_VERB}{_OBJECTS}")
# «khoản 2 Điều 3 (của) Nghị quyết số 11 được bãi bỏ bởi …»
_PART = "(?P<part>[ln]{0,10})"
# «Nghị định số 34 (được sửa đổi, bổ sung bởi Nghị định số 154)»
_PASSIVE = re.compile(rf"{_PART}(?P<objects>P)[vq(]{{0,3}}p{_CHANGING}(?P<links>l{{0,3}})[bt]l?(?P<subject>P)")
# «Quyết định có hiệu lực từ ngày ký và thay thế Quyết định số 5»
_OWN_LATER = re.compile(f"n*(?P<subject>O)[^P;.f]{{0,25}}[,&]v{{0,2}}{_CHANGING}{_OBJECTS}")
# «Quyết định số 5 hết hiệu lực kể từ ngày Quyết định này có hiệu lực»
_ENDED = re.compile(f"{_PART}(?P<objects>{_ROW})[^PO;f]{{0,6}}(?P<verb>h|(?<=p)e)(?P<links>)[^P;]*(?P<subject>O)")
# «Điều 1. Bãi bỏ Quyết định số 5», and titles: «Về việc triển khai thực hiện Nghị quyết số 8»
_OPENING = re.compile(rf"[n.]*O?v{{0,3}}{_VERB}{_OBJECTS}")
# «Căn cứ Luật Ngân sách nhà nước số 83; Nghị định số 163 quy định …; Quyết định số 7785»: each that a sign leads in.
_BASIS = re.compile("n*(?P<verb>[ir])[^P,;iraesdg]{0,30}(?=P)")
_OF_ROW = re.compile("(?:(?<=[,&;])|(?<=[,&;]l))P")


def ties_in(sentence: Sentence, own: str | None, *, opens: bool) -> dict[int, Tie]:
    """Return how the documents of a sentence are named by others, by the places of their items.

    Args:
        sentence: the sentence.
        own: the kind of the document whose text it is from; None where the text is none, such as news.
        opens: whether the sentence is a title or stands before what the document decides.
    """
    items = sentence.items
    row = [(letter, at) for at in range(len(items)) for letter in _letters(items, at, own)]
    letters = "".join(letter for letter, _ in row)
    ties: dict[int, Tie] = {}

    def tie(letter: int, relation: str, citing: int, verb: int) -> None:
        is_own = citing == OWN or letters[citing] == "O"
        if letters[letter] == "P" and letter != citing:
            at = row[letter][1]
            said = [items[at], items[row[verb][1]], *([] if citing == OWN else [items[row[citing][1]]])]
            span = Span(min(item.start for item in said), max(item.end for item in said))
            if span.end - span.start > _LONGEST_QUOTATION:
                span = Span(items[at].start, items[at].end)
            ties.setdefault(at, Tie(relation, OWN if is_own else row[citing][1], span))

    for clause in _clauses(letters, is_own=own is not None, opens=opens):
        relation = _relation(items[row[clause.verb][1]], [items[row[at][1]] for at in clause.links])
        for letter in clause.objects:
            tie(letter, relation, clause.citing, clause.verb)
    basis = _BASIS.match(letters) if own is not None and opens else None
    if basis is not None:
        relation = _relation(items[row[basis.start("verb")][1]], ())
        for letter in (basis.end(), *(found.start() for found in _OF_ROW.finditer(letters, basis.end() + 1))):
            tie(letter, relation, OWN, basis.start("verb"))
    return ties


def opening_of(sentences: Sequence[Sentence]) -> int:
    """Return how many sentences of a document stand before what it decides: titles, basis, «như sau:»."""
    for number, sentence in enumerate(sentences):
        first, last = sentence.items[0], sentence.items[-1]
        if sentence.kind in ("letterhead", "headline"):
            continue
        if first.sense("cue") is not None and _is_article(first):
            return number
        if last.type == "COLON":
            return number + 1
        if last.type == "STOP" and not any(_verb(item) for item in sentence.items[:2]):
            return number
    return len(sentences)


def can_say(citing: LegalDocument, relation: str, document: LegalDocument) -> bool:
    """Tell whether a document can stand so to another: a proposal to amend a decision does not amend it."""
    asks = citing.kind in _ASKING and citing.kind != document.kind
    return not is_same(citing, document) and not (asks and relation in _ALTERING)


def is_same(one: LegalDocument, other: LegalDocument) -> bool:
    """Tell whether two names are of one document: of one kind and number."""
    return (one.kind, one.number) == (other.kind, other.number)


def _clauses(letters: str, *, is_own: bool, opens: bool) -> Iterator[_Clause]:
    match = _ACTIVE.search(letters)
    while match is not None:
        subject = match.start("subject")
        yield _clause(match, subject)
        end = match.end()
        further = _FURTHER.match(letters, end)
        while further is not None:
            yield _clause(further, subject)
            end = further.end()
            further = _FURTHER.match(letters, end)
        match = _ACTIVE.search(letters, match.end() - 1)  # an object may be the subject of another verb
    for match in _PASSIVE.finditer(letters):
        yield _clause(match, match.start("subject"))
    if is_own:
        later = _OWN_LATER.match(letters)
        for match in (*([later] if later is not None else ()), *_ENDED.finditer(letters)):
            yield _clause(match, match.start("subject"))
        opening = _OPENING.match(letters)
        if opening is not None and (opens or opening["verb"] in "aes"):
            yield _clause(opening, OWN)


def _clause(match: re.Match[str], citing: int) -> _Clause:
    links = range(*match.span("links"))
    before = range(*match.span("part")) if "part" in match.re.groupindex else ()
    return _Clause(citing, match.start("verb"), range(*match.span("objects")), (*before, *links))


def _relation(verb: Item, links: Sequence[Item]) -> str:
    """Return the code of a verb; what is repealed or replaced in a part only is amended."""
    relation = _verb(verb) or "cited"
    words = {word for item in links for word in bare_key(item.text).split()}
    parts = words & _PARTS
    is_part = bool(parts) and not (_WHOLE in words and parts <= _ALL_OF_IT)  # «toàn bộ Điều 3» is a part all the same
    return "amended" if is_part and relation in ("repealed", "replaced") else relation


def _verb(item: Item) -> str | None:
    """Return how a verb makes a document stand to another; None where it does not."""
    concept = item.sense("citation")
    if concept is None or concept.notation not in _VERBS:
        return None
    # What is launched by a document is carried out by it: «Kế hoạch triển khai Nghị quyết …».
    is_launched = concept.notation == "disseminated" and "trien khai" in bare_key(item.text)
    return "implemented" if is_launched else concept.notation


def _letters(items: Sequence[Item], at: int, own: str | None) -> str:
    item = items[at]
    word = bare_key(item.text)
    verb = _verb(item)
    if item.type == "PAPER":
        is_numbered = isinstance(item.value, PaperMention) and item.value.number is not None
        return ("P" if is_numbered else "x") + ("," if item.text.endswith(",") else "")
    if verb is not None:
        return "h" if word.endswith("hieu luc") else _VERBS[verb]
    if item.type == "DOCUMENT" and own is not None and _is_own(items, at, own):
        return "O"
    if _is_article(item):
        return "n"
    if item.type == "CITE":
        return "b" if word in _BY and (at == 0 or bare_key(items[at - 1].text) != "kem") else "q"
    if item.type == "WORD" or (item.type == "CAPITAL" and (at == 0 or word in _PARTS)):  # «khoản 2 Điều 3»
        return _letter_of_word(word)
    return _LETTERS.get(item.type, "x")


def _letter_of_word(word: str) -> str:
    if word in ("duoc", "bi"):
        return "p"
    if word in _BY:
        return "b"
    return "v" if word in _BEFORE_VERBS else "l" if word in _BEFORE_OBJECTS else "x"


def _is_own(items: Sequence[Item], at: int, own: str) -> bool:
    """Tell whether a noun means the document itself: «Quyết định này», or without «này» at the beginning."""
    concept = items[at].sense("document")
    if concept is None or concept.notation != own:
        return False
    is_this = at + 1 < len(items) and bare_key(items[at + 1].text) == "nay"
    return is_this or all(item.type in ("DASH", "NUMBER", "SIGN", "STOP") or _is_article(item) for item in items[:at])


def _is_article(item: Item) -> bool:
    """Tell whether an item is the number of an article, «Điều 1.»."""
    return item.type == "CUE" and bare_key(item.text).startswith("dieu ")

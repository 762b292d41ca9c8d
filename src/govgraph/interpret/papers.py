"""Which documents the text names, and how: adopted, issued, announced, assessed, relied on, or merely cited."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.interpret.adopting_session import adopted_in
from govgraph.interpret.adoption import is_adopted_behind, is_adopted_by_title, is_by_meeting, kind_by_title
from govgraph.interpret.draft import Draft
from govgraph.interpret.issuers import Issuers, issuer_of_symbol
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.paper_lists import noun_of_list
from govgraph.interpret.relations import OWN, can_say, is_same, opening_of, ties_in
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, LegalDocument, Meeting, Span, Term
from govgraph.recognise import BodyMention, PaperMention
from govgraph.recognise.items import Item
from govgraph.recognise.papers import kind_of_symbol

_REVIEWS = frozenset({"sơ kết", "tổng kết"})
# How far, in items, the verb that says what became of a document stands before it: "thông qua (100 %) Nghị quyết".
_REACH = 4
_LEAD_REACH = 8  # "công bố các văn bản sau đây:"
_HEARD = frozenset({"report", "proposal"})  # what is read out of these is heard, not announced
# What a decision does or is about, behind the noun: "Quyết định về việc …", "… thành lập …", "… kết nạp …".
_ABOUT = frozenset({"về", "thành", "kết", "công", "khen", "phê", "giao"})
_ALL = frozenset({"các", "những"})
_PAPERS = frozenset({"PAPER", "DOCUMENT"})
_RELATIONS = frozenset({"adopted", "issued", "announced", "disseminated"})


def find_papers(
    sentences: Sequence[Sentence], held: Sequence[Held], own: LegalDocument | None, setting: Setting, draft: Draft
) -> str | None:
    """Add the citations of a text, which is that of the document `own`, if of any.

    Return the id of the one that a review conference assesses, if any.
    """
    reviewing = is_review(sentences)
    assessed: str | None = None
    adopted: dict[str, list[str]] = {}
    announced: list[tuple[str | None, Span]] = []
    leads = _leads_of_lists(sentences)
    term = _term_of_congress(sentences)
    opening = opening_of(sentences)
    issuers = Issuers(sentences)
    known = _numbered_ones(sentences, issuers, setting)
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("letterhead", "signature", "recipients") or sentence.types.isdisjoint(_PAPERS):
            continue
        meeting = meeting_at(held, number)
        relations = {
            index: _relation(sentence.items, index) or leads[number]
            for index, item in enumerate(sentence.items)
            if item.type in _PAPERS
        }
        numbered = _numbered_in(sentence.items, issuers.in_sentence(number), relations, meeting, setting)
        ties = ties_in(sentence, own.kind if own is not None else None, opens=number < opening) if numbered else {}
        for index, relation in relations.items():
            item = sentence.items[index]
            paper = item.value
            if isinstance(paper, PaperMention) and paper.number is not None:
                if relation is None and own is not None and is_same(own, numbered[index]):
                    continue  # "(kèm theo Quyết định số …)" over an annex: the document itself
                tie = ties.get(index)
                named_by = None if tie is None else own if tie.citing == OWN else numbered[tie.citing]
                if tie is not None and named_by is not None and can_say(named_by, tie.relation, numbered[index]):
                    citation = Citation(numbered[index], tie.relation, citing=named_by)
                    draft.add(citation, tie.span, "documents-tied")
                    continue
                citation = Citation(
                    numbered[index],
                    relation or "cited",
                    meeting.id if meeting and relation else None,
                    own if relation is None else None,
                )
                id_ = draft.add(citation, paper.span, "document-by-number")
                if relation == "adopted" and meeting:
                    adopted.setdefault(meeting.id, []).append(id_)
            elif isinstance(paper, PaperMention) and paper.of_meeting == "congress":
                if relation == "adopted" and meeting is not None:
                    adopting = _congress_before(held, number) or meeting
                    document = LegalDocument(paper.kind, None, _adopter(adopting))
                    id_ = draft.add(Citation(document, "adopted", adopting.id), paper.span, "meeting-adopts-document")
                    adopted.setdefault(adopting.id, []).append(id_)
                elif reviewing and meeting is not None and meeting.kind != "congress":
                    document = _congress_document(paper, term, setting)
                    assessed = draft.add(
                        Citation(document, "assessed", meeting.id), paper.span, "review-assesses-congress-resolution"
                    )
            elif (
                isinstance(paper, PaperMention)
                and paper.issuer is not None
                and relation == "announced"
                and paper.kind not in _HEARD
            ):
                document = LegalDocument(paper.kind, None, setting.body(paper.issuer))
                if index and sentence.items[index - 1].text.lower() in _ALL and (paper.kind, document.issuer) in known:
                    continue  # "công bố các quyết định của Ban Thường vụ …": those that the text names by number
                citation = Citation(document, "announced", meeting.id if meeting else None)
                if not _is_handed_over(sentence.items, index, document, draft):
                    draft.add(citation, paper.span, "document-announced")
            elif relation == "announced" and _is_decision_about(sentence.items, index):
                announced.append((meeting.id if meeting else None, sentence.quoted(Span(item.start, item.end))))
            elif relation == "adopted" and meeting is not None and is_adopted_by_title(sentence.items, index):
                named = paper.issuer if isinstance(paper, PaperMention) else None
                issued_by = setting.body(named) if named is not None else _adopter(meeting)
                document = LegalDocument(kind_by_title(item) or "resolution", None, issued_by)
                evidence = sentence.quoted(Span(item.start, item.end))
                id_ = draft.add(Citation(document, "adopted", meeting.id), evidence, "meeting-adopts-document")
                adopted.setdefault(meeting.id, []).append(id_)
    itself = adopted_in(sentences, held, own)
    if own is not None and itself is not None:
        at, span = itself
        id_ = draft.add(Citation(own, "adopted", at.id), span, "meeting-adopts-document")
        adopted.setdefault(at.id, []).append(id_)
    _add_untitled(announced, draft)
    for meeting_id, citations in adopted.items():
        content = draft.content(meeting_id)
        if isinstance(content, Meeting):
            draft.replace(meeting_id, replace(content, adopted=tuple(dict.fromkeys(citations))))
    return assessed


def _relation(items: Sequence[Item], index: int, reach: int = _REACH) -> str | None:
    """Return how the text says that a document at `index` is dealt with, from a vote behind or the verb before it."""
    if is_adopted_behind(items, index):
        return "adopted"
    index = noun_of_list(items, index)
    while index >= 2 and items[index - 1].type in ("SEMICOLON", "COMMA", "AND") and items[index - 2].type == "PAPER":
        index -= 2  # one of a row
    for item in reversed(items[max(0, index - reach) : index]):
        if item.type in ("STOP", "SEMICOLON"):
            return None
        concept = item.sense("citation")
        if concept is not None and concept.notation == "issued" and is_by_meeting(items, item):
            return "adopted"
        if concept is not None:
            return concept.notation if concept.notation in _RELATIONS else None
        act = item.sense("participation")
        if "dự thảo" in item.text.lower():
            return None  # "trình bày dự thảo Chương trình hành động của Đảng ủy xã"
        if act is not None and act.notation == "presenter":
            return "announced"  # "đọc Quyết định của …"
    return None


def _leads_of_lists(sentences: Sequence[Sentence]) -> list[str | None]:
    """Return for each entry of a list how its documents are dealt with, from the words that lead it in: "công bố:"."""
    leads: list[str | None] = []
    lead: str | None = None
    numbered = False  # the sentence before was but the number of this one: "1."
    for sentence in sentences:
        items = sentence.items
        leads.append(lead if numbered or items[0].type in ("DASH", "SIGN", "NUMBER") else None)
        numbered = [item.type for item in items] == ["NUMBER", "STOP"]
        if items[-1].type == "COLON":
            lead = _relation(items, len(items) - 1, _LEAD_REACH)
        elif items[-1].type != "SEMICOLON" and not numbered:
            lead = None
    return leads


def _is_decision_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether one decision is named by what it is about: "đọc Quyết định thành lập …"; not "3 quyết định"."""
    concept = items[index].sense("document")
    if concept is None or concept.notation != "decision" or index + 1 == len(items):
        return False
    before = items[index - 1] if index else None
    if before is not None and (before.type == "NUMBER" or before.text.lower() in ("các", "những")):
        return False
    return items[index + 1].type == "CHANGE" or items[index + 1].text.lower() in _ABOUT


def _add_untitled(announced: Sequence[tuple[str | None, Span]], draft: Draft) -> None:
    """Add the decision that a text announces without number or issuer, unless it tells of others: it is one of them."""
    cited = [content for _, content in draft.facts_of(Citation) if isinstance(content, Citation)]
    if announced and not any(content.document.kind == "decision" for content in cited):
        for meeting, span in announced:
            draft.add(Citation(LegalDocument("decision", None, None), "announced", meeting), span, "document-announced")


def _is_handed_over(items: Sequence[Item], index: int, document: LegalDocument, draft: Draft) -> bool:
    """Tell whether what is handed over was announced by number before: "trao quyết định của UBND huyện cho bà A"."""
    verbs = [item.text.lower() for item in items[max(0, index - _REACH) : index] if item.type == "ACT"]
    if verbs[-1:] != ["trao"] or document.issuer is None:
        return False
    cited = (content.document for _, content in draft.facts_of(Citation) if isinstance(content, Citation))
    sides = load_codes()["body"]
    return any(
        one.number is not None
        and one.kind == document.kind
        and one.issuer is not None
        and sides[one.issuer.kind].side == sides[document.issuer.kind].side
        for one in cited
    )


def _adopter(meeting: Held) -> Body | None:
    """Return whose a meeting's resolution is: the convener's; that of a Party congress is the organisation's."""
    body = meeting.convener
    if body is not None and body.kind == "party-committee" and meeting.kind == "congress":
        return Body("party-organisation", body.level, body.unit, body.name)
    return body


def _numbered_ones(sentences: Sequence[Sentence], issuers: Issuers, setting: Setting) -> set[tuple[str, Body]]:
    """Return the kinds and issuers of the documents that a text names by number."""
    told = (
        (one.items[at].value, body) for n, one in enumerate(sentences) for at, body in issuers.in_sentence(n).items()
    )
    return {(paper.kind, setting.body(body)) for paper, body in told if isinstance(paper, PaperMention)}


def _congress_before(held: Sequence[Held], sentence: int) -> Held | None:
    """Return the congress told before, whose resolution is its own, even behind a session of the new committee."""
    return next((one for one in reversed(held) if one.kind == "congress" and one.sentence <= sentence), None)


def _may_adopt(meeting: Held, document: LegalDocument) -> bool:
    """Tell whether a numbered document may be of who holds the meeting: what another body proposes is its own."""
    if meeting.convener is None:
        return False
    by_symbol = document.issuer.kind if document.issuer is not None else meeting.convener.kind
    sides = {load_codes()["body"][kind].side for kind in (by_symbol, meeting.convener.kind)}
    return by_symbol == meeting.convener.kind or sides == {"party"}


def _term_of_congress(sentences: Sequence[Sentence]) -> Term | None:
    """Return the term named beside a congress's resolution: "Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2020 - 2025"."""
    for sentence in sentences:
        for index, item in sentence.composites:
            if isinstance(item.value, PaperMention) and item.value.of_meeting == "congress":
                for following in sentence.items[index + 1 : index + 1 + _REACH]:
                    if isinstance(following.value, Term):
                        return following.value
    return None


def _congress_document(paper: PaperMention, term: Term | None, setting: Setting) -> LegalDocument:
    body = setting.body(paper.issuer or BodyMention("party-organisation"))
    if body.kind == "party-committee":
        body = Body("party-organisation", body.level, body.unit)
    return LegalDocument(paper.kind, None, body, term=replace(term, body=body) if term is not None else None)


def _numbered_in(
    items: Sequence[Item],
    told: Mapping[int, BodyMention],
    relations: Mapping[int, str | None],
    meeting: Held | None,
    setting: Setting,
) -> dict[int, LegalDocument]:
    """Return the documents that a sentence names by number, by the places of their items; `told` are their issuers."""
    found = {}
    for index, relation in relations.items():
        paper = items[index].value
        if isinstance(paper, PaperMention) and paper.number is not None:
            document = _numbered(paper, told.get(index), setting)
            if relation == "adopted" and index not in told and meeting is not None and _may_adopt(meeting, document):
                document = replace(document, issuer=_adopter(meeting))
            found[index] = document
    return found


def _numbered(paper: PaperMention, issuer: BodyMention | None, setting: Setting) -> LegalDocument:
    """Return a numbered document; its issuer from the text, else from the symbol."""
    number = paper.number or ""
    mention = issuer or issuer_of_symbol(number)
    body = setting.body(mention) if mention is not None else None
    is_notice = paper.kind == "conclusion" and kind_of_symbol(number) == "notice"  # «Thông báo kết luận số 06-TB/…»
    return LegalDocument("notice" if is_notice else paper.kind, number, body, paper.date)


def is_review(sentences: Sequence[Sentence]) -> bool:
    """Tell whether the document reports a review conference (sơ kết, tổng kết)."""
    for sentence in sentences[:4]:
        words = " ".join(sentence.texts())
        if any(word in words for word in _REVIEWS):
            return True
    return False

"""Which documents the text names, and how: adopted, issued, announced, assessed, relied on, or merely cited."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.papers.adopting_session import adopted_in
from govgraph.interpret.papers.adoption import is_adopted_by_title, kind_by_title
from govgraph.interpret.papers.announced import (
    ALL,
    Untitled,
    add_of_centre,
    add_untitled,
    is_decision_about,
    is_handed_over,
    is_of_centre,
    is_read_out,
)
from govgraph.interpret.papers.dealt_with import REACH, day_issued, how_dealt_with, leads_of_lists, names_meeting
from govgraph.interpret.papers.issuers import Issuers
from govgraph.interpret.papers.lists import leads_in_list
from govgraph.interpret.papers.relations import OWN, Tie, can_say, is_same, opening_of, ties_in
from govgraph.interpret.papers.symbols import issuer_of_symbol
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, LegalDocument, Meeting, Span, Term
from govgraph.recognise import BodyMention, PaperMention
from govgraph.recognise.items import Item
from govgraph.recognise.symbols import kind_of_symbol

_REVIEWS = frozenset({"sơ kết", "tổng kết"})
_HEARD = frozenset({"report", "proposal"})  # what is read out of these is heard, not announced
_PAPERS = frozenset({"PAPER", "DOCUMENT"})


def find_papers(
    sentences: Sequence[Sentence], held: Sequence[Held], own: LegalDocument | None, setting: Setting, draft: Draft
) -> str | None:
    """Add the citations of a text, which is that of the document `own`, if of any.

    Return the id of the one that a review conference assesses, if any.
    """
    finder = _PaperFinder(sentences, held, own, setting, draft)
    leads = leads_of_lists(sentences)
    for number, sentence in enumerate(sentences):
        if sentence.kind not in ("letterhead", "signature", "recipients") and not sentence.types.isdisjoint(_PAPERS):
            finder.find(number, leads[number])
    finder.finish()
    return finder.assessed


class _PaperFinder:
    """Adds the citations of a text to a draft, one sentence after the other."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        held: Sequence[Held],
        own: LegalDocument | None,
        setting: Setting,
        draft: Draft,
    ) -> None:
        self.assessed: str | None = None  # the citation of what a review conference assesses
        self._sentences = sentences
        self._held = held
        self._own = own
        self._setting = setting
        self._draft = draft
        self._adopted: dict[str, list[str]] = {}  # citations by the meeting that adopts them
        self._untitled: list[Untitled] = []
        self._of_centre: list[tuple[PaperMention, str]] = []
        self._reviewing = is_review(sentences)
        self._term = _term_of_congress(sentences)
        self._opening = opening_of(sentences)
        self._issuers = Issuers(sentences)
        self._known = _numbered_ones(sentences, self._issuers, setting)

    def find(self, number: int, lead: str | None) -> None:
        """Add the documents of a sentence; `lead` is how the words that lead in its list say they are dealt with."""
        sentence, meeting = self._sentences[number], meeting_at(self._held, number)
        items = sentence.items
        relations = {
            index: how_dealt_with(items, index) or lead for index, one in enumerate(items) if one.type in _PAPERS
        }
        holder = meeting.convener if meeting is not None else None
        adopted = {index for index, one in relations.items() if one == "adopted" and holder is not None}
        numbered = _numbered_in(items, self._issuers.in_sentence(number, adopted), relations, meeting, self._setting)
        kind = self._own.kind if self._own is not None else None
        ties = ties_in(sentence, kind, opens=number < self._opening) if numbered else {}
        for index, relation in relations.items():
            value = items[index].value
            paper = value if isinstance(value, PaperMention) else None
            if paper is not None and index in numbered:
                document, tie = numbered[index], ties.get(index)
                if relation is None and self._own is not None and is_same(self._own, document):
                    continue  # "(kèm theo Quyết định số …)" over an annex: the document itself
                if tie is None or not self._tied(tie, document, numbered):
                    self._numbered(paper, document, relation, meeting)
            elif paper is not None and paper.of_meeting == "congress":
                if _is_of_all_levels(items[index + 1 :]):
                    continue
                self._of_congress(paper, relation, meeting, number)
            elif paper is not None and relation == "disseminated" and meeting is not None and is_of_centre(paper):
                self._of_centre.append((paper, meeting.id))
            elif relation == "announced" or (relation == "adopted" and is_read_out(items, index, meeting)):
                self._announced(sentence, index, meeting)
            elif relation == "adopted" and meeting is not None and is_adopted_by_title(items, index):
                self._titled(sentence, index, meeting)

    def finish(self) -> None:
        """Add what hangs on the whole text, and tell the meetings what they adopted."""
        itself = adopted_in(self._sentences, self._held, self._own)
        if self._own is not None and itself is not None:
            at, span = itself
            self._adopt(self._own, at, span)
        add_untitled(self._untitled, self._draft)
        add_of_centre(self._of_centre, self._setting, self._draft)
        for meeting_id, citations in self._adopted.items():
            content = self._draft.content(meeting_id)
            if isinstance(content, Meeting):
                self._draft.replace(meeting_id, replace(content, adopted=tuple(dict.fromkeys(citations))))

    def _adopt(self, document: LegalDocument, meeting: Held, span: Span) -> None:
        id_ = self._draft.add(Citation(document, "adopted", meeting.id), span, "meeting-adopts-document")
        self._adopted.setdefault(meeting.id, []).append(id_)

    def _tied(self, tie: Tie, document: LegalDocument, numbered: Mapping[int, LegalDocument]) -> bool:
        """Add that another document amends or relies on a document, if it can; return whether it was added."""
        citing = self._own if tie.citing == OWN else numbered[tie.citing]
        if citing is None or not can_say(citing, tie.relation, document):
            return False
        self._draft.add(Citation(document, tie.relation, citing=citing), tie.span, "documents-tied")
        return True

    def _numbered(
        self, paper: PaperMention, document: LegalDocument, relation: str | None, meeting: Held | None
    ) -> None:
        of = meeting.id if meeting and relation else None
        citing = self._own if relation is None else None
        id_ = self._draft.add(Citation(document, relation or "cited", of, citing), paper.span, "document-by-number")
        if relation == "adopted" and meeting:
            self._adopted.setdefault(meeting.id, []).append(id_)

    def _of_congress(self, paper: PaperMention, relation: str | None, meeting: Held | None, number: int) -> None:
        """Add a congress's resolution, which it adopts, or which a later review conference assesses."""
        if relation == "adopted" and meeting is not None:
            adopting = _congress_before(self._held, number) or meeting
            self._adopt(LegalDocument(paper.kind, None, _adopter(adopting)), adopting, paper.span)
        elif relation == "disseminated" and meeting is not None and meeting.kind != "congress":
            document = _congress_document(paper, self._term, self._setting)
            self._draft.add(Citation(document, relation, meeting.id), paper.span, "document-announced")
        elif self._reviewing and meeting is not None and meeting.kind != "congress":
            citation = Citation(_congress_document(paper, self._term, self._setting), "assessed", meeting.id)
            self.assessed = self._draft.add(citation, paper.span, "review-assesses-congress-resolution")

    def _announced(self, sentence: Sentence, index: int, meeting: Held | None) -> None:
        """Add a document without a number that is announced: one of an issuer, or a decision about something."""
        items, item = sentence.items, sentence.items[index]
        paper = item.value
        if isinstance(paper, PaperMention) and paper.issuer is not None and paper.kind not in _HEARD:
            document = LegalDocument(paper.kind, None, self._setting.body(paper.issuer))
            of_all = index > 0 and items[index - 1].text.lower() in ALL
            if (of_all or leads_in_list(items, index)) and (paper.kind, document.issuer) in self._known:
                return  # "công bố các/3 quyết định của Ban Thường vụ …": those that the text names by number
            # "Lễ công bố Quyết định của …", and what a headline tells: as a rule told of more closely below
            if names_meeting(items, index) or sentence.kind == "headline":
                self._untitled.append((document, meeting.id if meeting else None, paper.span))
            elif not is_handed_over(items, index, document, self._known):
                citation = Citation(document, "announced", meeting.id if meeting else None)
                self._draft.add(citation, paper.span, "document-announced")
        elif is_decision_about(items, index):
            told = sentence.quoted(Span(item.start, item.end))
            followed = self._issuers.of_followed("decision", sentence)
            issued_by = self._setting.body(followed) if followed is not None else None
            untitled = LegalDocument("decision", None, issued_by)
            self._untitled.append((untitled, meeting.id if meeting else None, told))

    def _titled(self, sentence: Sentence, index: int, meeting: Held) -> None:
        """Add what a meeting adopts by its title alone: «thông qua Nghị quyết về …»."""
        item = sentence.items[index]
        issuer = item.value.issuer if isinstance(item.value, PaperMention) else None
        issued_by = self._setting.body(issuer) if issuer is not None else _adopter(meeting)
        document = LegalDocument(kind_by_title(item) or "resolution", None, issued_by)
        self._adopt(document, meeting, sentence.quoted(Span(item.start, item.end)))


def _is_of_all_levels(behind: Sequence[Item]) -> bool:
    """Tell whether many congresses are meant: "nghị quyết đại hội | đảng các cấp"."""
    return any(one.text.lower() == "các" and two.text.lower() == "cấp" for one, two in pairwise(behind[:4]))


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


def _may_be_of_holder(relation: str | None, meeting: Held, document: LegalDocument) -> bool:
    """Tell whether a numbered document may be of who holds the meeting: what another body proposes is its own."""
    if meeting.convener is None or relation not in ("adopted", "issued"):
        return False
    by_symbol = document.issuer.kind if document.issuer is not None else meeting.convener.kind
    if by_symbol == meeting.convener.kind:
        return relation == "adopted" or document.issuer is not None
    return relation == "adopted" and {load_codes()["body"][one].side for one in (by_symbol, meeting.convener.kind)} == {
        "party"
    }


def _is_of_union_meeting(relation: str | None, meeting: Held, number: str) -> bool:
    """Tell whether a union that holds a meeting has its own decision read out there: of which level, no symbol says."""
    by_symbol, holder = issuer_of_symbol(number), meeting.convener
    if relation != "announced" or holder is None or by_symbol is None or by_symbol.level is not None:
        return False
    return by_symbol.kind == holder.kind and load_codes()["body"][holder.kind].side == "front"


def _term_of_congress(sentences: Sequence[Sentence]) -> Term | None:
    """Return the term named beside a congress's resolution: "Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2020 - 2025"."""
    for sentence in sentences:
        for index, item in sentence.composites:
            if isinstance(item.value, PaperMention) and item.value.of_meeting == "congress":
                for following in sentence.items[index + 1 : index + 1 + REACH]:
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
            if document.date is None:
                document = replace(document, date=day_issued(items, index, setting))
            if index not in told and meeting is not None and _may_be_of_holder(relation, meeting, document):
                document = replace(document, issuer=_adopter(meeting))
            elif index not in told and meeting is not None and _is_of_union_meeting(relation, meeting, paper.number):
                document = replace(document, issuer=meeting.convener)
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

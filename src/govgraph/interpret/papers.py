"""Which documents the text names, and how: adopted, issued, announced, assessed or merely cited."""

from collections.abc import Sequence

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, LegalDocument, Term
from govgraph.recognise.mentions import BodyMention
from govgraph.recognise.papers import PaperMention

_REVIEWS = frozenset({"sơ kết", "tổng kết"})


def find_papers(sentences: Sequence[Sentence], held: Sequence[Held], setting: Setting, draft: Draft) -> str | None:
    """Add the citations of a document; return the id of the one that a review conference assesses, if any."""
    reviewing = is_review(sentences)
    assessed: str | None = None
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        for item in sentence.items:
            paper = item.value
            if not isinstance(paper, PaperMention):
                continue
            if paper.of_meeting == "congress":
                if reviewing and meeting is not None and meeting.kind != "congress":
                    document = _congress_document(paper, sentence, setting)
                    assessed = draft.add(
                        Citation(document, "assessed", meeting.id), paper.span, "review-assesses-congress-resolution"
                    )
            elif paper.number is not None:
                issuer = setting.body(paper.issuer) if paper.issuer is not None else None
                document = LegalDocument(paper.kind, paper.number, issuer, paper.date)
                draft.add(Citation(document, "cited", None), paper.span, "document-by-number")
    return assessed


def _congress_document(paper: PaperMention, sentence: Sentence, setting: Setting) -> LegalDocument:
    issuer = paper.issuer or BodyMention("party-organisation")
    body = setting.body(issuer)
    if body.kind == "party-committee":
        body = Body("party-organisation", body.level, body.unit)
    return LegalDocument(paper.kind, None, body)


def is_review(sentences: Sequence[Sentence]) -> bool:
    """Tell whether the document reports a review conference (sơ kết, tổng kết)."""
    for sentence in sentences[:4]:
        words = " ".join(sentence.texts())
        if any(word in words for word in _REVIEWS):
            return True
    return False


def term_of(sentences: Sequence[Sentence]) -> Term | None:
    """Return the term of office that the document names first."""
    return next((item.value for sentence in sentences for item in sentence.items if isinstance(item.value, Term)), None)

"""What is announced or handed over without a number, and whether a text tells of it elsewhere too."""

from collections.abc import Collection, Sequence

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held
from govgraph.interpret.papers.dealt_with import REACH, names_meeting
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, LegalDocument, Span
from govgraph.recognise import PaperMention
from govgraph.recognise.items import Item

ALL = frozenset({"các", "những"})
# What a decision does or is about, behind the noun: "Quyết định về việc …", "… thành lập …", "… kết nạp …".
_ABOUT = frozenset({"về", "thành", "kết", "công", "khen", "phê", "giao"})
_SUBJECTS = frozenset({"PERSON", "PEOPLE", "ORGAN", "MEETING", "CONVENE", "UNIT"})

# What is announced without a number, in which meeting, and where, unless the text tells of others of its kind.
Untitled = tuple[LegalDocument, str | None, Span]


def is_decision_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether one decision is named by what it is about: "đọc Quyết định thành lập …"; not "3 quyết định"."""
    concept = items[index].sense("document")
    if concept is None or concept.notation != "decision" or index + 1 == len(items):
        return False
    before = items[index - 1] if index else None
    if before is not None and (before.type == "NUMBER" or before.text.lower() in ALL):
        return names_meeting(items, index)  # "Lễ công bố các quyết định thành lập …"
    return items[index + 1].type == "CHANGE" or items[index + 1].text.lower() in _ABOUT


def is_read_out(items: Sequence[Item], index: int, meeting: Held | None) -> bool:
    """Tell whether a decision «thông qua» is but read out: by a person as its subject, or as another body's."""
    concept, paper = items[index].sense("document"), items[index].value
    if isinstance(paper, PaperMention) and paper.issuer is not None:
        holder = meeting.convener if meeting is not None else None
        return paper.kind == "decision" and (holder is None or holder.kind != paper.issuer.kind)
    subject = next((item.type for item in reversed(items[:index]) if item.type in _SUBJECTS), None)
    by_person = subject in ("PERSON", "PEOPLE") and all(item.type != "STOP" for item in items[:index])
    return concept is not None and concept.notation == "decision" and by_person


def add_untitled(announced: Sequence[Untitled], draft: Draft) -> None:
    """Add what a text announces without a number, unless it tells of others that it may be: it is one of them."""
    told = [content.document for _, content in draft.facts_of(Citation) if isinstance(content, Citation)]
    told += [document for document, _, _ in announced if document.issuer is not None]
    for document, meeting, span in announced:
        others = {one for one in told if one.kind == document.kind and one != document}
        same = {one for one in others if _may_be_of(one.issuer, document.issuer)}
        if not same:
            draft.add(Citation(document, "announced", meeting), span, "document-announced")
        elif document.issuer is None and len(same) == 1 and (one := same.pop()).number is None:
            draft.add(Citation(one, "announced", meeting), span, "document-announced")


def is_of_centre(paper: PaperMention) -> bool:
    """Tell whether a document is of a conference of the Party's Central Committee."""
    by = paper.issuer
    return paper.of_meeting == "conference" and by is not None and (by.kind, by.level) == ("party-committee", "central")


def add_of_centre(told: Sequence[tuple[PaperMention, str]], setting: Setting, draft: Draft) -> None:
    """Add what meetings disseminate of the Central Committee without a number, unless the text numbers one of it."""
    known = [content.document for _, content in draft.facts_of(Citation) if isinstance(content, Citation)]
    for paper, meeting in told:
        document = LegalDocument(paper.kind, None, setting.body(paper.issuer) if paper.issuer is not None else None)
        if not any(one.kind == paper.kind and one.number and _is_same(one.issuer, document.issuer) for one in known):
            draft.add(Citation(document, "disseminated", meeting), paper.span, "document-announced")


def _is_same(one: Body | None, other: Body | None) -> bool:
    """Tell whether two bodies of the centre are both of the Party, or which one is is not told."""
    return one is None or other is None or (one.level == other.level and _may_be_of(one, other))


def _may_be_of(one: Body | None, other: Body | None) -> bool:
    """Tell whether two documents may be of one body: «của Quân khu» is no decision of the police.

    The committee of the Party stands for its organs: what the symbol «/HU» says is of the Ban Thường vụ.
    """
    if one is None or other is None or one.kind == other.kind:
        return True
    kinds = load_codes()["body"]
    of_party = kinds[one.kind].side == kinds[other.kind].side == "party"
    return of_party and "party-committee" in (one.kind, other.kind)


def is_handed_over(
    items: Sequence[Item], index: int, document: LegalDocument, numbered: Collection[tuple[str, Body]]
) -> bool:
    """Tell whether what is handed over is told of by number too: "trao quyết định của UBND huyện cho bà A"."""
    verbs = [item.text.lower() for item in items[max(0, index - REACH) : index] if item.type == "ACT"]
    if verbs[-1:] != ["trao"] or document.issuer is None:
        return False
    kinds = load_codes()["body"]
    side = kinds[document.issuer.kind].side
    return any(kind == document.kind and kinds[issuer.kind].side == side for kind, issuer in numbered)

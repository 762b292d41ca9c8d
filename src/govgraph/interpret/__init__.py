"""What a document says: facts with their evidence, and the doubts met while reading.

The order of the story: sentences, the setting (which unit), meetings, people and their posts, those held earlier,
documents, changes of personnel, who took part as what, reviews, and last what follows from all that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.interpret.changes import bare_posts_won, find_changes, posts_left, read_changes
from govgraph.interpret.doubts import find_doubts
from govgraph.interpret.draft import Draft
from govgraph.interpret.formal import add_itself, find_letterhead, find_signers, own_document, read_formal_text
from govgraph.interpret.inference import infer_chairs
from govgraph.interpret.meetings import find_meetings
from govgraph.interpret.meetings.announced import announced, is_blank_form, is_timetable, only_announces
from govgraph.interpret.papers import find_papers
from govgraph.interpret.papers.titles import find_subject, is_letter
from govgraph.interpret.participation import find_participation
from govgraph.interpret.positions import find_people
from govgraph.interpret.positions.careers import find_careers
from govgraph.interpret.registers import read_registers
from govgraph.interpret.reviews import find_reviews
from govgraph.interpret.sentences import MOST_ITEMS, Sentence, split_sentences
from govgraph.interpret.setting.of_document import find_setting
from govgraph.model import Document, Issue, Reading
from govgraph.recognise import recognise

__all__ = ["interpret"]


def interpret(document: Document) -> Reading:
    """Return what a document says.

    >>> from pathlib import Path
    >>> from govgraph.model import Meeting
    >>> from govgraph.read import read_document
    >>> reading = interpret(read_document(Path("seeds/000_fa9eb6002fe69704.txt")))
    >>> [meeting.kind for meeting in reading.facts_of(Meeting)]
    ['conference']
    """
    if document.registers:
        reading = read_registers(document)
        return replace(reading, issues=(*_remarks(document), *reading.issues))
    sentences = split_sentences(recognise(document))
    draft = Draft()
    letterhead = find_letterhead(document)
    issuer = letterhead.issuer.unit if letterhead is not None and letterhead.issuer is not None else None
    setting = find_setting(sentences, document, issuer, draft)
    to_come = announced(sentences)
    untold = letterhead.only_orders if letterhead is not None else only_announces(sentences)
    untold = untold or is_blank_form(document.text, sentences)
    if is_timetable(sentences, document.published):
        untold, to_come = True, frozenset(range(len(sentences)))
    held = [] if untold else find_meetings(sentences, to_come, setting, draft)
    changes = read_changes(sentences, held)
    left = posts_left(changes, sentences)
    people = find_people(sentences, held, left, bare_posts_won(changes), setting, draft)
    find_careers(sentences, people, setting, draft)
    signers = find_signers(document)
    subject = find_subject(document.text, document.blocks)
    title = " ".join(subject.of(document.text).split()) if subject is not None else None
    letter = is_letter(document.text, document.blocks)
    own = own_document(letterhead, signers, title, setting, is_letter=letter) if letterhead is not None else None
    assessed = find_papers(sentences, held, own, setting, draft)
    itself = add_itself(letterhead, own, subject, draft) if letterhead is not None and own is not None else None
    find_changes(changes, sentences, held, itself, people, setting, draft)
    read_formal_text(letterhead, signers, setting, people, draft)
    find_participation(sentences, to_come, held, people, draft)
    find_reviews(sentences, held, setting, document.text, assessed, draft)
    infer_chairs(draft)
    doubts = find_doubts(document, sentences, people, setting, left, draft)
    _doubt_endless(sentences, draft)
    return Reading(document, setting.place, draft.facts(), (*_remarks(document), *draft.issues, *doubts))


def _remarks(document: Document) -> Iterator[Issue]:
    """Yield what a person should know of how the file was read."""
    for remark in document.remarks:
        yield Issue(remark.severity, remark.code, remark.message, vietnamese=remark.vietnamese)


def _doubt_endless(sentences: Sequence[Sentence], draft: Draft) -> None:
    """Record that words without the end of a sentence were read in parts."""
    parts = [sentence for sentence in sentences if sentence.is_part]
    if parts:
        draft.doubt(
            "endless-sentence",
            f"the text runs on without the end of a sentence; it was read in {len(parts)} parts of at most "
            f"{MOST_ITEMS} words and signs, and what stands in different parts was not related; "
            "look whether full stops or line breaks were lost",
            f"văn bản kéo dài mà không hết câu; đã đọc theo {len(parts)} phần, mỗi phần nhiều nhất {MOST_ITEMS} chữ và "
            "dấu, những gì ở các phần khác nhau không được nối với nhau; hãy xem có mất dấu chấm hay chỗ xuống dòng "
            "không",
            parts[0].span,
            severity="info",
        )

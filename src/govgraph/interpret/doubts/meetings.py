"""Doubts about days (without a year, after publication, not in the calendar) and about documents without an issuer."""

import re
from collections.abc import Iterator
from datetime import date

from govgraph.codes import load_codes
from govgraph.fact_key import UNKNOWN, key_of
from govgraph.interpret.doubts.material import Material, doubt
from govgraph.model import Citation, Issue, Meeting, Span
from govgraph.notation.date import is_whole

# A day as written, whether the calendar has it or not.
_DAY = re.compile(
    r"(?:(?<=[Nn]gày )|(?<=đăng: )|(?<=ngày: ))(?P<day>\d{1,2})(?:\s?[/-]\s?|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/-]\s?|\s+năm\s+)(?P<year>\d{4}))?(?![\d/-])"
)


def meetings(read: Material) -> Iterator[Issue]:
    """Meetings without a day, without a year, or after the day on which the source reports them."""
    facts = read.contents()
    published = read.document.published
    for id_, meeting in read.draft.facts_of(Meeting):
        if not isinstance(meeting, Meeting):
            continue
        key = key_of(meeting, facts)
        row = (str(key), str(key.with_value("date", UNKNOWN)) if key else None)
        kind = load_codes()["meeting"][meeting.kind].preferred
        if meeting.date is None:
            yield doubt(
                "meeting-undated",
                read.where(id_),
                f"the day of the {kind['en'].lower()} is not said; give it if another source does",
                f"Không rõ ngày của {kind['vi'].lower()}; hãy bổ sung nếu nguồn khác có nêu.",
                *row,
            )
        elif meeting.date.startswith("--"):
            day = f"{meeting.date[5:]}/{meeting.date[2:4]}"
            yield doubt(
                "date-without-year",
                read.where(id_),
                f"the year of {day} is not said, and the day of publication is not known; "
                "give «published» in the meta file, or the date here",
                f"Không rõ năm của ngày {day} và không biết ngày đăng; "
                "hãy ghi «published» trong tệp meta, hoặc ghi ngày ở đây.",
                *row,
            )
        elif published and is_whole(meeting.date) and meeting.date > published:
            yield doubt(
                "meeting-after-publication",
                read.where(id_),
                f"the source of {published} reports a {kind['en'].lower()} of {meeting.date} as held; "
                "say which of the two days is wrong",
                f"Nguồn đăng ngày {published} đưa tin {kind['vi'].lower()} ngày {meeting.date} đã diễn ra; "
                "hãy xác định ngày nào sai.",
                *row,
            )


def impossible_dates(read: Material) -> Iterator[Issue]:
    """«ngày 31/2/2025», in text, letterhead or stamp: the calendar has no such day, so nothing was dated by it."""
    for block in read.document.blocks:
        if block.kind == "noise":
            continue
        for match in _DAY.finditer(read.document.text, block.span.start, block.span.end):
            try:
                # A leap year where none is said.
                date(int(match["year"] or 2000), int(match["month"]), int(match["day"]))
            except ValueError:
                span = Span(*match.span())
                yield doubt(
                    "impossible-date",
                    read.sentence_at(span),
                    f"the calendar has no day {match.group()}; correct it by the original",
                    f"Không có ngày {match.group()} trong lịch; hãy kiểm tra lại bản gốc.",
                    read.unique_words(span),
                )


def documents_without_issuer(read: Material) -> Iterator[Issue]:
    """«Nghị quyết số 05 về …»: a number without the body that gave it names no document."""
    facts = read.contents()
    for id_, citation in read.draft.facts_of(Citation):
        if isinstance(citation, Citation) and citation.document.issuer is None:
            paper = citation.document
            kind = load_codes()["document"][paper.kind].preferred
            key = key_of(citation, facts)
            yield doubt(
                "document-without-issuer",
                read.where(id_),
                f"who issued the {kind['en'].lower()} {paper.number or 'without number'} is not said; give the body",
                f"Không rõ cơ quan ban hành {kind['vi'].lower()} {paper.number or 'không số'}; hãy bổ sung.",
                str(key),
                str(key.with_value("body", UNKNOWN).with_value("level", UNKNOWN)) if key else None,
            )


def documents_without_year(read: Material) -> Iterator[Issue]:
    """«Nghị quyết số 05 ngày 12/3» in a source without a day of publication: the graph has no date for it."""
    for id_, citation in read.draft.facts_of(Citation):
        written = citation.document.date if isinstance(citation, Citation) else None
        if written is not None and written.startswith("--"):
            day = f"{written[5:]}/{written[2:4]}"
            yield doubt(
                "date-without-year",
                read.where(id_),
                f"a document is of {day}, and neither its year nor the day of publication is known; "
                "give «published» in the meta file, or the year here",
                f"Văn bản ghi ngày {day}, không rõ năm và không biết ngày đăng; "
                "hãy ghi «published» trong tệp meta, hoặc ghi năm ở đây.",
                read.unique_words(read.draft.evidence(id_)[0]),
            )


LOOKS = (meetings, impossible_dates, documents_without_issuer, documents_without_year)

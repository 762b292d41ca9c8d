"""Ballots: the votes counted, tied to the election that they decided or to the meeting that voted."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.page import Page
from govgraph.model import Ballot, PersonnelChange
from govgraph.notation import quantity


@dataclass(frozen=True, slots=True)
class BallotPattern:
    """A way of giving votes: a pattern over lower-case text with the groups votes, cast, share.

    `name` is the code of its rule, which several ways may have; `behind` is what the sentence must say before, where
    the votes alone do not tell that they are votes.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    behind: re.Pattern[str] | None = None


def _ballot(
    name: str, text: str, *examples: str, never: tuple[str, ...] = (), behind: str | None = None
) -> BallotPattern:
    return BallotPattern(name, re.compile(text, re.VERBOSE), examples, never, re.compile(behind) if behind else None)


_VOTERS = (
    r"(?:đại\sbiểu|đảng\sviên|đồng\schí|đ/c|thành\sviên|vị|hội\sviên|đoàn\sviên|ủy\sviên|cử\stri|hộ|ý\skiến|phiếu)"
)
_AGREE = r"(?:tán\sthành|nhất\strí|thống\snhất|đồng\sý|thông\squa|giới\sthiệu|tín\snhiệm)"
_PERCENT = r"\d{1,3}(?:[.,]\d{1,3})?"
_SHARE = rf"(?: \s?(?:,\s?|\(|,\s?\() \s? (?:đạt\s|chiếm\s|bằng\s)? (?:tỷ\slệ\s)? (?P<share>{_PERCENT}) \s?% \)? )?"
_NO_DATE = r"(?<![\w/.,-])(?<!ngày\s)(?<!sáng\s)(?<!chiều\s)(?<!tối\s)(?<!hôm\s)"
_OF_ALL = (
    rf"{_NO_DATE} (?P<votes>\d{{1,5}}) (?:\sphiếu)? (?:\s?/\s?|\strên(?:\stổng)?(?:\ssố)?\s) (?P<cast>\d{{1,5}}) \s"
)
_KIND = r"(?:bầu|thuận|hợp\slệ|tán\sthành|đồng\sý|tín\snhiệm(?:\scao)?)"  # of votes
BALLOTS: tuple[BallotPattern, ...] = (
    _ballot(
        "votes-of-all",
        rf"{_OF_ALL} (?:số\s)? phiếu (?:\s{_KIND})? {_SHARE}",
        "26/26 phiếu",
        "25/26 phiếu, đạt 96,15%",
        "18 trên 20 phiếu",
        "41 phiếu/52 phiếu hợp lệ",
        "48/50 phiếu hợp lệ",
        "31/31 phiếu hợp lệ (đạt 100%)",
        never=("ngày 12/26/3 phiếu", "26 phiếu"),
    ),
    _ballot(
        "votes-named-before",
        rf"số\sphiếu (?:\s{_KIND})? \s (?:là\s)? (?P<votes>\d{{1,5}}) \s?/\s? (?P<cast>\d{{1,5}}) (?![\d/]) {_SHARE}",
        "số phiếu 30/32",
        "số phiếu tán thành là 30/32 (93,75%)",
        never=("số phiếu 30", "30/32 phiếu"),
    ),
    _ballot(
        "voters-of-all",
        rf"{_OF_ALL} {_VOTERS} (?:\s\w+){{0,8}}? \s {_AGREE}"
        rf" (?!\s(?:nhận|hiến|góp|di\sdời|bàn\sgiao|cho|với)\b) {_SHARE}",
        "31/31 đ/c tán thành (100%)",
        "45/46 đại biểu có mặt biểu quyết tán thành",
        never=("31/34 đảng viên có mặt", "32/40 hộ đồng ý nhận tiền"),
    ),
    _ballot(
        "votes-of-all",
        rf"{_OF_ALL} (?:biểu\squyết\s)? (?:tán\sthành|đồng\sý|nhất\strí) (?=\s?(?:[(,.;]|\Z)) {_SHARE}",
        "27/32 đồng ý",
        "31/31 biểu quyết tán thành (100%)",
        never=("27/32 đồng ý góp đất", "quý 2/3 nhất trí cao", "ngày 5/12 nhất trí, giao xã"),
    ),
    _ballot(
        "voters-in-favour",
        rf"{_NO_DATE} (?P<votes>\d{{1,5}}) \s {_VOTERS} (?:\s(?:có\smặt|giơ\stay|biểu\squyết))* \s {_AGREE} {_SHARE}",
        "35 đại biểu tán thành",
        "28 đại biểu có mặt biểu quyết nhất trí (100%)",
        never=("31/34 đảng viên nhất trí", "35 đại biểu tham dự"),
    ),
    _ballot(
        "votes-behind-agreement",
        r"\A (?:đồng\sý|tán\sthành|nhất\strí|thuận) \s?:?\s (?P<votes>\d{1,4}) (?:\sphiếu)? \Z",
        "đồng ý 14",
        "tán thành: 29 phiếu",
        never=("đồng ý 14 nội dung", "không đồng ý 1"),
    ),
    _ballot(
        "adopted-with-votes",
        rf"(?:thông\squa|biểu\squyết|nhất\strí|tán\sthành) \b [^.;()]{{0,120}}? "
        rf"\( (?P<votes>\d{{1,3}}) \s?/\s? (?P<cast>\d{{1,3}}) (?: \s (?:phiếu|{_VOTERS}) )? [),]",
        "thông qua Nghị quyết số 9 về nhiệm vụ (29/29)",
        "nhất trí (24/25 đại biểu)",
        never=("họp (29/29)", "thông qua kế hoạch (12/2024)"),
    ),
    _ballot(
        "share-of-voters",
        rf"{_NO_DATE} (?P<share>{_PERCENT})\s?% \s (?:số\s|tổng\ssố\s)? (?:{_VOTERS}) (?:\s\w+){{0,5}}? \s {_AGREE}",
        "100% đại biểu tán thành",
        "100% đại biểu giơ tay biểu quyết thống nhất",
        "98,5% số phiếu đồng ý",
        never=("100% đảng viên được học tập", "100% hộ dân có điện"),
    ),
    _ballot(
        "share-of-voters",
        rf"(?:với|đạt|được|trúng\scử) \s (?P<share>{_PERCENT})\s?% \s (?:tổng\s)? (?:số\s)? phiếu"
        rf" (?! (?:\s{_KIND})* \s(?:không|trắng|hỏng|thấp)\b ) (?:\s{_KIND})*",
        "trúng cử với 98,5% số phiếu hợp lệ",
        "đạt 100% số phiếu",
        never=("với 2% số phiếu không hợp lệ", "với 4% số phiếu tín nhiệm thấp"),
    ),
    _ballot(
        "share-of-voters",
        rf"(?:được \s (?:\w+\s){{0,4}}? thông\squa|biểu\squyết (?:\s\w+){{0,3}}?)"
        rf" \s (?:với|đạt) \s tỷ\slệ (?:\s(?:tán\sthành|nhất\strí))? \s (?P<share>{_PERCENT}) \s?% (?!\s\w)",
        "được hội nghị thông qua với tỷ lệ 100%",
        "biểu quyết tán thành đạt tỷ lệ 96,7%",
        never=("được tỉnh thông qua với tỷ lệ 30% vốn đối ứng", "các hộ nhất trí đạt tỷ lệ 98%", "đạt tỷ lệ 100%"),
    ),
    _ballot(
        "voters-of-all",
        rf"\A (?P<votes>\d{{1,5}}) \s?/\s? (?P<cast>\d{{1,5}}) \s {_VOTERS} (?:\scó\smặt)? {_SHARE} \Z",
        "97/105 hộ (92,4%)",
        never=("97/105 hộ có điện",),
        behind=r"\bbiểu quyết(?: [^\s\d:;.]+){0,4}\s?:\s*\Z",
    ),
    _ballot(
        "votes-behind-agreement",
        r"\A (?P<votes>\d{1,4}) \s?/\s? (?P<cast>\d{1,4}) (?:\sphiếu)? \Z",
        "29/31",
        never=("29/31 hộ",),
        behind=r"\bbiểu quyết(?: [^\s\d:;.]+){0,4}\s?:\s*\Z",
    ),
    _ballot(
        "votes-with-share",
        rf"{_NO_DATE} (?P<votes>\d{{1,5}}) \s phiếu (?!\s(?:không|phát|thu|trắng|hỏng)) (?:\s{_KIND})? {_SHARE}",
        "104 phiếu (72,7%)",
        "được 38 phiếu",
        never=("01 phiếu không hợp lệ", "phát ra 50 phiếu không"),
    ),
)
Elections = dict[int, list[tuple[str, str]]]  # by sentence: the change and the person elected
_MAY_VOTE = re.compile(r"phiếu|[%/]|tán thành|đồng ý|nhất trí|thuận")  # in few clauses
_TOTALS = re.compile(r"(?:phát ra|thu về|thu vào|hợp lệ|tổng số)\s*\Z")
_HAS = re.compile(r"có\s*\Z")  # "có 34 phiếu", in all; but "có 33 phiếu tín nhiệm cao (97,06%)"


def find_ballots(page: Page) -> None:
    """Add the ballots of a page."""
    elections = _elections(page)
    for clause in page.clauses:
        if not _MAY_VOTE.search(clause.text):
            continue
        for row in BALLOTS:
            for match in row.pattern.finditer(clause.text):
                if row.behind is not None and not _is_vote(page, clause, row.behind):
                    continue
                read = _read(page, clause, match, elections)
                follows = None if match.groupdict().get("share") else _FOLLOWS.match(page.after(clause, match.end()))
                span = clause.at(match.start(), match.end() + (follows.end() if follows else 0))
                if read is not None and not page.is_taken(span):
                    page.draft.add(read, span, row.name)
                    page.take(span)


def _is_vote(page: Page, clause: Clause, behind: re.Pattern[str]) -> bool:
    """Tell whether the words before a clause, or the heading above its line, say that it gives votes."""
    part = page.part_of.get(clause.sentence)
    return (part is not None and part.kind == "vote") or behind.search(page.before(clause, 0)) is not None


def _read(page: Page, clause: Clause, match: re.Match[str], elections: Elections) -> Ballot | None:
    groups = match.groupdict()
    votes = int(groups["votes"]) if groups.get("votes") else None
    cast = int(groups["cast"]) if groups.get("cast") else None
    share = quantity.decimal(groups["share"]) if groups.get("share") else None
    if share is None:
        # "25/26 phiếu, đạt 96,15%": the comma ends the clause, the share is in the next
        follows = _FOLLOWS.match(page.after(clause, match.end()))
        share = quantity.decimal(follows["share"]) if follows else None
    if (votes is not None and cast is not None and votes > cast) or (share is not None and float(share) > 100):
        return None
    before = clause.text[max(0, match.start() - 12) : match.start()]
    if cast is None and (_TOTALS.search(before) or (share is None and _HAS.search(before))):
        return None
    meeting = page.meeting(clause)
    change = _change(page, clause, clause.span.start + match.start(), elections.get(clause.sentence, []))
    if meeting is None and change is None:
        return None
    return Ballot(votes, cast, share, meeting.id if meeting else None, change)


_FOLLOWS = re.compile(rf"\s?,\s(?:(?:đạt|chiếm|bằng)\s(?:tỷ lệ\s)?|tỷ lệ\s)(?P<share>{_PERCENT})\s?%")


def _elections(page: Page) -> Elections:
    """Return the elections of a page by the sentences that tell them."""
    found: Elections = {}
    for id_, content in page.draft.facts_of(PersonnelChange):
        if isinstance(content, PersonnelChange) and content.kind == "election":
            for span in page.draft.evidence(id_):
                number = bisect_right(page.sentences, span.start, key=lambda one: one.span.start) - 1
                found.setdefault(number, []).append((id_, content.person))
    return found


def _change(page: Page, clause: Clause, at: int, elections: list[tuple[str, str]]) -> str | None:
    """Return the election that votes decided: of the person named last before them in the sentence, or first after."""
    sentence = page.sentences[clause.sentence].span
    near: list[tuple[int, int, str]] = []
    for id_, person in elections:
        before = page.text.rfind(person, sentence.start, at)
        after = page.text.find(person, at, sentence.end)
        if before >= 0:
            near.append((0, at - before, id_))
        if after >= 0:
            near.append((1, after - at, id_))
    if not near:
        return None
    side, distance, id_ = min(near)
    # Votes of somebody else stand between: "ông A 104 phiếu, ông B 38 phiếu".
    return None if side == 0 and _VOTES.search(page.text, at - distance, at) else id_


_VOTES = re.compile(r"\d\sphiếu")

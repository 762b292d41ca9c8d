"""Head counts: how many were at the meeting, how many belong to a body; never persons.

A number of people is a head count where the text says that they came («156/161 đồng chí dự», «cùng 87 đại biểu») or
that they belong («Chi bộ có 67 đảng viên»). What was done to people («kết nạp 97 đảng viên») is an indicator. A
number that the text calls inexact («hơn 80 hộ») is none.
"""

import re
from collections.abc import Iterator

from govgraph.codes import load_codes
from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.interpret.setting.named_bodies import ASSOCIATION
from govgraph.model import Body, HeadCount, Span
from govgraph.recognise import BodyMention

_HEADS = r"""
    (?<![\w/.,-]) (?P<present>\d{1,3}(?:\.\d{3})+|\d{1,6})
    (?: (?:\s?/\s?|\strên(?:\stổng\ssố)?\s) (?P<expected>\d{1,3}(?:\.\d{3})+|\d{1,6}) )?
    \s (?P<counted> (?:<<counted-people>>|<<counted-member>>) (?!\w)
        (?: \s (?:chính\sthức|dự\skhuyết|miễn\ssinh\shoạt|dự\sbị|ưu\stú|trực\sthuộc) )? )
    # "28 đảng viên trong tổng số 30 đảng viên"
    (?: \s (?:trong|trên) (?: \stổng\ssố | \stổng | \ssố
            | (?=\s\d{1,6}\s(?:<<counted-people>>|<<counted-member>>)(?!\w)) )
        \s (?P<all>\d{1,6}) (?! \d | \s(?:tuổi|năm|xã|thôn)\b )
        (?:\s(?:<<counted-people>>|<<counted-member>>)(?!\w))? )?
"""
_DIGIT = re.compile(r"\d")
_APPROXIMATE = r"<<approximate>> \s \Z"
# Right before the number: those who came beside the guests named.
_BESIDE = re.compile(
    r"(?:\bcùng|\bvà|(?<!đối )\bvới|\bcó mặt|\bcó|\bcủa|\bgồm|\btriệu tập|\bdự|\btham dự|\bcho)"
    r"(?:\s(?:đủ|toàn thể))?\s*\Z"
)
_CAME = re.compile(r"\b(?:có mặt|tham dự|tham gia|đến dự|về dự|tới dự|dự)\b")
_COME_LATER = re.compile(r"[^.;:]{0,60}\b(?:về|đến|tới|tham) dự\b")  # "120 đại biểu đại diện cho 450 hội viên về dự"
# Behind a number with «có» before it: "Có 41 đảng viên tham dự hội nghị".
_COMES_TO_MEET = re.compile(
    r"\s(?:(?:tham|đến|về|tới) )?(?:dự|có mặt)"
    r"(?:\s(?:hội nghị|cuộc họp|buổi|đại hội|kỳ họp|phiên họp|họp)\b|\s*[.,;]|\Z)"
)
_DONE_TO = re.compile(r"\b(?:kết nạp|phát triển|khen thưởng|kỷ luật|đào tạo|giao quân|tặng)(?: (?:mới|được|cho))* \Z")
_ENDS_GUESTS = re.compile(r"cùng (?!dự|ngày|với|tham|đi)")  # the last line of a list of guests
_COMES = re.compile(r"\s(?:(?!(?:và|không|chưa)\b)[^\W\d]+\s){0,6}?(?:được triệu tập|dự|tham dự|có mặt|tham gia)\b")
# Right before the number: those who belong.
_BELONG = re.compile(
    r"(?:\bhiện có|\bcó|\bgồm|\blà|(?<!đối )\bvới|\bđại diện cho|\bđại diện|\bthay mặt cho|\bthay mặt|\bthuộc|\bquản lý"
    r"|\b(?:nâng|đưa) tổng số(?: hội viên| đoàn viên| đảng viên)?(?: (?:toàn|của) [^\s\d,;:]+)? lên"
    r"|\btổng số|\bđầu tiên)(?:\stổng số|\stất cả)?\s*\Z"
)
_STANDS_FOR = re.compile(r"(?:đại diện|thay mặt)(?: cho)?(?: toàn thể)?\s*\Z")  # delegates stand for its members
_TEACHES = re.compile(r"\b(?<!\d )(?:lớp|tập huấn|bồi dưỡng|huấn luyện)\b")  # "mở lớp … cho 57 thành viên"
_SENDS = re.compile(r"\b(?:đoàn đại biểu|đi dự|dự đại hội cấp trên)\b")  # who is to go to another meeting
_ELECTS = re.compile(r"\b(?:bầu|hiệp thương cử|chọn cử)(?: ra| được)?\s*\Z")
_INTO = re.compile(r"\s(?:vào|tham gia)\s")
_NAMES_FOLLOW = re.compile(r"\s*:")
_ARE = re.compile(r"\s(?:là|gồm)\s")
# A sentence that begins with those counted: "Đảng viên là | 45 đồng chí", "Hội viên nữ | 30 người".
# "Hiện toàn xã có | 1.172 hội viên": of the association that the text is of.
_ALL_OF_IT = re.compile(r"\b(?:toàn|cả|hiện)\b(?: [^\s\d,;:]+){0,4} có \Z")
_RAISED = re.compile(r"\b(?:nâng|đưa) tổng số hội viên(?: (?:toàn|của) [^\s\d,;:]+)? lên \Z")
_OF_MEMBERS = re.compile(r"\A(?:tổng số )?(?:hội viên|đảng viên|đoàn viên|xã viên)(?: [^\s\d,;:]+){0,4} \Z")
_SHARE = re.compile(r"\s?(?:,\s?(?:đạt|chiếm|bằng)(?:\stỷ lệ)?\s|\((?:đạt\s|chiếm\s)?)\d{1,3}(?:,\d{1,3})?%\)?")
_BODY_WORD = re.compile(
    r"\b(?:đảng bộ|chi bộ|hội|đoàn|chi ủy|chi hội|ban chấp hành|bch|đảng ủy|liên đoàn|htx|hợp tác xã)\b"
)
# Those who live in a unit are members of no body: "toàn xã có 5.700 người tham gia bảo hiểm".
_OF_AREA = re.compile(r"\b(?:toàn|cả) (?:tỉnh|huyện|quận|xã|phường|thị trấn|thành phố|thôn)(?: hiện)? có\s*\Z")
_PARTS = re.compile(r"[,;:]")  # behind these somebody else is spoken of
# "có 46 người | đi làm việc ở nước ngoài", "có 20 hội viên | trên 60 tuổi": not the members.
_DO = re.compile(r"\s(?:(?:đi|được|bị|đã|mới)\b|(?:trên|dưới|từ) \d+ (?:năm )?tuổi\b)")
_HOUSEHOLDS = re.compile(r"hộ\b")
_HAS = frozenset({"có", "hiện có", "hiện còn", "còn"})
_DELEGATES = ("đại biểu", "vị đại biểu")
_ALL_THERE = re.compile(r"\s*(?:[.,;()]|\Z)|\s(?:có mặt|dự|tham dự)\b")  # no «là đảng viên», «chưa báo cáo» behind
_MEMBERS = ("hội viên", "đoàn viên", "đảng viên")
_ORGANISED = ("chi hội", "chi bộ", "chi đoàn", "đảng bộ", "công đoàn")  # they send people, but do not come
_HOLDERS = ("bí thư", "trưởng ", "tổ trưởng", "chi hội trưởng")
_REACH = 90  # characters from «Đến dự có …» to a number without a share: longer lists of guests name people
_TITLE_REACH = 12  # characters to a name behind its title: "là đồng chí Lê Thị Hoa"
_LIST_REACH = 20  # characters between two counts of one list: ", 386 đảng viên", " (8 đảng viên …)"


def find_heads(page: Page) -> None:
    """Add the head counts of a page."""
    last: tuple[int, Body] | None = None  # where the count before ended, and of which body it was
    for clause in page.clauses:
        if not _DIGIT.search(clause.text):
            continue
        for match in pattern(_HEADS).finditer(clause.text):
            found = _read(page, clause, match, last)
            if found is None:
                continue
            content, span, rule = found
            page.draft.add(content, span, rule)
            page.take(span)
            if content.body is not None:
                last = (span.end, content.body)


def _read(
    page: Page, clause: Clause, match: re.Match[str], last: tuple[int, Body] | None
) -> tuple[HeadCount, Span, str] | None:
    present = _number(match["present"])
    whole = match["expected"] or match["all"]
    expected = _number(whole) if whole else None
    span = _with_share(page, clause, match)
    if page.is_taken(span) or (expected is not None and present > expected):
        return None
    before = page.before(clause, match.start())
    if pattern(_APPROXIMATE).search(before) or _are_named(page, clause, match.end()):
        return None
    counted = page.words(clause.at(match.start("counted"), match.end("counted")))
    if _INTO.match(page.after(clause, match.end())) and _ELECTS.search(before):
        into = _body_after(page, clause, match.end())
        into = _own(page, clause, into) if into else None
        return (HeadCount(counted, present, expected, body=into), span, "elected-to-body") if into else None
    if _came(before, page.after(clause, match.end()), match):
        meeting = page.meeting(clause)
        if meeting is not None:
            return HeadCount(counted, present, expected, meeting=meeting.id), span, "came-to-meeting"
    if expected is not None and match["counted"].startswith("đại biểu"):
        seats = _seats(page, clause, match)
        return (HeadCount(counted, present, expected, body=seats), span, "belong-to-body") if seats else None
    if expected is not None or _HOUSEHOLDS.match(counted) or _DO.match(page.after(clause, match.end())):
        return None  # «102/118 hộ đạt …» is a figure
    body = _belongs_to(page, clause, match, before, last)
    return (HeadCount(counted, present, expected, body=body), span, "belong-to-body") if body else None


def _are_named(page: Page, clause: Clause, at: int) -> bool:
    """Tell whether those counted are named behind their number: "gồm 3 chị | là Lê Thị Hoa, …"."""
    after = page.after(clause, at)
    are, end = _ARE.match(after), clause.span.start + at
    return _NAMES_FOLLOW.match(after) is not None or (
        are is not None and _names_person(page, clause, end, end + are.end() + _TITLE_REACH)
    )


def _came(before: str, after: str, match: re.Match[str]) -> bool:
    if _SENDS.search(before[-_REACH:]) or _DONE_TO.search(before):
        return False
    if _ENDS_GUESTS.match(before) and _BESIDE.search(before) and not _BELONG.search(before[-18:]):
        return True
    if before.endswith("cùng ") and not _HOUSEHOLDS.match(match["counted"]):
        return True
    if before.endswith("cho ") and not match["counted"].startswith("lượt") and _TEACHES.search(before[-120:]):
        return True
    of_all = match["expected"] or match["all"]
    if of_all and match["counted"].startswith(_ORGANISED):
        return False
    if of_all:
        return bool(_COMES.match(after) or _CAME.search(before[-150:]))
    if before.endswith("có ") and _COMES_TO_MEET.match(after):
        return True
    if match["counted"].startswith(_DELEGATES) and _COME_LATER.match(after):
        return True
    if match["counted"].startswith(_HOLDERS) and before.endswith(", ") and _CAME.search(before):
        return True  # "Dự họp có các Phó Chủ tịch, 17 tổ trưởng tổ dân phố"
    if not _BESIDE.search(before) or (_BELONG.search(before[-18:]) and not before.endswith(("có ", "với ", "gồm "))):
        return False
    reach = 300 if match["counted"].startswith((*_DELEGATES, *_HOLDERS)) else _REACH
    return bool(_CAME.search(before[-reach:]))


def _belongs_to(
    page: Page, clause: Clause, match: re.Match[str], before: str, last: tuple[int, Body] | None
) -> Body | None:
    start = clause.span.start + match.start()
    if _OF_AREA.search(before) and not match["counted"].startswith(_MEMBERS):
        return None
    if _OF_MEMBERS.match(before) and (last is not None or _association(page) is not None):
        return last[1] if last is not None else _association(page)
    if last is not None and start - _LIST_REACH <= last[0] <= start:
        between = page.text[last[0] : start]
        if re.fullmatch(
            r"\s?(?:,|\(|và|cùng|với|(?:sinh hoạt )?ở|, trong đó có|thuộc)\s?(?:trong đó\s)?(?:có\s)?", between.lower()
        ):
            return last[1]
    mention, end = _body_before(page, clause, start)
    if mention is not None and _names_person(page, clause, end, start):
        mention = None  # "chi bộ đầu tiên … do đồng chí A làm Bí thư, đến nay là 512 đảng viên"
    directly = mention is not None and not page.text[end:start].strip()
    if not directly and not _BELONG.search(before):
        return None
    if mention is not None and (directly or (start - end < _REACH and not _PARTS.search(page.text, end, start))):
        return _own(page, clause, page.setting.body(mention))
    if mention is not None and _STANDS_FOR.search(before):
        return _own(page, clause, page.setting.body(mention))
    if before.endswith("hiện có ") and not page.held:
        return page.issuer
    if (match["counted"].startswith("hội viên") and _ALL_OF_IT.search(before)) or _RAISED.search(before):
        return _association(page)
    meeting = page.meeting(clause)
    speaks = _BODY_WORD.search(before[-_REACH:]) or _STANDS_FOR.search(before)
    if meeting is not None and meeting.convener is not None and speaks:
        return meeting.convener
    return None


def _association(page: Page) -> Body | None:
    """Return the association that a text is of, where it names one."""
    named = page.setting.named.get(ASSOCIATION)
    return page.setting.body(named) if named is not None else None


def _seats(page: Page, clause: Clause, match: re.Match[str]) -> Body | None:
    """Return the council that has so many of its delegates: "HĐND xã có | 24/26 đại biểu"."""
    start = clause.span.start + match.start()
    mention, end = _body_before(page, clause, start)
    has = page.text[end:start].strip().lower()
    if mention is None or has not in _HAS or not _ALL_THERE.match(page.after(clause, match.end())):
        return None
    return page.setting.body(mention)


def _own(page: Page, clause: Clause, body: Body) -> Body:
    """Return the body meant: the «Ban Chấp hành» that a union's congress elects is the union's, not the Party's."""
    meeting = page.meeting(clause)
    convener = meeting.convener if meeting is not None else None
    if convener is not None and body.kind == convener.kind and body.name is None:
        return convener  # "Chi bộ hiện có 67 đảng viên": the one that meets
    if body.kind == "party-committee" and convener is not None:
        return convener if load_codes()["body"][convener.kind].side in ("front", "other") else body
    return body


def _names_person(page: Page, clause: Clause, start: int, end: int) -> bool:
    return any(
        item.type in ("PERSON", "PEOPLE") and start <= item.start < end
        for item in page.sentences[clause.sentence].items
    )


def _bodies(page: Page, clause: Clause) -> Iterator[tuple[BodyMention, int, int]]:
    for _, item in page.sentences[clause.sentence].composites:
        if isinstance(item.value, BodyMention):
            yield item.value, item.start, item.end


def _body_before(page: Page, clause: Clause, start: int) -> tuple[BodyMention | None, int]:
    found, end = None, 0
    for mention, _, stop in _bodies(page, clause):
        if stop <= start and mention.kind:
            found, end = mention, stop
    return found, end


def _body_after(page: Page, clause: Clause, at: int) -> Body | None:
    start = clause.span.start + at
    for mention, begin, _ in _bodies(page, clause):
        if start <= begin <= start + _LIST_REACH and mention.kind:
            return page.setting.body(mention)
    return None


def _with_share(page: Page, clause: Clause, match: re.Match[str]) -> Span:
    """Return the place of a count, with the share that follows: "156/161 đồng chí dự, đạt 96,9%"."""
    start, end = clause.span.start + match.start(), clause.span.start + match.end()
    after = page.after(clause, match.end())
    comes = _COMES.match(after)
    skip = comes.end() if comes else 0
    share = _SHARE.match(after, skip)
    return Span(start, end + (share.end() if share else skip))


def _number(written: str) -> int:
    return int(written.replace(".", ""))

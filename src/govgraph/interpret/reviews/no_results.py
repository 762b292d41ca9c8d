"""Numbers that are no results: norms, prices, sizes of one thing, plans, gifts of the day, parts of names."""

import re

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.numbers import Number
from govgraph.interpret.reviews.page import Page

REACH = 200  # characters of a clause that bear on a number: clauses of real texts are shorter
# Words that make a number something else: a norm, a plan, a price, a share of a gift, an age.
_NO_RESULT = re.compile(
    r"\b(?:sẽ|phấn đấu|mục tiêu|dự kiến|cần|phải(?! (?:tiêu hủy|di dời|sơ tán|cách ly|nhập viện))|yêu cầu|đề nghị|hứa"
    r"|cam kết|tối thiểu|tối đa|ít nhất|không quá"
    r"|(?<!bình quân )mỗi (?:suất|phần|người|hộ|năm|căn|em|cháu|con)|mức đóng góp"
    r"|giá (?:thu mua|bán|vé|ưu đãi)|lãi suất"
    r"|(?<!\d )(?<!cao )tuổi|cách|(?:dài|rộng|cao|sâu)(?: khoảng| gần| hơn)? (?=\d)|giảm giá|đạt chuẩn từ"
    r"|hỏi|phản ánh|thắc mắc|ý kiến|về (?:tiến độ|phương án|kế hoạch|kiến nghị)|(?<!vượt )định mức|dung tích"
    r"|(?:hợp nhất|sáp nhập|sắp xếp)(?: từ)? (?=\d)|kết quả (?:giải quyết|thực hiện|trả lời) (?=\d+ )"
    r"|giấy khen|bằng khen|khen thưởng|biểu dương|tuyên dương|có thể|trúng cử|danh sách ứng cử|dự báo"
    r"|mức (?:góp|thu|trích|hưởng|đóng|chi|hỗ trợ|quy định|phí)|lệ phí)\b"
)
# A price or norm, of one piece: "9.000 đồng | /kg", "40 triệu đồng | /căn".
_OF_ONE = re.compile(
    r"\s?/\s?(?:kg|tấn|tạ|lít|bữa|căn|hộ|suất|lượt|vé|cây|con|cái|chiếc|trang|bản|trường hợp|m2|m²|m3|công|buổi|giờ"
    r"|tiết)\b"
)
_OR_MORE = re.compile(r"[^,;]{0,12}\btrở lên\b")  # "từ 15% | nữ trở lên"; not "xếp loại khá trở lên 85%"
_AFTER = 12  # characters behind a number that may tell it a norm: "8 đảng viên trở lên"
_LEAST_LENGTH = 30  # metres: less is the size of one structure, "đường mở lên 5,5 m"
_ONE_HOUSEHOLD = re.compile(
    r"\b(?:gia đình|hộ|nhà) (?:ông|bà|anh|chị)\b|\b(?:một|có|nhiều) gia đình\b"
    r"|\b(?:nhà|mái ấm|vườn|trại) [^,;]{0,30}của (?:ông|bà|anh|chị)\b|\b(?:nhà (?:tôi|mình|chỉ có|có)|như nhà)\b"
)
# Right before a number: what a work is to cost, or into how many parts something is cut.
_BUDGETED = re.compile(r"\b(?:dự toán|khái toán)(?: là)? \Z|\b(?:chia|thu|lập) (?:làm|thành) \Z")
# "vườn ươm 600 m2 | của anh …"
_OF_SOMEBODY = re.compile(r"\s(?:[^\s\d,;.]+\s)?(?:của|cho) (?:ông|bà|anh|chị) ")
_OF_VOTES = re.compile(r"(?<!bỏ )\bphiếu\b|\|")  # "14/15 phiếu = | 93,3%", a row of a table of votes
_OF_ROLL = re.compile(r"\b(?:vắng|có mặt|triệu tập)(?: [^\s\d:;]+){0,4}\s?:\s*\Z")  # "vắng có lý do: | 02 người"
_GIVES_AWAY = re.compile(r"\b(?:trao|tặng)\b")
_TO = re.compile(
    r"(?:\s\(\d{4}\))?(?:\s(?:giảm|tăng|nâng))?(?:\s(?:đầu |cuối )?(?:năm|nhiệm kỳ)[^,;]{0,20}?)?\s(?:xuống|lên|còn)\b"
)  # "giảm từ 5,2% | xuống còn 3,1%": the first number is the one compared with
_OF_ALL = re.compile(r"(?P<part>\d{1,2})\s?/\s?(?P<all>\d{1,2})(?!\d)")
_BEFORE_SHARE = re.compile(r"\b(?:có|còn|đạt|là|cho|của|ở|tại|được|đã|thành lập|hoàn thành|với)\s\Z")
_NAMES = frozenset({"UNIT", "ORGAN", "POSTS", "PERSON", "PAPER", "TERM", "DATE"})


def is_no_result(page: Page, clause: Clause, begin: int, number: Number) -> bool:
    """Tell whether a number says nothing of results; `begin` is where the words behind the number before end."""
    text, start, end = clause.text, number.start, number.end
    return (
        (text[max(begin, start - 3) : start] == "từ " and bool(_TO.match(text, end)))
        or (_is_in_name(page, clause.sentence, clause.span.start + start) and not _is_share(text, number))
        or page.is_taken(clause.at(start, end))
        or bool(_BUDGETED.search(text, max(begin, start - REACH), start))
        or bool(_OF_SOMEBODY.match(text, end))
        or bool(_NO_RESULT.search(text, max(0, start - REACH), end + _AFTER))
        or bool(_OR_MORE.match(text, end))
        or _is_norm(text, number)
        or (number.unit == "%" and bool(_OF_VOTES.search(text, max(0, start - REACH), start)))
        or bool(_ONE_HOUSEHOLD.search(page.before(clause, start, REACH)))
        or bool(_OF_ROLL.search(page.before(clause, start, REACH)))
        # "Chủ tịch UBND xã trao 20 suất quà": an act of the day
        or (bool(_GIVES_AWAY.search(text, max(begin, start - REACH), start)) and _names_person(page, clause))
    )


def _is_norm(text: str, number: Number) -> bool:
    """Tell whether a number is a price, a norm or the size of one thing, which say nothing of results."""
    per = number.unit.partition("/")[2]
    of_one = bool(_OF_ONE.match(text, number.end)) or bool(per and _OF_ONE.match("/" + per))
    is_short = number.unit in ("m", "cm", "mm") and float(number.value) < _LEAST_LENGTH
    return is_short or (of_one and "đồng" in number.unit)


def _is_in_name(page: Page, sentence: int, at: int) -> bool:
    """Tell whether a number is part of a name or date: "Chi bộ thôn 3 xã …" counts no communes."""
    composites = page.sentences[sentence].composites
    return any(item.type in _NAMES and item.start <= at < item.end for _, item in composites)


def _is_share(text: str, number: Number) -> bool:
    """Tell whether what may be a day is a share, as no word for a day is before it: "3/11 xã", not "sáng 3/11 xã …"."""
    share = _OF_ALL.match(text, number.start)
    if share is None or int(share["part"]) > int(share["all"]) or number.rule != "figure-of-number":
        return False
    return number.start == 0 or bool(_BEFORE_SHARE.search(text, 0, number.start))


def _names_person(page: Page, clause: Clause) -> bool:
    return any(
        item.type in ("PERSON", "PEOPLE", "POSTS", "POST", "TITLE")
        and item.start < clause.span.end
        and clause.span.start < item.end
        for item in page.sentences[clause.sentence].items
    )

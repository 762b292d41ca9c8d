"""The ways in which running text writes dates, as patterns: the numbers, and the words beside them."""

import re

from govgraph.normalise import bare_key


def any_case(words: str) -> str:
    """Return a pattern for words in capitals or small letters, with or without diacritics (re.I costs far more).

    >>> bool(re.fullmatch(any_case("tháng"), "THANG"))
    True
    """
    letters = []
    for letter in words:
        forms = "".join(dict.fromkeys([letter, letter.upper(), bare_key(letter), bare_key(letter).upper()]))
        letters.append(f"[{forms}]" if letter.isalpha() else r"\s")  # a verbose pattern passes over a blank
    return "".join(letters)


def _any_of(*words: str) -> str:
    return "(?:" + "|".join(any_case(word) for word in words) + ")"


_YEAR = r"(?:1[89]|20)\d\d"
_NGAY, _THANG, _NAM = any_case("ngày"), any_case("tháng"), any_case("năm")
_RANGE_SIGN = rf"(?:[-–—]|{_any_of('đến', 'tới')}(?:\s{any_case('hết')})?)"
# Months by their names: "ngày 12 tháng Ba"; «tháng năm 2024» is no May, «tháng một lần» no January.
_MONTHS = ("hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười một", "mười hai", "mười")
# What goes on with a word may be any other: «tháng ba lần», «tháng Tư vấn», «tháng Ba Đình».
_BEHIND_MONTH = _any_of("năm", "tại", "ở", "do", "vừa", "này", "qua", "đã", "và", "âm", "dương")
_MONTH_NAME = rf"(?:{_any_of(*_MONTHS)})(?!\s+(?!{_BEHIND_MONTH}\b|[A-ZĐ]{{2}})\w)"
_COMMA = r"\s*+(?:,\s*+)?"  # possessive: two runs of blanks side by side would cost the square of their length
_LIST_SIGN = rf"(?:[,;&]|{any_case('và')})"

NUMBERS_OF_MONTHS = {
    bare_key(name): number for name, number in zip(_MONTHS, (2, 3, 4, 6, 7, 8, 9, 11, 12, 10), strict=True)
}

DATE = re.compile(
    rf"""
    (?=[\dTtNn])       # a number, «tháng» or «năm»: most letters are none of these, which is seen at once
    (?<!\d)(?<!\d[./,])(?:(?<!\d-)|(?<=[./]\d-)|(?<=[./]\d\d-)|(?<=[./]{_YEAR}-))    # no part of a number; "15/5-20/5"
    (?:
      (?P<day>\d{{1,2}})\s?(?P<sign>[/.–-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?(?P<year>{_YEAR})      # 25/5/2023
    | (?P<iso>{_YEAR}-\d\d-\d\d)                                                                        # 2025-09-17
    | (?P<first>\d{{1,2}})
      (?P<more>(?:\s*+(?:{_RANGE_SIGN}|{_LIST_SIGN})\s*+(?:{_NGAY}\s*+)?\d{{1,2}}){{0,8}})                 # 24 và 25 …
      (?: (?:[/.–-]|\s[-–]\s)(?P<month2>\d{{1,2}})(?:(?:[/.–-]|\s{_NAM}\s)(?P<year2>{_YEAR}))?           # … /7/2025
        | {_COMMA}(?P<in_month>{_THANG})\s*(?P<month3>\d{{1,2}}|{_MONTH_NAME})                             # … tháng 7
          (?:{_COMMA}(?:{_NAM}\s*|[/.-])?(?P<year3>{_YEAR}))? )
    | (?<!\w){_THANG}\s*(?P<month4>\d{{1,2}})(?:\s*[/.-]|{_COMMA}{_NAM})\s*(?P<year4>{_YEAR})            # tháng 12/2025
    | (?<!\w){_NAM}\s+(?P<year5>{_YEAR})(?:\s*[-–]\s*(?P<year6>{_YEAR}))?                               # năm 2024
    )
    (?!\d|[./]\d|-\d(?!\d?[./]\d)|[^\W\d_])
    """,
    re.VERBOSE,
)
# Behind a day of the lunar calendar: "15/4 âm lịch", "mồng 7 tháng 4 năm Quý Mão".
LUNAR = re.compile(
    rf"""
    \s*(?: \(?(?:{any_case("âm lịch")}|(?:AL|ÂL)\b)
      | ,?\s*(?:{_NAM}\s)?{_any_of("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")}
        \s{_any_of("tý", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")}\b )
    """,
    re.VERBOSE,
)
_DAY_OF_WEEK = f"(?:{_any_of('hai', 'ba', 'tư', 'năm', 'sáu', 'bảy')}|[2-7])"
_WEEKDAY = rf"(?:{any_case('thứ')}\s{_DAY_OF_WEEK}|{any_case('chủ nhật')})"
_TODAY = rf"(?:\s{_any_of('nay', 'qua', 'mai')})"
_DAY_WORD = rf"(?:{_any_of('ngày', 'mùng', 'mồng', 'hôm')}{_TODAY}?|{_any_of('nay', 'qua')})"
# What makes a bare "5/9" a date, right before it.
CONTEXT = re.compile(
    rf"""
    (?<!\w)(?<!{any_case("mỗi")}\s)    # "mỗi ngày 2 - 3 lần"
    (?: (?P<part>{_any_of("sáng", "trưa", "chiều", "tối", "đêm")})(?:\s{_any_of("sớm", "muộn")})?
        (?:\s*,?\s*{_WEEKDAY})?(?:\s*,?\s*{_DAY_WORD})?
      | {_WEEKDAY}(?:\s*,?\s*{_DAY_WORD})?
      | {_DAY_WORD} )
    \s*[,:]?\s*(?P<open>\()?\s*\Z
    """,
    re.VERBOSE,
)
CONTEXT_LENGTH = 40  # characters looked back: "Chiều thứ hai, ngày hôm nay (" has 30
FROM = re.compile(rf"(?<!\w){any_case('từ')}\s+\Z")
FROM_LENGTH = 8
RANGE = re.compile(rf"\s*{_RANGE_SIGN}\s*(?:{_NGAY}\s*)?\Z")
LIST = re.compile(rf"\s*{_LIST_SIGN}\s*(?:{_NGAY}\s*)?\Z")
# A number that counts weeks, issues or sessions, right before their month: "Tuần 3 tháng 11 năm 2025".
COUNTED = re.compile(rf"(?<!\w){_any_of('tuần', 'kỳ', 'số', 'thứ')}\s+\Z")
COUNTED_LENGTH = 8
NAMED_DAY = re.compile(rf"{_NGAY}\s*")
NUMBER = re.compile(r"\d{1,2}")
DIGIT = re.compile(r"\d")
HOURS = re.compile(rf"\s*(?:{any_case('giờ')}|h\b)")

"""A text as tokens: words, numbers, dates, document numbers and single signs, each with its place in the text."""

import re
from typing import NamedTuple

from govgraph.normalise import bare_key, comparison_key
from govgraph.notation.document_number import PART_BEHIND_STOP, STOP_BEHIND_KIND, UNSIGNED_KIND

# A document number is one token: "09-NQ/ĐU", "25/2022/NQ-HĐND", "83/2015/QH13", "31/BC-MTTQ-BTT", "749/QĐ-TTg".
# Blanks stand beside a sign only before capitals: "58 - TB/HU", not "2/ Đinh Công Hậu", an entry of a list.
_SIGN = rf"(?:[-/]|\s?[-/]\s?(?=[A-ZĐ]{{2}}|P\.\d)|{STOP_BEHIND_KIND})"
_SYMBOL = rf"{_SIGN}[A-ZĐ][A-Za-zĐđƯÔ&]{{0,17}}{PART_BEHIND_STOP}?\d{{0,2}}"
_NUMBER_AND_SYMBOL = (
    rf"\d{{1,5}}(?:[a-zđ](?=[-/]))?(?:/\d{{4}}|\s/\s?(?:19|20)\d\d(?=\s?/)|{UNSIGNED_KIND})?(?:{_SYMBOL}){{1,4}}"
)
_TOKEN = re.compile(
    rf"""
      (?P<word>      [^\W\d_]+ (?: ['’] [^\W\d_]* )? )       # "H'Loan", "K'", "S'tiêng"; first, since most are words
    | (?P<docnumber> {_NUMBER_AND_SYMBOL} (?![\w]) )
    | (?P<number>    \d+ (?: [.,/:-] \d+ )* %? )
    | (?P<line>      \n\s* )
    | (?P<sign>      \.{{2,}} | … | [^\w\s] | _ )
    """,
    re.VERBOSE,
)

#: The types of signs.
SIGNS = {
    ",": "COMMA",
    ";": "SEMICOLON",
    ":": "COLON",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "/": "SLASH",
    "|": "BAR",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    '"': "QUOTE",
    "“": "QUOTE",
    "”": "QUOTE",
    ".": "STOP",
    "…": "STOP",
    "!": "STOP",
    "?": "STOP",
}

_LETTERS = [chr(code) for code in (*range(0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
_SMALL, _CAPITAL = "".join(filter(str.islower, _LETTERS)), "".join(filter(str.isupper, _LETTERS))
# Two words without the blank between: «Ủy viênThường vụ»; a name of letters without marks is one: «VnExpress».
_RUN_TOGETHER = re.compile(rf"(?<=[{_SMALL}]{{2}})(?=[{_CAPITAL}][{_SMALL}])")
_MARKED = re.compile("[À-ỹ]")


class Token(NamedTuple):
    """One token: `kind` is word, number, docnumber, line or sign; `key` is how it is compared.

    `is_capitalised` tells of a word that begins with a capital ("Thọ", "UBND"), `is_abbreviation` of one of two or
    more capitals ("UBND", "TW").
    """

    kind: str
    text: str
    key: str
    is_capitalised: bool
    is_abbreviation: bool
    start: int
    end: int


_COLUMN_GAP = 3  # blanks: two are a slip of the thumb
_Seen = tuple[str, str, str, bool, bool]  # what a token is wherever it stands: its first five fields
_seen: dict[bool, dict[str, _Seen]] = {False: {}, True: {}}
_MOST_SEEN = 200_000  # more distinct words than any corpus of one language; keeps hostile input from filling the memory


def _see(match: re.Match[str], bare: bool) -> _Seen:
    seen = _seen[bare]
    if len(seen) > _MOST_SEEN:
        seen.clear()
    kind, word = match.lastgroup or "sign", match.group()
    key = bare_key(word) if bare else comparison_key(word)
    is_word = kind == "word"
    is_abbreviation = is_word and word[1:2].isalpha() and word.isupper()
    found = seen[word] = (kind, word, key, is_word and word[0].isupper(), is_abbreviation)
    return found


def tokenise(text: str, start: int = 0, end: int | None = None, *, bare: bool = False) -> list[Token]:
    """Return the tokens of `text[start:end]` in order; `bare` compares without diacritics (for texts written so).

    >>> [token.text for token in tokenise("Đ/c Hồ Sỹ Tân, QĐ số 118-QĐ/TU")]
    ['Đ', '/', 'c', 'Hồ', 'Sỹ', 'Tân', ',', 'QĐ', 'số', '118-QĐ/TU']
    """
    seen, new = _seen[bare], tuple.__new__  # Token(…) would cost twice as much
    end = len(text) if end is None else end
    tokens = [
        new(Token, (*(seen.get(match.group()) or _see(match, bare)), *match.span()))
        for match in _TOKEN.finditer(text, start, end)
    ]
    if _RUN_TOGETHER.search(text, start, end) is None:  # as in most texts
        return tokens
    return [part for token in tokens for part in _parted(text, token, bare)]


def _parted(text: str, token: Token, bare: bool) -> list[Token]:
    """Return a token in two where two words of the language were run together: «viênThường»."""
    cut = _RUN_TOGETHER.search(token.text) if token.kind == "word" and _MARKED.search(token.text) else None
    if cut is None:
        return [token]
    middle = token.start + cut.start()
    return [*tokenise(text, token.start, middle, bare=bare), *tokenise(text, middle, token.end, bare=bare)]


def parts_columns(text: str, end: int, start: int) -> bool:
    r"""Tell whether the blanks in `text[end:start]` part two columns of a line: a name does not go on behind them.

    >>> line = "Lê Văn Ba\tTrưởng thôn Nà Pán"
    >>> parts_columns(line, 6, 7), parts_columns(line, 9, 10)
    (False, True)
    """
    blanks = text[end:start]
    if end + 1 == start:  # as between most words
        return blanks == "\t"
    return blanks.isspace() and "\n" not in blanks and ("\t" in blanks or len(blanks) >= _COLUMN_GAP)

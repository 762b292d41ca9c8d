"""Numbers and symbols of documents: "12/2025/QĐ-UBND" of the State, "09-NQ/ĐU" of the Party.

A symbol names the kind of document and who issued it. State documents write number, year if they hold rules, kind and
issuer; Party documents write number, kind and issuer with the signs the other way round.

Source: Nghị định 30/2020/NĐ-CP on clerical work, annexes I and III (State); Hướng dẫn 36-HD/VPTW of 3 April 2018 on the
form of Party documents, section II (Party).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govgraph.errors import NotationError
from govgraph.normalise import bare_key

# Abbreviations of kinds, without diacritics where two spellings are in use (TTr, TTR); "UBND" and the like are issuers.
KIND_SYMBOLS = frozenset(
    [
        *("nq", "qd", "ct", "kl", "kh", "ctr", "cth", "bc", "tb", "ttr", "hd", "qc", "qyd", "qdi", "da", "pa", "cd"),
        *("gm", "bb", "nd", "tt", "ttlt", "nqlt", "pl", "l", "sl", "qcph", "tc", "gt", "gn", "pg", "cv", "hdg"),
        *("khlt", "khph", "ctph", "cthd", "ctrhd", "tbkl", "hdlt", "hdln", "qclt"),
    ]
)
#: The commonest of them, as a slip leaves out the sign before them: "180 KH/UBND", "17QĐ/HU".
UNSIGNED_KIND = r"\s?(?:NQ|QĐ|CT|KL|KH|CTr|BC|TB|TTr|HD)(?=\s?[-–/])"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a number and symbol; `text` is all of it as written, without blanks and without the word «số».

    `kind_symbol` is "QĐ", "NQ" …, None for letters and laws; `issuer_symbol` is "UBND", "ĐU", "QH13" …, None where the
    text gives the number alone. `year` stands in documents that hold rules, and in laws.
    """

    number: int
    year: int | None
    kind_symbol: str | None
    issuer_symbol: str | None
    text: str


class Found(NamedTuple):
    """A document number in running text: `text[start:end]`, without the word «số»."""

    start: int
    end: int
    value: DocumentNumber


#: A stop stands within a symbol behind few of its parts: «QC-TT.HĐND-UBND», «CT/T.Ư», «TTTP-P.2»; else it ends the
#: sentence.
PART_BEHIND_STOP = r"(?:(?:(?:(?<=\bTT)|(?<=\bCT)|(?<=\bT))\.[A-ZĐƯ]{1,8}|(?<=\bP)\.\d{1,2})(?!\w))"
#: A stop may part the issuer from the kind, behind which no number ends: «01/1999/QĐ.UB».
STOP_BEHIND_KIND = r"(?:(?:(?<=\bQĐ)|(?<=\bNQ)|(?<=\bTB)|(?<=\bKH)|(?<=\bBC)|(?<=\bCV))\.(?=[A-ZĐ]{2}))"
# Long ones join several bodies: BTTUBTWMTTQVN.
_SYMBOL = rf"[A-ZĐÊÔƠƯ][A-Za-zĐđÊÔƠƯưêôơ]{{0,17}}{PART_BEHIND_STOP}?(?:&[A-ZĐ][A-Za-zĐđ]{{0,7}})?\d{{0,2}}"
_NUMBERED = rf"""
    (?P<number>\d{{1,5}})[a-zđ]?
    (?: \s?/\s?(?P<year>(?:19|20)\d\d) (?= \s?/ ) )?
    (?P<symbols> (?:{UNSIGNED_KIND})? (?: (?:\s?[-–/]\s?|{STOP_BEHIND_KIND}){_SYMBOL} ){{1,5}} )
"""
_DOCUMENT = re.compile(rf"(?<![\w/.,-]){_NUMBERED}(?![\w/]|-\w)", re.VERBOSE)
_WHOLE = re.compile(rf"(?:[Ss][ốo]|SỐ)?\s*:?\s*(?:{_NUMBERED}|(?P<bare>\d{{1,5}}))", re.VERBOSE)
_SYMBOLS = re.compile(_SYMBOL)
# The Party writes the kind between the two signs, also one that is in no list: «45-LCT/ĐU».
_OF_PARTY = re.compile(rf"\s?[-–]\s?{_SYMBOL}\s?/\s?{_SYMBOL}(?:\s?-\s?{_SYMBOL})*")
# A number alone is a document's only after the word for its kind: "Quyết định 1543", "Nghị quyết số 71".
_BARE = re.compile(
    r"""
    (?: [Nn]ghị\squyết | [Qq]uyết\sđịnh | [Cc]hỉ\sthị | [Kk]ết\sluận | [Kk]ế\shoạch | [Bb]áo\scáo
      | [Tt]hông\sbáo | [Tt]ờ\strình | [Hh]ướng\sdẫn | [Qq]uy\s(?:định|chế) | [Cc]ông\s(?:văn|điện)
      | [Nn]ghị\sđịnh | [Tt]hông\stư | [Pp]háp\slệnh )
    \s (?: (?P<so>số\s?:?\s?)(?P<numbered>\d{1,5})(?![\w/%-]|[.,]\d)
         | (?P<plain>\d{1,5})(?=\s?[,.;:)]?\s*(?:của|ngày|về|\Z|[,.;)])) (?![.,]\d) )
    """,
    re.VERBOSE,
)


def find_all(text: str) -> Iterator[Found]:
    """Yield the document numbers of a running text in order.

    >>> text = "Nghị quyết số 09-NQ/ĐU và Quyết định 1543 của Ban Thường vụ; 5/9 đảng viên"
    >>> [found.value.text for found in find_all(text)]
    ['09-NQ/ĐU', '1543']
    """
    bare = _BARE.finditer(text)
    waiting = next(bare, None)
    for match in _DOCUMENT.finditer(text):
        while waiting is not None and waiting.end() <= match.start():
            yield _found_bare(waiting)
            waiting = next(bare, None)
        if waiting is not None and waiting.start() < match.end():
            waiting = next(bare, None)
        yield Found(match.start(), match.end(), _value(match, match.group()))
    while waiting is not None:
        yield _found_bare(waiting)
        waiting = next(bare, None)


def parse(text: str) -> DocumentNumber:
    """Return the parts of a document number; the word «số» before it may stand or not, a number alone is one.

    >>> parse("Số: 12/2025/QĐ-UBND")
    DocumentNumber(number=12, year=2025, kind_symbol='QĐ', issuer_symbol='UBND', text='12/2025/QĐ-UBND')
    >>> parse("31/BC-MTTQ-BTT").issuer_symbol, parse("83/2015/QH13").issuer_symbol, parse("số 1543").issuer_symbol
    ('MTTQ-BTT', 'QH13', None)
    >>> parse("12/24")
    Traceback (most recent call last):
        ...
    govgraph.errors.NotationError: «12/24» is not the number of a document; write it as «12/2025/QĐ-UBND» or «09-NQ/ĐU»
    """
    whole = text.strip()
    match = _WHOLE.fullmatch(whole)
    if match is None:
        raise NotationError(f"«{whole}» is not the number of a document; write it as «12/2025/QĐ-UBND» or «09-NQ/ĐU»")
    if match["bare"]:
        return DocumentNumber(int(match["bare"]), None, None, None, match["bare"])
    return _value(match, whole[match.start("number") :])


def is_valid(text: str) -> bool:
    """Tell whether `text` is a document number.

    >>> [is_valid(text) for text in ("1677/NQ-UBTVQH15", "05-CT/TW", "749/QĐ-TTg", "12/24 chỉ tiêu", "QĐ-UBND")]
    [True, True, True, False, False]
    """
    return _WHOLE.fullmatch(text.strip()) is not None


def format(value: DocumentNumber | str) -> str:
    """Return the number and symbol in the form in which they are cited: as written, without blanks and «số».

    >>> format("Số: 37 / TB - UBND")
    '37/TB-UBND'
    """
    return (parse(value) if isinstance(value, str) else value).text


def _found_bare(match: re.Match[str]) -> Found:
    group = "numbered" if match["numbered"] else "plain"
    value = DocumentNumber(int(match[group]), None, None, None, match[group])
    return Found(match.start(group), match.end(group), value)


def _value(match: re.Match[str], text: str) -> DocumentNumber:
    symbols = _SYMBOLS.findall(match["symbols"])
    names_kind = bare_key(symbols[0]) in KIND_SYMBOLS or _OF_PARTY.fullmatch(match["symbols"]) is not None
    kind = symbols[0] if len(symbols) > 1 and names_kind else None
    # The symbol of a letter is issuer and drafting unit: "2316/UBND-KGVX" is of the UBND.
    issuer = "-".join(symbols[1:]) if kind else symbols[0]
    year = int(match["year"]) if match["year"] else None
    return DocumentNumber(int(match["number"]), year, kind, issuer, re.sub(r"\s", "", text))

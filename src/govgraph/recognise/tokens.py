"""A text as tokens: words, numbers, dates, document numbers and single signs, each with its place in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgraph.normalise import bare_key, comparison_key

# A document number is one token: "09-NQ/ĐU", "25/2022/NQ-HĐND", "83/2015/QH13", "31/BC-MTTQ-BTT", "749/QĐ-TTg".
_SYMBOL = r"\s?[-/]\s?[A-ZĐ][A-Za-zĐđƯÔ&]{0,11}\d{0,2}"
_NUMBER_AND_SYMBOL = rf"\d{{1,5}}(?:/\d{{4}})?(?:{_SYMBOL}){{1,4}}"
_TOKEN = re.compile(
    rf"""
      (?P<docnumber> {_NUMBER_AND_SYMBOL} (?![\w]) )
    | (?P<number>    \d+ (?: [.,/:-] \d+ )* %? )
    | (?P<word>      [^\W\d_]+ (?: ['’] [^\W\d_]* )? )       # "H'Loan", "K'", "S'tiêng"
    | (?P<line>      \n\s* )
    | (?P<sign>      \.{{2,}} | … | [^\w\s] | _ )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: `kind` is word, number, docnumber, line or sign; `key` is how it is compared."""

    kind: str
    text: str
    key: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Tell whether the token is a word that begins with a capital: "Thọ", "UBND"."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def is_abbreviation(self) -> bool:
        """Tell whether the token is two or more capitals: "UBND", "TW"."""
        return self.kind == "word" and self.text[1:2].isalpha() and self.text.isupper()


_keys: dict[bool, dict[str, str]] = {False: {}, True: {}}
_KEPT_KEYS = 200_000  # more distinct words than any corpus of one language; keeps hostile input from filling the memory


def _key(word: str, bare: bool) -> str:
    known = _keys[bare]
    if len(known) > _KEPT_KEYS:
        known.clear()
    key = known[word] = bare_key(word) if bare else comparison_key(word)
    return key


def tokenise(text: str, start: int = 0, end: int | None = None, *, bare: bool = False) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order; `bare` compares without diacritics (for texts written so).

    >>> [token.text for token in tokenise("Đ/c Hồ Sỹ Tân, QĐ số 118-QĐ/TU")]
    ['Đ', '/', 'c', 'Hồ', 'Sỹ', 'Tân', ',', 'QĐ', 'số', '118-QĐ/TU']
    """
    known = _keys[bare]
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        key = known.get(word)
        if key is None:
            key = _key(word, bare)
        yield Token(match.lastgroup or "sign", word, key, *match.span())

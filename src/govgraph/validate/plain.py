"""Literals that every engine reads alike.

Engines differ at the edges: whether « 1» is a number, what a date with a time zone is less than, whether a control
character is a space. Where a graph holds only plain literals, these differences cannot decide a verdict.
Literals are looked at as N-Triples writes them: `"Xã Kỳ Thọ"@vi`.
"""

import re
from datetime import date

# What stands behind the text of a literal.
_XSD = "^^<http://www.w3.org/2001/XMLSchema#"
_DATE = _XSD + "date>"

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
# No control characters and separators of lines, which are spaces to some engines; most of them are written as escapes.
# Tabs and line breaks, of both kinds of systems, are in many quotations.
_ORDINARY = r"[^\\\x7f-\x9f\u2028\u2029]*"
_TEXT = re.compile(rf"""{_ORDINARY}(?:\\[nrt"\\]{_ORDINARY})*""")
_FORMS = {
    "": _TEXT,
    _XSD + "integer>": _INTEGER,
    _XSD + "decimal>": re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?"),
    _DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    _XSD + "gYearMonth>": re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])"),
    _XSD + "gYear>": re.compile(r"(?!0000)[0-9]{4}"),
    _XSD + "gMonthDay>": re.compile(r"--((0[1-9]|1[0-2])-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)"),
    _XSD + "time>": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"),
}
_LANGUAGE = re.compile(r"@[a-z]{2,3}")
_NUMBERS = {_XSD + "integer>", _XSD + "decimal>"}
_YEARS_AND_MONTHS = {_XSD + "gYear>", _XSD + "gYearMonth>"}


def is_plain(literal: str) -> bool:
    r"""Tell whether a literal is valid for its datatype, in the usual spelling, and without odd characters.

    >>> [is_plain(f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>') for day in ("2024-02-29", "2023-02-29")]
    [True, False]
    >>> [is_plain(f'"--{day}"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>') for day in ("08-31", "04-31", "02-30")]
    [True, False, False]
    >>> is_plain('"Chủ\\r\\ntịch"@vi'), is_plain('"Chủ\\u001Ftịch"')
    (True, False)
    """
    text, kind = _parted(literal)
    form = _FORMS.get(kind) or (_TEXT if _LANGUAGE.fullmatch(kind) else None)
    if form is None or form.fullmatch(text) is None:
        return False
    return kind != _DATE or _is_day(text)


def _parted(literal: str) -> tuple[str, str]:
    """Return the text of a literal as it is written, and what stands behind it: nothing, a language or a datatype."""
    text, _, kind = literal[1:].rpartition('"')
    return text, kind


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_number(literal: str) -> bool:
    """Tell whether a plain literal is a number.

    >>> is_number('"7"^^<http://www.w3.org/2001/XMLSchema#integer>'), is_number('"7"')
    (True, False)
    """
    return _parted(literal)[1] in _NUMBERS


def is_compared_alike(lesser: str, greater: str, *, or_equal: bool) -> bool:
    """Tell whether each engine says the same of «lesser is less than greater», for two plain literals.

    The native engine cannot order years and months: it takes no year for less than another. So it agrees with pySHACL
    only where that is the answer; and pySHACL cannot tell whether one is less than another or equal.

    >>> of_2020, of_2025 = (f'"{year}"^^<http://www.w3.org/2001/XMLSchema#gYear>' for year in (2020, 2025))
    >>> is_compared_alike(of_2025, of_2020, or_equal=False), is_compared_alike(of_2020, of_2025, or_equal=False)
    (True, False)
    """
    if is_number(lesser) and is_number(greater):
        return True
    (less, kind), (more, other_kind) = _parted(lesser), _parted(greater)
    if kind != other_kind:
        return False
    if kind in _YEARS_AND_MONTHS:
        return less >= more and not or_equal
    return kind == _DATE

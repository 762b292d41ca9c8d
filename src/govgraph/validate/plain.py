"""Literals that every engine reads alike.

Engines differ at the edges: whether « 1» is a number, what a date with a time zone is less than, whether a control
character is a space. Where a graph holds only plain literals, these differences cannot decide a verdict.
"""

import re
from datetime import date

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING, DATE = XSD + "string", XSD + "date"

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FORMS = {
    XSD + "integer": _INTEGER,
    XSD + "decimal": re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?"),
    DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD + "gYearMonth": re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])"),
    XSD + "gYear": re.compile(r"(?!0000)[0-9]{4}"),
    XSD + "gMonthDay": re.compile(r"--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])"),
    XSD + "time": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Control characters and separators of lines, which are spaces to some engines. Line breaks are in many quotations.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_NUMBERS = {XSD + "integer", XSD + "decimal"}
_YEARS_AND_MONTHS = {XSD + "gYear", XSD + "gYearMonth"}


def is_plain(literal: ox.Literal) -> bool:
    r"""Tell whether a literal is valid for its datatype, in the usual spelling, and without odd characters.

    >>> day = ox.NamedNode(DATE)
    >>> [is_plain(ox.Literal(text, datatype=day)) for text in ("2024-02-29", "2023-02-29", "2024-02-29Z")]
    [True, False, False]
    >>> is_plain(ox.Literal("Chủ tịch", language="vi")), is_plain(ox.Literal("Chủ\x1ftịch"))
    (True, False)
    """
    text = literal.value
    if literal.language is not None:
        return _LANGUAGE.fullmatch(literal.language) is not None and _ODD.search(text) is None
    datatype = literal.datatype.value
    if datatype == STRING:
        return _ODD.search(text) is None
    form = _FORMS.get(datatype)
    if form is None or form.fullmatch(text) is None:
        return False
    return datatype != DATE or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_number(literal: ox.Literal) -> bool:
    """Tell whether a plain literal is a number.

    >>> is_number(ox.Literal(7)), is_number(ox.Literal("7"))
    (True, False)
    """
    return literal.language is None and literal.datatype.value in _NUMBERS


def is_compared_alike(lesser: ox.Literal, greater: ox.Literal, *, or_equal: bool) -> bool:
    """Tell whether each engine says the same of «lesser is less than greater», for two plain literals.

    The native engine cannot order years and months: it takes no year for less than another. So it agrees with pySHACL
    only where that is the answer; and pySHACL cannot tell whether one is less than another or equal.

    >>> year = ox.NamedNode(XSD + "gYear")
    >>> of_2020, of_2025 = ox.Literal("2020", datatype=year), ox.Literal("2025", datatype=year)
    >>> is_compared_alike(of_2025, of_2020, or_equal=False), is_compared_alike(of_2020, of_2025, or_equal=False)
    (True, False)
    """
    if is_number(lesser) and is_number(greater):
        return True
    kind = lesser.datatype.value
    if kind != greater.datatype.value:
        return False
    if kind in _YEARS_AND_MONTHS:
        return lesser.value >= greater.value and not or_equal
    return kind == DATE

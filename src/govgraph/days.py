"""Days as people give them in tables and commands, and the first and last day of dates that are less exact."""

import re
from datetime import date, timedelta

from govgraph.errors import GovgraphError

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


def iso_day(text: str) -> str | None:
    """Return the day of the calendar that a text is, as 2024-02-29 or 29/2/2024; None where it is none.

    >>> [iso_day(text) for text in ("2024-02-29", "29/2/2024", "30/2/2024", "20240229", "2/2024")]
    ['2024-02-29', '2024-02-29', None, None, None]
    """
    found = _DAY.fullmatch(text)
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    try:
        return iso if date.fromisoformat(iso).isoformat() == iso else None
    except ValueError:
        return None


def required_day(text: str, error: type[GovgraphError]) -> str:
    """Return the day that a text is, as `iso_day`.

    Raises:
        GovgraphError: of the kind of `error`: it is none.

    >>> required_day("29/2/2024", GovgraphError)
    '2024-02-29'
    """
    day = iso_day(text)
    if day is None:
        raise error(f"«{text}» is not a date (such as 2023-05-25 or 25/5/2023)")
    return day


def first_day(day: str) -> str:
    """Return the first day of a day, month or year.

    >>> first_day("2021"), first_day("2021-06"), first_day("2021-06-15")
    ('2021-01-01', '2021-06-01', '2021-06-15')
    """
    return day + "0000-01-01"[len(day) :]


def last_day(day: str) -> str:
    """Return the last day of a day, month or year.

    >>> last_day("2021"), last_day("2021-06"), last_day("2021-06-15")
    ('2021-12-31', '2021-06-30', '2021-06-15')
    """
    if len(day) != len("2021-06"):
        return day + "0000-12-31"[len(day) :]
    # Of all months the next begins within 31 days of the 1st.
    following = (date.fromisoformat(f"{day}-01") + timedelta(days=31)).replace(day=1)
    return (following - timedelta(days=1)).isoformat()

"""The first and the last day of dates that may be exact to a month or a year alone, as ISO 8601 writes them."""

from datetime import date, timedelta


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

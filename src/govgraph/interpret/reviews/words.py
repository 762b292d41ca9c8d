"""The cue words of reviews, from the code lists, as patterns over lower-case text."""

import re
from functools import cache

from govgraph.codes import load_codes


@cache
def alternatives(*cues: str) -> str:
    """Return a pattern for any label of the cues, the longest first: `alternatives("contrast")`.

    >>> bool(re.fullmatch(alternatives("contrast"), "tuy vậy"))
    True
    """
    labels = {label.lower() for cue in cues for label in load_codes()["cue"][cue].labels}
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    # Blanks must stand in a verbose pattern.
    return "(?:" + "|".join(r"\s".join(re.escape(word) for word in label.split()) for label in ordered) + ")"


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return a verbose pattern in which `{cue-name}` stands for the labels of a cue."""
    filled = re.sub(r"<<([a-z-]+)>>", lambda match: alternatives(match[1]), text)
    return re.compile(filled, re.VERBOSE)

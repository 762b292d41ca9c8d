"""Paragraphs with text boxes in them, as word processors anchor boxes: each box has lines of its own."""

import re

#: Stands before and after each paragraph of a box; XML allows no such character.
AROUND_BOX = "\x1e"
_BETWEEN = re.compile(rf"(?:\s*{AROUND_BOX})+\s*")


def lines_of(words: str) -> list[str]:
    r"""Return the lines of a paragraph, which its line breaks part, and those of boxes in it; none of an empty one.

    >>> lines_of("\x1eXÃ TÂN HÒA\x1e\x1eDỰ THẢO\x1eSố 5\nNgày 2/4/2024"), lines_of(" \n")
    (['XÃ TÂN HÒA', 'DỰ THẢO', 'Số 5', 'Ngày 2/4/2024'], [])
    """
    if AROUND_BOX in words:
        words = _BETWEEN.sub("\n", words).strip("\n")
    return [line.rstrip() for line in words.split("\n")] if words.strip() else []

"""How wide a text is, and where it may be broken: known from a table, since a graph is drawn where there is no font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: The fonts that a reader's machine is asked for, each with all Vietnamese letters.
FONT_FAMILY = '"Noto Sans", "Segoe UI", "Helvetica Neue", Roboto, "DejaVu Sans", Arial, sans-serif'

# Advance widths in hundredths of the font size: the widest of Noto Sans, Arial (as Liberation Sans has it) and DejaVu
# Sans, which is what many servers and the painting of PNG have: no text leaves its card with any of them.
# A letter with an accent is as wide as without; of the Vietnamese letters only đ, ơ and ư need places of their own.
_REGULAR = {
    27: "'", 28: "ijl", 32: " ,.·‘’", 34: ":;I", 35: "f", 36: "-", 38: "/\\", 39: "()[]t", 40: "!", 42: "r", 46: '"',
    50: "J`°", 52: "sz“”", 55: "c", 56: "*?L_|–†", 58: "k", 59: "vxy•", 61: "ao«»", 62: "FTeơ", 63: "bdghnpquđ",
    64: "$0123456789{}", 67: "EKPSY", 68: "AVư", 69: "BXZ", 73: "CR", 74: "U", 75: "H", 76: "N", 77: "DĐ", 78: "&G",
    79: "OQ", 82: "w", 84: "#+<=>^~×", 86: "Ư", 91: "MƠ", 95: "%", 97: "m", 99: "W", 100: "—…→", 102: "@",
}  # fmt: skip
_BOLD = {
    31: "'", 35: " ijl", 38: ",.·‘’", 39: "I", 40: ":;", 42: "-/\\", 44: "f", 46: "!()[]", 48: "t", 50: "`r°",
    53: '"', 55: "*", 56: "J_|–†", 59: "z", 60: "cs", 62: "?", 64: "L•", 65: "x«»", 66: "vy“”", 67: "k", 68: "ae",
    69: "EFToơ", 70: "$0123456789", 72: "bdghnpqu{}đ", 73: "SYZ", 74: "CP", 76: "ư", 77: "B", 78: "AKRVX", 82: "U",
    83: "G", 84: "#+<=>DHN^~Đ×", 86: "OQ", 88: "&Ơ", 89: "Ư", 93: "w", 100: "@M…—→", 101: "%", 105: "m", 111: "W",
}  # fmt: skip
_WIDTHS = {
    bold: {letter: hundredths / 100 for hundredths, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in the unit of `size`.

    >>> round(measure("Đảng ủy", 10), 1), round(measure("Đảng ủy", 10, bold=True), 1)
    (41.8, 46.9)
    """
    return size * sum(_advance(letter, bold) for letter in text)


# What stays together, where a line is wide enough for it: a date, «ngày 25 tháng 5 năm 2023» or «25 May 2023»; else a
# number with the word before it; else a word.
_DATE = r"(?:ngày\s\d+\s)?(?:tháng\s\d+\s)?năm\s\d|(?:ngày\s\d+\s)?tháng\s\d|ngày\s\d|\d+\s[A-Z][a-z]+\s\d{4}"
_GRAINS = tuple(map(re.compile, (rf"[^\s\w]*(?:{_DATE})\S*|\S+", r"[^\s\w]*(?:ngày|tháng|năm)\s\d\S*|\S+", r"\S+")))


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text no wider than `width`: as few as can be, of about one length, broken between words.

    Only a word that is wider than a whole line is broken within; no Vietnamese word is. A date stays on one line where
    one is wide enough.

    >>> wrap("Ban Thường vụ Huyện ủy Kỳ Anh", 130, 10)
    ['Ban Thường vụ', 'Huyện ủy Kỳ Anh']
    >>> wrap("Hội nghị từ ngày 4 tháng 7 năm 2019", 150, 10)
    ['Hội nghị từ', 'ngày 4 tháng 7 năm 2019']
    """
    words: list[tuple[str, float]] = []
    for grain in _GRAINS:
        words = [(word, measure(word, size, bold=bold)) for word in grain.findall(text)]
        if all(wide <= width for _, wide in words):
            break
    space = measure(" ", size, bold=bold)
    if any(wide > width for _, wide in words):
        pieces = [piece for word, _ in words for piece in _pieces(word, width, size, bold)]
        words = [(piece, measure(piece, size, bold=bold)) for piece in pieces]
    lines = _filled(words, space, width)
    if len(lines) > 1:
        # The narrowest width that needs no more lines leaves no short last line; to a hundredth is near enough.
        least, most = max(wide for _, wide in words), width
        while most - least > width / 100:
            middle = (least + most) / 2
            tried = _filled(words, space, middle)
            if len(tried) == len(lines):
                lines, most = tried, middle
            else:
                least = middle
    return lines


def _filled(words: Sequence[tuple[str, float]], space: float, width: float) -> list[str]:
    """Return the lines of words, each filled as far as words go; no word is wider than `width`."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, wide in words:
        if lines[-1] and used + space + wide > width:
            lines.append([])
            used = 0.0
        used += wide + (space if lines[-1] else 0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Return a word in pieces no wider than `width`, where it can be behind a dash or slash.

    >>> _pieces("12/2024/QĐ-UBND", 60, 10, False)
    ['12/2024/', 'QĐ-UBND']
    """
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size, bold=bold) > width:
            # Letters alone before the dash would look like a word of their own.
            kept = max(pieces[-1].rfind(sign) for sign in "-/") + 1
            begun = pieces[-1][kept:] if kept > len(pieces[-1]) / 3 else ""
            pieces[-1] = pieces[-1].removesuffix(begun)
            pieces.append(begun)
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> float:
    widths = _WIDTHS[bold]
    if letter in widths:
        return widths[letter]
    if unicodedata.combining(letter):
        return 0.0
    plain = unicodedata.normalize("NFD", letter)
    # Decomposed, "ợ" is o + horn + dot; with its horn it is wider than o.
    horned = {"o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"}.get(plain[0], plain[0]) if "\u031b" in plain else plain[0]
    # Of a letter that the table does not know: as wide as the widest that it knows, or a full square.
    return widths.get(horned, 1.0 if unicodedata.east_asian_width(letter) in "NaAH" else 1.1)

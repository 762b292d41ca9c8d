"""Patterns over typed items: a small, readable notation that compiles to a regular expression.

A sequence of items is written as a string with one letter an item (its type); a pattern names types by words:

    HONORIFIC? NAME (COMMA|DASH)? <posts>POSTS

Each type is one letter, so matching is the regular expression engine's own, linear for the bounded patterns used here.
"""

import re
from collections.abc import Iterable
from functools import cache

# The types of items. The letter is an implementation detail; the name is what grammars and tests use.
LETTERS: dict[str, str] = {
    # words of the code lists
    "ADDRESS": "H",  # đồng chí, ông, bà
    "ADDRESSES": "h",  # các đồng chí, các ông
    "RANK": "r",  # Thiếu tướng, TS.
    "ROLE": "R",  # Bí thư, Chủ tịch
    "TITLE": "T",  # Huyện ủy viên
    "BODY": "B",  # Ban Thường vụ, UBND
    "AGENCY": "G",  # Sở, Phòng, Trung tâm: heads of names that follow
    "UNITTYPE": "U",  # xã, huyện
    "QUALIFIER": "Q",  # nguyên, tân
    "ACT": "A",  # chủ trì, phát biểu
    "MEETING": "M",  # Hội nghị
    "DOCUMENT": "D",  # Nghị quyết
    "CHANGE": "C",  # bầu, bổ nhiệm
    "FINDING": "F",  # hạn chế, giải pháp
    "CONVENE": "V",  # tổ chức, họp
    "CREDIT": "E",  # Nguồn, Tin, ảnh
    "HOLD": "O",  # giữ chức, làm
    "PLANNED": "f",  # sẽ, dự kiến
    "SAMEDAY": "s",  # cùng ngày
    "DELEGATION": "g",  # thay mặt
    "ATTRIBUTE": "i",  # bãi ngang, miền núi: between the type and the name of a unit
    "CITE": "c",  # thông qua, ban hành, theo
    "CUE": "K",  # any other cue
    "DAYPART": "Y",  # sáng, chiều
    # grammatical words
    "AND": "&",
    "CONCURRENTLY": "k",  # kiêm
    "OF": "o",  # của
    "HAVE": "a",  # có, gồm, là
    "BY": "y",  # do, bởi
    "AT": "t",  # tại, ở, dự … at
    "NUMERO": "m",  # số
    # shapes
    "CAPITAL": "X",
    "FAMILY": "S",  # a capitalised family name
    "ABBREVIATION": "x",
    "WORD": "w",
    "NUMBER": "#",
    "DATE": "d",
    "DOCNUMBER": "n",
    # signs
    "COMMA": ",",
    "SEMICOLON": ";",
    "COLON": ":",
    "DASH": "-",
    "SLASH": "/",
    "OPEN": "(",
    "CLOSE": ")",
    "QUOTE": '"',
    "BAR": "|",  # between the cells of a table
    "STOP": ".",
    "LINE": "l",
    "SIGN": "z",
    # composites, built by the cascade
    "UNIT": "u",
    "ORGAN": "b",
    "POST": "p",
    "POSTS": "P",
    "NAME": "N",
    "PERSON": "I",
    "PEOPLE": "J",
    "TERM": "e",
    "PAPER": "j",
}
if len(set(LETTERS.values())) != len(LETTERS):  # pragma: no cover
    raise ValueError("two types share a letter")

_PART = re.compile(r"\s*(?:<(?P<group>\w+)>|(?P<name>[A-Z]+)|(?P<code>[()|?*+]|\{\d*,?\d*\}|\?:|\^|\$|!))\s*")
_QUANTIFIER = re.compile(r"[?*+]|\{\d*,?\d*\}")


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression over item letters for a pattern.

    `<name>` before a type or a bracket makes it a named group; `( | ) ? * + {m,n} ^ $` mean what they mean in `re`;
    `!TYPE` is «not followed by TYPE».

    Raises:
        ValueError: the pattern has an unknown type or sign.

    >>> bool(compile_pattern("ADDRESS? <name>NAME").match("HN"))
    True
    """
    out: list[str] = []
    brackets: list[str] = []
    at, pending, negate = 0, "", False
    while at < len(pattern):
        part = _PART.match(pattern, at)
        if not part or part.end() == at:
            raise ValueError(f"pattern «{pattern}»: cannot read «{pattern[at:]}»")
        at = part.end()
        if part["group"]:
            pending = part["group"]
        elif part["name"]:
            if part["name"] not in LETTERS:
                raise ValueError(f"pattern «{pattern}»: no type {part['name']}; types: {', '.join(LETTERS)}")
            letter = re.escape(LETTERS[part["name"]])
            if negate:
                letter, negate = f"(?!{letter})", False
            # A named type may carry a quantifier: the group takes in what follows, `<x>TYPE{1,3}`.
            quantifier = _QUANTIFIER.match(pattern, at)
            if pending and quantifier:
                at = quantifier.end()
                letter += quantifier.group()
            out.append(f"(?P<{pending}>{letter})" if pending else letter)
            pending = ""
        elif part["code"] == "!":
            negate = True
        elif part["code"] == "(":
            out.append(f"(?P<{pending}>(?:" if pending else "(?:")
            brackets.append(pending)
            pending = ""
        elif part["code"] == ")":
            quantifier = _QUANTIFIER.match(pattern, at)
            out.append(")" + (quantifier.group() if quantifier else ""))
            at = quantifier.end() if quantifier else at
            if brackets.pop():  # a named bracket takes in its repeats: <name>(A|B){1,3} is all of them
                out.append(")")
        else:
            out.append(part["code"])
    return re.compile("".join(out))


def letters_of(types: Iterable[str]) -> str:
    """Return the letters of a sequence of type names.

    >>> letters_of(["ADDRESS", "FAMILY", "CAPITAL"])
    'HSX'
    """
    return "".join(LETTERS[name] for name in types)

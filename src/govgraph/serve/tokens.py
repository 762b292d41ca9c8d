"""The words and signs of a SPARQL query, told apart as the grammar does: what is in a string is not a keyword.

What the grammar does not know matches nothing, and the query is refused before any other program reads it. No part may
be tried again and again over the same text (a prefix has at most 200 characters), so that time grows with length alone;
what can only be read in one way is read at once («++»), a string of a million letters within some milliseconds.
"""

from __future__ import annotations

import re

#: A token at a place; the group that matched is its kind.
TOKEN = re.compile(
    r"""
      (?P<blank> (?: [ \t\r\n]+ | \#[^\r\n]* )+ )
    | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\]++ | ESCAPE ) )*+ \"{3} | '{3} (?: '{0,2} (?: [^'\\]++ | ESCAPE ) )*+ '{3}
        | \" (?: [^"\\\r\n]++ | ESCAPE )*+ \" (?!\") | ' (?: [^'\\\r\n]++ | ESCAPE )*+ ' (?!') )
    | (?P<iri> < (?: [^<>"{}|^`\\\x00-\x20]++ | UNICODE )*+ > )
    | (?P<variable> [?$] [\w\u00b7\u203f\u2040]+ )
    | (?P<node> _: \w (?: [\w.\u00b7-]* [\w\u00b7-] )? )
    | (?P<name> (?: [^\W\d_] (?: [\w.\u00b7-]{0,200} [\w\u00b7-] )? )? :
        (?: (?: [\w:] | PLX ) (?: (?: [\w:.\u00b7-] | PLX )* (?: [\w:\u00b7-] | PLX ) )? )? )
    | (?P<tag> @ [A-Za-z]+ (?: - [A-Za-z0-9]+ )* (?: --(?:ltr|rtl) )? )
    | (?P<number> (?: \d+ (?: \.\d* )? | \.\d+ ) (?: [eE] [+-]? \d+ )? )
    | (?P<word> [^\W\d] \w* )
    | (?P<open> \{\| | <<\( | << | [({\[] )
    | (?P<close> \|\} | \)>> | >> | [)}\]] )
    | (?P<sign> && | \|\| | \^\^ | [!<>]= | [;.,|/^?*+\-!=<>~] )
    """.replace("ESCAPE", r"\\[tbnrf\"'\\] | UNICODE")
    .replace("UNICODE", r"\\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8}")
    .replace("PLX", r"%[0-9A-Fa-f]{2} | \\[_~.!$&'()*+,;=/?\#@%\-]"),
    re.VERBOSE,
)

#: Kinds of tokens after which «<» may be the sign for «less than».
OPERANDS = frozenset(["string", "iri", "variable", "node", "name", "tag", "number", "word", "close"])


class Token:
    """A token of a query: its kind, its text, and where it ends."""

    __slots__ = ("end", "kind", "text")

    def __init__(self, kind: str, text: str, end: int) -> None:
        self.kind = kind
        self.text = text
        self.end = end


def read_token(query: str, place: int) -> Token | None:
    r"""Return the token that begins at a place, None where none does.

    >>> [read_token("?x<1", place).text for place in (0, 2, 3)]
    ['?x', '<', '1']
    >>> read_token("\\\\", 0) is None
    True
    """
    found = TOKEN.match(query, place)
    return None if found is None else Token(str(found.lastgroup), found[0], found.end())


def read_less_than(query: str, place: int) -> Token:
    """Return the sign that «<» at a place is where it does not begin an IRI."""
    text = "<=" if query.startswith("<=", place) else "<"
    return Token("sign", text, place + len(text))

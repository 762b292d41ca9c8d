"""Which terms a piece of Turtle or SPARQL names, and the pieces of an example file."""

import re
from collections.abc import Iterator, Mapping

# Texts and comments name no term. An IRI comes before a comment, for it may hold a number sign.
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | <(?P<iri>[^<>\s"{}|^`\\]*)>
      | (?P<comment>\#[^\n]*)
      | (?P<prefix>[A-Za-z][\w-]*):(?P<local>\w(?:[\w.-]*\w)?)""",
    re.VERBOSE,
)
_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_DECLARATION = re.compile(r"@?(?:prefix|base)\b", re.IGNORECASE)


def prefixes(text: str) -> dict[str, str]:
    """Return what the prefixes of a Turtle or SPARQL text stand for.

    >>> prefixes("PREFIX gov: <https://w3id.org/govgraph/ns#>")
    {'gov': 'https://w3id.org/govgraph/ns#'}
    """
    return dict(_PREFIX.findall(text))


def mentioned(text: str, known: Mapping[str, str]) -> set[str]:
    """Return the IRIs that a text names outside of its strings and comments.

    >>> sorted(mentioned('?x a e:Post ; e:name "e:Body" . # e:Term', {"e": "http://e/"}))
    ['http://e/Post', 'http://e/name']
    """
    body = _PREFIX.sub("", text)
    found = set()
    for match in _TOKEN.finditer(body):
        if match["iri"]:
            found.add(match["iri"])
        elif match["prefix"] in known:
            found.add(known[match["prefix"]] + match["local"])
    return found


def pieces(text: str) -> Iterator[str]:
    r"""Yield the statements of a Turtle text that blank lines part, without declarations and remarks before them.

    >>> list(pieces("@prefix e: <http://e/> .\n\n# one\n\ne:a e:b e:c .\n\n\ne:d e:e e:f .\n"))
    ['e:a e:b e:c .', 'e:d e:e e:f .']
    """
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line.strip()]
        while lines and (lines[0].startswith("#") or _DECLARATION.match(lines[0])):
            del lines[0]
        if lines:
            yield "\n".join(lines)


def headline(text: str) -> dict[str, str]:
    r"""Return what the first two remarks of an example file say: in Vietnamese, then in English.

    >>> headline("# Ai giữ chức gì.\n# Who holds what.\n#\n# The source reads")
    {'vi': 'Ai giữ chức gì.', 'en': 'Who holds what.'}
    """
    first = [line.removeprefix("#").strip() for line in text.splitlines()[:2] if line.startswith("#")]
    return dict(zip(("vi", "en"), first, strict=False))

"""The lists of an OParl server that a file holds in part or not at all: their addresses, which are not fetched."""

from collections.abc import Collection, Iterable, Iterator

from govgraph.read.records import Thing, pointer

# What a System or Body has by the address of a list.
_LISTS = ("body", "organization", "person", "meeting", "paper")
_OTHER_PAGES = ("first", "prev", "last", "self")


def lists_elsewhere(
    value: object, servers: Iterable[Thing], known: Collection[str], asked: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield (JSON Pointer, address) of the lists and further pages that are not in a file.

    `servers` are its Systems and Bodies, `known` the ids of its objects, `asked` as in `Thing`.

    >>> page = {"data": [], "links": {"next": "https://a.vn/people?page=2"}}
    >>> list(lists_elsewhere(page, (), (), set()))
    [('/links/next', 'https://a.vn/people?page=2')]
    """
    links = [(page, found) for page in _pages(value, "", asked) if (found := page.inner("links")) is not None]
    here = {found.text("self") for _, found in links}
    for page, found in links:
        page.follows("pagination")
        found.follows(*_OTHER_PAGES)
        if found.text("next") and found.text("next") not in here:
            yield found.at + pointer("next"), found.text("next")
    first = {found.text("first") for _, found in links}
    for server in servers:
        for key in _LISTS:
            address = server.values.get(key)
            if isinstance(address, str) and address not in known:
                server.follows(key)
                if address not in here | first:
                    yield server.at + pointer(key), address


def _pages(value: object, at: str, asked: set[str]) -> Iterator[Thing]:
    """Yield the pages of a file: it, or objects of a list that it is, with the objects of a list as their `data`."""
    for number, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield from _pages(one, at + pointer(number), asked)
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        page = Thing(value, at, asked)
        page.asked.add(at + pointer("data"))
        yield page

"""Documents listed in a sentence: the noun that leads them in, with which the verb stands that deals with them all."""

from collections.abc import Sequence

from govgraph.recognise.items import Item

_SEVERAL = frozenset({"các", "những"})


def noun_of_list(items: Sequence[Item], index: int) -> int:
    """Return where the noun stands of whose list the document at `index` is one; `index` where it is of none.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("trao các quyết định: Quyết định số 5/QĐ-UBND về nhân sự; Quyết định của HĐND xã")
    >>> [(item.text, noun_of_list(items, at)) for at, item in enumerate(items) if item.type == "PAPER"]
    [('Quyết định số 5/QĐ-UBND', 2), ('Quyết định của HĐND xã', 2)]
    """
    counted = _counted_before(items, index) if _is_first(items, index) else index
    return _noun_of_numbers(items, counted) or _noun_of_entries(items, counted) or counted


def leads_in_list(items: Sequence[Item], index: int) -> bool:
    """Tell whether counted documents lead in those that follow: "công bố 3 quyết định của Ban Thường vụ, gồm:".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "công bố 3 quyết định của Ban Thường vụ Tỉnh ủy, gồm:", "công bố quyết định của Ban Thường vụ Tỉnh ủy."
    >>> [leads_in_list(items, len(items) - 4 + 2 * n) for n, items in enumerate(map(recognise_text, texts))]
    [True, False]
    """
    behind = [item.type for item in items[index + 1 :] if item.type not in ("COMMA", "HAVE")]
    return behind == ["COLON"] and index > 0 and items[index - 1].type == "NUMBER"


def _is_first(items: Sequence[Item], index: int) -> bool:
    """Tell whether a document is the first of those counted before: "… 11 nghị quyết, trong đó có …", "…, gồm: …"."""
    at = index
    while at and (items[at - 1].type == "COLON" or items[at - 1].text.lower() in _SEVERAL):
        at -= 1
    if at < 2 or items[at - 1].type != "HAVE":
        return False
    return items[at - 2].text.lower() == "đó" or items[at - 1].text.lower() == "gồm"


def _counted_before(items: Sequence[Item], index: int) -> int:
    """Return where the count of documents stands of which one is the first: "11 nghị quyết, trong đó có …"."""
    counted = next((at for at in range(index - 3, 0, -1) if items[at].type == "DOCUMENT"), None)
    if counted is None or any(item.type in ("STOP", "SEMICOLON") for item in items[counted:index]):
        return index
    return counted


def _noun_of_numbers(items: Sequence[Item], index: int) -> int | None:
    """Return where the noun stands that leads in a list of numbers: "thông qua 3 nghị quyết: số 21 …; | số 22 …"."""
    if not items[index].text.lower().startswith("số"):
        return None
    for at in range(index - 1, 0, -1):
        if items[at].type == "COLON":
            noun = at - 2 if items[at - 1].type == "HAVE" else at - 1
            return noun if noun >= 0 and items[noun].type == "DOCUMENT" else None
        if items[at].type == "STOP":
            return None
    return None


def _noun_of_entries(items: Sequence[Item], index: int) -> int | None:
    """Return where the noun stands that leads in entries: "công bố các quyết định: …; | Nghị quyết của HĐND tỉnh …"."""
    at = index - 1 if index and items[index - 1].type == "AND" else index
    if at == 0 or items[at - 1].type not in ("SEMICOLON", "COLON"):
        return None
    for before in range(at - 1, 0, -1):
        if items[before].type == "STOP":
            return None
        if items[before].type == "COLON" and items[before - 1].type == "DOCUMENT":
            return before - 1
    return None

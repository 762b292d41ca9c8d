"""The cells of a row of a register: units, bodies, posts, people and days in them, by the same grammar as prose."""

from collections.abc import Iterator, Mapping

from govgraph.errors import NotationError
from govgraph.interpret.draft import Draft
from govgraph.interpret.setting import Setting
from govgraph.model import Document, Span, Unit
from govgraph.notation import date
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention

#: The cells of a row that say something, as spans of the text, by their fields.
Cells = Mapping[str, Span]


def setting_of(row: Cells, document: Document) -> Setting:
    """Return the setting of a row: the unit that it names, by itself or in a body's name, is where its bodies are."""
    words = [row[field].of(document.text) for field in ("unit", "body", "convener", "title") if field in row]
    values = [item.value for one in words for item in recognise_text(one, day=document.published)]
    named = (value.unit if isinstance(value, BodyMention) else value for value in values)
    unit = next((value for value in named if isinstance(value, Unit)), None)
    return Setting(unit, document.published, document.published)


def posts_in(words: str) -> tuple[PostMention, ...]:
    """Return the first posts that words name together."""
    return next(
        (item.value for item in recognise_text(words) if item.type == "POSTS" and isinstance(item.value, tuple)), ()
    )


def people_in(words: str) -> Iterator[PersonMention]:
    """Yield the people whom words name, with their posts.

    >>> [person.name for person in people_in("Ông Lê Văn An; bà Hà Thị Tư, Phó Chủ tịch HĐND; đại diện các ban")]
    ['Lê Văn An', 'Hà Thị Tư']
    """
    for item in recognise_text(words):
        named = item.value if isinstance(item.value, tuple) else (item.value,)
        yield from (one for one in named if isinstance(one, PersonMention) and one.name is not None)


def body_in(words: str) -> BodyMention | None:
    """Return the first body that words name."""
    return next((item.value for item in recognise_text(words) if isinstance(item.value, BodyMention)), None)


def day_in(row: Cells, field: str, document: Document, draft: Draft) -> str | None:
    """Return the day in a cell; of what is none a doubt."""
    if field not in row:
        return None
    words = row[field].of(document.text)
    try:
        return date.parse(words).start
    except NotationError as error:
        draft.doubt("row-not-understood", f"{error}", row[field])
        return None

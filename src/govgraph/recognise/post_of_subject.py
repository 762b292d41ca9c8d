"""The post that a whole sentence says somebody has: «Ông A, Chủ tịch HĐND xã là Trưởng Ban Chỉ đạo xã.»."""

from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, posts_of

_BEFORE_SENTENCE = frozenset({"", "STOP", "LINE"})
_BEHIND_SENTENCE = frozenset({"", "STOP", "SEMICOLON", "LINE"})


def _of_subject(hit: Hit) -> Item | None:
    """Give somebody the post that a whole sentence tells: "Ông A, Chủ tịch HĐND xã là Trưởng Ban Chỉ đạo xã."."""
    person, posts = hit.matched[0].value, posts_of(hit.matched[-1])
    if not isinstance(person, PersonMention) or person.name is None or hit.matched[-2].text.lower() != "là":
        return None
    if hit.before() not in _BEFORE_SENTENCE or hit.after() not in _BEHIND_SENTENCE or not posts[-1].body:
        return None  # "Trước đó, ông A là …", "Ông A là Chủ tịch UBND xã từ năm 2010"
    span = Span(person.span.start, hit.matched[-1].end)
    return hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span))


POST_OF_SUBJECT = Rule(
    "post-of-subject",
    "PERSON COMMA? HAVE POSTS",
    _of_subject,
    examples=(
        (
            "Ông Lê Văn Ba, Trưởng Công an xã là Phó Trưởng Ban Chỉ đạo xã.",
            "person Lê Văn Ba: head police commune; deputy-head working-group commune",
        ),
    ),
    counterexamples=(
        "Trước đó, ông Lê Văn Ba là Trưởng Công an xã.",
        "Ông Lê Văn Ba là Trưởng Công an xã từ năm 2010.",
        "HĐND bầu ông Lê Văn Ba là Trưởng Công an xã.",
    ),
)

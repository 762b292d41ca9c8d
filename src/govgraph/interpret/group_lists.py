"""What a decision that sets a working group up makes of those whom it lists under their posts: «4. Các thành viên:»."""

from collections.abc import Mapping, Sequence

from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PostMention

_GROUP = "working-group"
_ENTRIES = frozenset({"DASH", "SIGN", "NUMBER"})  # what an entry of a list begins with
# What stands beside the one post of a heading: "4. Các thành viên Ban Chỉ đạo gồm 05 ông (bà) có tên sau:".
_BESIDE_POST = _ENTRIES | {"STOP", "COLON", "LINE", "HAVE", "ADDRESS", "ADDRESSES", "OPEN", "CLOSE"}
_WORDS_BESIDE_POST = frozenset({"các", "tên", "sau", "đây", "như"})


def posts_in_group(sentences: Sequence[Sentence]) -> Mapping[int, PostMention]:
    """Return the posts in a working group of those listed under them, by where their mentions start.

    An entry that tells of a post in the group itself keeps that: "- Bà B, Chủ tịch UBND xã (Phó Trưởng ban)".
    """
    posts: dict[int, PostMention] = {}
    heading: PostMention | None = None
    numbered = False  # the sentence before was but the number of this one: "1."
    for sentence in sentences:
        items = sentence.items
        if [item.type for item in items] == ["NUMBER", "STOP"]:
            numbered = True
            continue
        named = _heading_of_group(items)
        if named is not None:
            heading = named
        elif heading is not None and (numbered or items[0].type in _ENTRIES):
            mention = next(mentions_in(items), None)
            if mention is not None and not any(map(_is_in_group, mention.posts)):
                posts[mention.span.start] = heading
        else:
            heading = None
        numbered = False
    return posts


def _heading_of_group(items: Sequence[Item]) -> PostMention | None:
    """Return the post in a working group that a line names over those who have it: "4. Các thành viên:"."""
    told = [item for item in items if item.type not in _BESIDE_POST and item.text.lower() not in _WORDS_BESIDE_POST]
    value = told[0].value if len(told) == 1 and told[0].type == "POSTS" else None
    post = value[0] if isinstance(value, tuple) and len(value) == 1 else None
    return post if isinstance(post, PostMention) and _is_in_group(post) else None


def _is_in_group(post: PostMention) -> bool:
    """Tell whether a post is, or may be, one in a working group: of one, or of a body left unsaid."""
    return post.body is None or post.body.kind == _GROUP

"""Which posts a change fills or ends, and from which day."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from govgraph.interpret.changes.people import is_few
from govgraph.interpret.changes.seats import is_filled, is_won
from govgraph.interpret.denial import is_denied
from govgraph.interpret.people.rows import ends_clause
from govgraph.model import Span, Term
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

_ASPECTS = frozenset({"đã", "được", "đều", "cũng"})
_TITLE_WORDS = ("chức danh", "chức vụ")
_BEFORE_TITLE = 3  # items of «; chức vụ»
_CONCERNED_REACH = 8  # items of «khóa XIX, nhiệm kỳ 2021 - 2026 đối với»
_SINCE_REACH = 14  # items from a post to the day from which it is held
# Behind these a term is not that of the post before.
_NOT_OF_POST = frozenset({"PERSON", "PEOPLE", "POSTS", "CHANGE", "ACT", "MEETING", "SEMICOLON", "STOP"})
_GOING = frozenset({"đến", "về", "sang", "tới"})
_DURATION = frozenset({"thời", "thời hạn"})  # "…; thời hạn giữ chức vụ là 5 năm, kể từ ngày …"
_HOLDING = frozenset({"giữ", "tạm thời giữ", "tạm giữ"})
_IN_BRACKETS = frozenset({"PERSON", "PEOPLE", "COMMA", "AND", "ADDRESSES"})  # «(các ông A, B)»


def held_since(items: Sequence[Item], index: int) -> date.DateSpan | None:
    """Return the day from which a post is held: "giữ chức Trưởng phòng kể từ ngày 06/3/2023".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("giữ chức Trưởng phòng kể từ ngày 06/3/2023")
    >>> held_since(items, 1).start
    '2023-03-06'
    """
    for before, item in pairwise(items[index : index + _SINCE_REACH]):
        if before.type == "SEMICOLON" and item.text.lower() not in _DURATION:
            return None
        if item.type in ("STOP", "PERSON", "PEOPLE"):
            return None
        if isinstance(item.value, date.DateSpan) and before.text.lower() in ("từ", "kể từ"):
            return item.value
    return None


def term_behind(items: Sequence[Item], end: int) -> Term | None:
    """Return the term for which a post that ends at `end` is filled: "bầu … Chủ tịch HĐND xã nhiệm kỳ 2021 - 2026".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu bà Lê Thị Mai giữ chức Chủ tịch HĐND xã khóa XX, nhiệm kỳ 2021 - 2026")
    >>> term_behind(items, next(item.end for item in items if item.type == "POSTS")).start
    '2021'
    """
    behind = (item for item in items if item.start >= end)
    for item in takewhile(lambda item: item.type not in _NOT_OF_POST, behind):
        if isinstance(item.value, Term):
            return item.value
    return None


def is_of_whom_follows(items: Sequence[Item], index: int) -> bool:
    """Tell whether a post is that of one more change for whom the words behind it name: "…; chức vụ Q | đối với bà B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("đối với ông Lê Văn Ba; chức vụ Phó Chủ tịch UBND xã đối với bà Hà Thị Tư")
    >>> [is_of_whom_follows(items, at) for at, item in enumerate(items) if item.type == "POSTS"]
    [True]
    """
    behind = [item.text.lower() for item in dropwhile(_is_of_term, items[index + 1 : index + 1 + _CONCERNED_REACH])]
    before = [item.type for item in items[max(0, index - _BEFORE_TITLE) : index]]
    return behind[:2] == ["đối", "với"] and not {"SEMICOLON", "COMMA", "AND"}.isdisjoint(before)


def _is_of_term(item: Item) -> bool:
    return item.type in ("CUE", "TERM", "NUMBER", "ABBREVIATION", "CAPITAL")  # «khóa XIX», «nhiệm kỳ 2021 - 2026»


def is_taken_up(items: Sequence[Item], index: int) -> bool:
    """Tell whether a post is taken up by who leaves another: "… để nhận nhiệm vụ Phó Trưởng ban".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("thôi giữ chức Bí thư Huyện ủy để nhận nhiệm vụ Phó Trưởng ban")
    >>> [is_taken_up(items, at) for at, item in enumerate(items) if item.type == "POSTS"]
    [False, True]
    """
    return any("nhận nhiệm vụ" in item.text.lower() for item in items[max(0, index - 3) : index])


def moves_only(items: Sequence[Item], index: int) -> bool:
    """Tell whether somebody is moved to an office, as what is not said: "… đến nhận công tác | tại Sở Nội vụ".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("được điều động đến nhận công tác tại Sở Nội vụ")
    >>> [moves_only(items, at) for at in range(2)]
    [False, True]
    """
    if not items[index].text.lower().endswith("công tác") or items[index + 1 : index + 2] == []:
        return False
    behind = takewhile(lambda item: item.type not in ("SEMICOLON", "STOP"), items[index + 1 :])
    return items[index + 1].type == "AT" and all(item.type not in ("HOLD", "POSTS", "CHANGE") for item in behind)


def goes_elsewhere(items: Sequence[Item], index: int) -> bool:
    """Tell whether the person at `index` is moved to where no post is told: "điều động | ông A, … về công tác tại X".

    The post of who then gives tasks is not taken up: "… về Chi bộ X, Chủ tịch UBND huyện phân công".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "điều động ông Lê Văn Ba về Sở Nội vụ", "điều động ông Lê Văn Ba về làm Trưởng phòng Nội vụ"
    >>> [goes_elsewhere(recognise_text(text), 1) for text in texts]
    [True, False]
    """
    behind = list(takewhile(lambda item: item.type not in ("SEMICOLON", "STOP"), items[index + 1 :]))
    goes = bool(behind) and behind[0].text.lower() in _GOING
    if not goes or any(item.type in ("HOLD", "CHANGE", "PERSON", "PEOPLE") for item in behind):
        return False
    around = zip(behind, behind[1:], [*behind[2:], None], strict=False)
    taken = (
        post.type == "POSTS" and not (before.type == "COMMA" and verb is not None and verb.type in ("CUE", "ACT"))
        for before, post, verb in around
    )
    return not any(taken)


def leads(items: Sequence[Item], index: int) -> bool:
    """Tell whether «là» gives somebody the post at the head of a group: "Đoàn … do ông A | là Trưởng đoàn".

    So does «giữ» a post for which somebody is to stand in: "bà B được phân công | tạm thời giữ quyền Bí thư Tỉnh đoàn".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Đoàn công tác do ông Lê Văn Ba là Trưởng đoàn")
    >>> [at for at in range(len(items)) if leads(items, at)]
    [3]
    """
    if index < 2 or index + 1 == len(items):
        return False
    if items[index].text.lower() in _HOLDING:
        charged = items[index - 1].sense("cue")
        return charged is not None and charged.notation == "assignment" and items[index + 1].type == "POSTS"
    around = [items[index - 2].type, items[index - 1].type, items[index + 1].type]
    return items[index].text.lower() == "là" and around == ["BY", "PERSON", "POSTS"]


def stays_in_posts(items: Sequence[Item], index: int) -> bool:
    """Tell whether whoever stands right before a verb won again the post told with the name.

    "Ông A, Chủ tịch UBND xã tái đắc cử", "… đã tái cử nguyên chức vụ"; not «không đủ tuổi tái cử».

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Chủ tịch UBND xã Lê Văn Ba đã tái cử nguyên chức vụ")
    >>> stays_in_posts(items, 2)
    True
    """
    before = index - 1
    while before > 0 and items[before].text.lower() in _ASPECTS:
        before -= 1
    behind = " ".join(item.text.lower() for item in items[index + 1 : index + 3])
    again = items[index].text.lower().startswith("tái ") and items[max(0, before)].type == "PERSON"
    return again and (ends_clause(items, index) or behind.startswith("nguyên chức"))


def posts_before(items: Sequence[Item], index: int, *, elected: bool, further: bool) -> tuple[PostMention, ...]:
    """Return the posts that are named before who takes them; `elected` by a vote, `further` posts than those of others.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("giữ chức Bí thư Đảng ủy là đồng chí Lê Văn Ba")
    >>> [post.role for post in posts_before(items, len(items) - 1, elected=False, further=False)]
    ['secretary']
    """
    taken = _posts_taken(items, index) or (_posts_elected_to(items, index) if elected else ())
    return taken or (_posts_beside(items, index) if elected and further else ())


def posts_of_brackets(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts before brackets that name but who gets them: "bầu 2 Phó Chủ tịch UBND xã (| ông A, bà B)".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "(ông Lê Văn Ba và bà Hà Thị Tư)", "(ông Lê Văn Ba chủ trì)"
    >>> told = [recognise_text(f"bầu Phó Chủ tịch UBND xã {text}") for text in texts]
    >>> [[post.role for post in posts_of_brackets(items, 3)] for items in told]
    [['vice-chair'], []]
    """
    if index < 2 or [item.type for item in items[index - 2 : index]] != ["POSTS", "OPEN"]:
        return ()
    closing = next(dropwhile(lambda item: item.type in _IN_BRACKETS, items[index:]), None)
    posts = posts_at(items, index - 2)
    return posts if closing is not None and closing.type == "CLOSE" and len(posts) == 1 else ()


def posts_of_next_brackets(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts before further brackets of a row: "bầu Chủ tịch UBND xã (ông A) và 2 Phó Chủ tịch UBND xã (| …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu Chủ tịch UBND xã (ông Lê Văn Ba) và 2 Phó Chủ tịch UBND xã (bà Hà Thị Tư)")
    >>> [[post.role for post in posts_of_next_brackets(items, at)] for at in (3, 9)]
    [[], ['vice-chair']]
    """
    sign = index - 4 if index > 3 and is_few(items[index - 3]) else index - 3
    row = sign > 0 and items[sign - 1].type == "CLOSE" and items[sign].type in ("COMMA", "AND", "SEMICOLON")
    return posts_of_brackets(items, index) if row else ()


def post_named_first(items: Sequence[Item], person: int) -> tuple[PostMention, ...]:
    """Return the post that a sentence names before who is voted into it: "Ở chức danh P, | ông A được bầu với …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ở chức danh Ủy viên UBND xã, ông Lê Văn Ba được bầu bổ sung")
    >>> [post.role for post in post_named_first(items, 5)]
    ['member']
    """
    if person < 3 or items[person - 1].type != "COMMA":
        return ()
    named = " ".join(item.text.lower() for item in items[max(0, person - 4) : person - 2]).endswith(_TITLE_WORDS)
    return posts_at(items, person - 2) if named else ()


def _posts_taken(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts named before who takes them: "Giữ chức Bí thư Đảng ủy là đồng chí A"."""
    if index < 3 or items[index - 1].type != "HAVE" or items[index - 3].type != "HOLD":
        return ()
    return posts_at(items, index - 2)


def _posts_beside(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts that a vote goes on to name before who got them: "bầu A làm Chủ tịch; Phó Chủ tịch là bà B".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "; Phó Chủ tịch là bà Hà Thị Tư", " và 2 Phó Chủ tịch là các bà Hà Thị Tư", ". Là bà Hà Thị Tư"
    >>> told = [recognise_text(f"bầu ông Lê Văn Ba làm Chủ tịch{text}") for text in texts]
    >>> [[post.role for post in _posts_beside(items, len(items) - 1)] for items in told]
    [['vice-chair'], ['vice-chair'], []]
    """
    led = index - 1
    while led > 0 and items[led].type in ("ADDRESSES", "COLON"):
        led -= 1  # "là | các ông:"
    post = led - 1
    before = post - 2 if post > 1 and is_few(items[post - 1]) else post - 1  # "; | 2 Phó Chủ tịch"
    if before < 1 or items[led].text.lower() != "là" or items[before].type not in ("SEMICOLON", "COMMA", "AND"):
        return ()
    if [item.type for item in items[index + 1 : index + 2]] == ["ACT"]:
        return ()  # "…, Chủ tịch UBND xã là ông B tặng hoa": who was that before
    return posts_at(items, post) if items[post].type == "POSTS" else ()


def _posts_elected_to(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts of which a vote in the passive tells, before who got them: "chức danh P được bầu cho ông A".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Chức danh Chủ tịch UBND xã được các đại biểu bầu là ông Lê Văn Ba")
    >>> [post.role for post in _posts_elected_to(items, len(items) - 1)]
    ['chair']
    >>> items = recognise_text("Các Phó Chủ tịch được bầu gồm ông Lê Văn Ba")
    >>> [post.role for post in _posts_elected_to(items, len(items) - 1)]
    ['vice-chair']
    """
    led = index - 1
    while led > 0 and items[led].type in ("ADDRESSES", "COLON"):
        led -= 1  # "là | các ông:"
    if led < 2 or items[led].text.lower() not in ("là", "cho", "gồm", "gồm có"):
        return ()
    vote = items[led - 1].sense("change") if items[led - 1].type == "CHANGE" else None
    if vote is None or vote.notation != "election":
        return ()
    at = led - 2
    while at > 0 and items[at].type in ("WORD", "ADDRESSES", "MEETING", "CUE", "TERM"):
        at -= 1
    passive = next((on for on in range(at + 1, led) if "được" in items[on].text.lower().split()), None)
    if passive is None or items[at].type != "POSTS" or is_denied(items, passive):
        return ()
    before = any(item.text.lower().endswith("trước") for item in items[at + 1 : passive])  # «nhiệm kỳ trước»
    return () if before else posts_at(items, at)


def posts_at(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts that an item names: as such, or as seats in the body that somebody joins, enters, wins or fills.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("chỉ định tham gia Ban Chấp hành Đảng bộ huyện")
    >>> [(post.role, post.body.kind) for post in posts_at(items, 1)]
    [('member', 'party-committee')]
    """
    value = items[index].value
    if posts := posts_of(items[index]):
        return posts
    if (
        isinstance(value, BodyMention)
        and items[index].type == "ORGAN"
        and (_joins(items, index) or _enters(items, index, value) or is_won(items, index) or is_filled(items, index))
    ):
        return (PostMention("member", Span(items[index].start, items[index].end), value),)
    return ()


def _joins(items: Sequence[Item], index: int) -> bool:
    """Tell whether «tham gia» leads to the body: "chỉ định tham gia Ban Chấp hành, Ban Thường vụ"."""
    at = _before_bodies(items, index)
    return at >= 0 and items[at].text.lower().endswith("tham gia")


def _enters(items: Sequence[Item], index: int, body: BodyMention) -> bool:
    """Tell whether people are taken into a body: "bầu anh A … vào Ban Chấp hành", "được bầu vào BCH, BTV Đảng ủy"."""
    at = _before_bodies(items, index)
    if body.kind == "working-group":
        return False  # «bầu vào Đoàn Chủ tịch»: for the meeting alone
    return at >= 0 and items[at].text.lower().split()[-1:] == ["vào"]


def _before_bodies(items: Sequence[Item], index: int) -> int:
    """Return the place of what stands before the row of bodies to which the one at `index` belongs."""
    at = index - 1
    while at >= 1 and items[at].type in ("COMMA", "AND") and items[at - 1].type == "ORGAN":
        at -= 2
    return at


def one_each(
    people: tuple[PersonMention, ...], posts: tuple[PostMention, ...]
) -> list[tuple[tuple[PersonMention, ...], tuple[PostMention, ...]]]:
    """Return each of the people with the post of that place, if there are as many: «lần lượt giữ chức P và Q».

    >>> two = PersonMention("Lê Văn Ba", Span(0, 9)), PersonMention("Hà Thị Tư", Span(13, 22))
    >>> posts = PostMention("chair", Span(40, 48)), PostMention("vice-chair", Span(52, 64))
    >>> [(person[0].name, post[0].role) for person, post in one_each(two, posts)]
    [('Lê Văn Ba', 'chair'), ('Hà Thị Tư', 'vice-chair')]
    """
    if len(people) != len(posts):
        return [(people, posts)]
    return [((person,), (post,)) for person, post in zip(people, posts, strict=True)]

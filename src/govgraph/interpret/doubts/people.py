"""Doubts about people and posts: who is meant, which post it is, one person or two."""

from collections import defaultdict
from collections.abc import Iterator

from govgraph.fact_key import key_of
from govgraph.interpret.doubts.material import LEVELS_WITH_PLACE, Material, doubt, kind_words, role_words
from govgraph.interpret.positions import level_shown
from govgraph.interpret.setting import unit_words
from govgraph.model import HEADS, Issue, Post, Span
from govgraph.normalise import bare_key, comparison_key
from govgraph.recognise import PersonMention, PostMention
from govgraph.recognise.mentions import posts_of

_NOT_HELD = frozenset({"former", "late", "nominated"})
# One person leads at a time a body of which a unit has one, or which the text calls by name; of these there are many.
_MANY_OF_A_KIND = frozenset(
    {"specialised-agency", "working-group", "party-cell", "village", "school", "company", "other"}
)
# A post before a name, or before a list, names no other holder; nor does one after these.
_NAMED_BY = frozenset(
    {"PERSON", "PEOPLE", "NAME", "CAPITAL", "FAMILY", "ADDRESS", "ADDRESSES", "COLON", "ABBREVIATION"}
)
_NO_SUBJECT_AFTER = frozenset({"CHANGE", "OF", "HOLD", "ROLE", "ADDRESSES"})
_NO_POSTS_OF_GOVERNMENT = frozenset({"officer", "other"})
_MOST_NAMED = 5  # of those between whom a person has to choose
_REACH = 3  # items from a name to the verb of which it is the subject


def posts_without_body(read: Material) -> Iterator[Issue]:
    """«ông Nguyễn Văn A, Phó Chủ tịch»: of what? No position is in the graph."""
    held = {(bare_key(p.person), p.post.role) for _, p in read.positions()}
    for sentence, mention in read.mentions():
        name = read.people.name(mention) if mention.name else None
        if name is None or mention.span.start in read.left:
            continue
        for named in mention.posts:
            words = read.words(named.span)
            if named.qualifier in _NOT_HELD or (bare_key(name), named.role) in held or not _is_post(named, words):
                continue
            if read.setting.post(named, level_shown(mention, read.setting)) is None:
                yield doubt(
                    "post-without-body",
                    sentence.quoted(mention.span),
                    f"«{words}» of {name} names no body; say of which body it is",
                    f"Không rõ «{words}» của {name} thuộc cơ quan, tổ chức nào; hãy ghi rõ.",
                    read.unique_words(mention.span),
                )


def _is_post(named: PostMention, words: str) -> bool:
    """Tell whether a post without a body is one of government: not «báo cáo viên», «lớp trưởng»."""
    return named.role not in _NO_POSTS_OF_GOVERNMENT and (" " in words or words[:1].isupper())


def holders_unclear(read: Material) -> Iterator[Issue]:
    """«đồng chí Phó Chủ tịch UBND huyện kết luận», where the document names two of them."""
    for sentence in read.prose():
        for at, item in sentence.composites:
            value = item.value
            alone = isinstance(value, PersonMention) and value.name is None
            posts = value.posts if isinstance(value, PersonMention) and alone else posts_of(item)
            if not posts:
                continue
            if not any(after.type == "ACT" for after in sentence.items[at + 1 : at + 1 + _REACH]):
                continue
            before, after = sentence.items[at - 1 : at], sentence.items[at + 1 : at + 2]
            if any(one.type in _NO_SUBJECT_AFTER for one in before) or any(one.type in _NAMED_BY for one in after):
                continue
            holders = sorted({name for post in posts for name in _holders(read, post)})
            if len(holders) > 1 and read.people.holder(posts) is None:
                span = Span(item.start, item.end)
                yield doubt(
                    "holder-unclear",
                    sentence.quoted(span),
                    f"«{read.words(span)}» may be {' or '.join(holders[:_MOST_NAMED])}; say which",
                    f"«{read.words(span)}» có thể là {' hoặc '.join(holders[:_MOST_NAMED])}; hãy ghi rõ là ai.",
                    read.unique_words(span),
                )


def _holders(read: Material, post: PostMention) -> list[str]:
    """Return all whom the text shows in a post so named."""
    body = post.body
    if body is None or not body.kind:
        return []
    return [
        name
        for name, held in read.people.posts.items()
        if any(
            one.role == post.role and one.body.kind == body.kind and body.level in (None, one.body.level)
            for one in held
        )
    ]


def given_names(read: Material) -> Iterator[Issue]:
    """«đồng chí Hùng kết luận»: of two who are called so, or of nobody whom the document names in full."""
    by_given: dict[str, set[str]] = defaultdict(set)
    for key, name in read.people.names.items():
        if " " in key:
            by_given[key.split()[-1]].add(name)
    for sentence in read.prose():
        for at, item in sentence.composites:
            mention = item.value
            if not isinstance(mention, PersonMention) or mention.name is None or " " in mention.name:
                continue
            beside = sentence.items[max(0, at - _REACH) : at + 1 + _REACH]
            if "." in read.words(mention.span) or not any(one.type == "ACT" for one in beside):
                continue
            full = sorted(by_given[bare_key(mention.name)])
            words = read.words(mention.span)
            if len(full) > 1:
                yield doubt(
                    "given-name-unclear",
                    sentence.quoted(mention.span),
                    f"«{words}» may be {' or '.join(full[:_MOST_NAMED])}; write the full name",
                    f"«{words}» có thể là {' hoặc '.join(full[:_MOST_NAMED])}; hãy ghi đủ họ tên.",
                    read.unique_words(mention.span),
                )
            elif not full:
                yield doubt(
                    "given-name-alone",
                    sentence.quoted(mention.span),
                    f"«{words}» is no full name, and the document names nobody so in full; write the full name",
                    f"«{words}» chưa đủ họ tên và văn bản không nêu họ tên đầy đủ; hãy ghi đủ họ tên.",
                    read.unique_words(mention.span),
                )


def posts_with_two_holders(read: Material) -> Iterator[Issue]:
    """Two secretaries of one committee in one document: one is misread, misprinted or has succeeded the other."""
    changed = read.moved()
    holders: dict[Post, dict[str, str]] = defaultdict(dict)
    for id_, position in read.positions():
        if position.post.role in HEADS and position.qualifier is None and position.end is None:
            holders[position.post].setdefault(position.person, id_)
    facts = read.contents()
    for post, by_name in holders.items():
        names = sorted(by_name)[:_MOST_NAMED]
        is_one_body = post.body.kind not in _MANY_OF_A_KIND or (
            post.body.name is not None and post.body.kind != "other"
        )
        if len(names) < 2 or not is_one_body or any(bare_key(name) in changed for name in names):
            continue
        last = by_name[list(by_name)[-1]]
        yield doubt(
            "post-with-two-holders",
            read.where(last),
            f"{' and '.join(names)} are each named as {role_words(post, 'en')} of one {kind_words(post.body, 'en')}; "
            "say which is wrong, or which of their bodies is another",
            f"{' và '.join(names)} cùng được nêu là {role_words(post, 'vi')} của một {kind_words(post.body, 'vi')}; "
            "hãy xác định người nào đúng, hoặc chức vụ nào thuộc cơ quan khác.",
            str(key_of(facts[last], facts)),
        )


def one_name_in_two_units(read: Material) -> Iterator[Issue]:
    """«Nguyễn Văn A, Bí thư Đảng ủy xã B» and «Nguyễn Văn A, Chủ tịch UBND xã C»: one person or two?"""
    moved = read.moved()
    units: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for id_, position in read.positions():
        unit = position.post.body.unit
        if unit is not None and unit.name and unit.level in LEVELS_WITH_PLACE and position.qualifier is None:
            units[position.person][unit.level].setdefault(unit_words(unit), id_)
    facts = read.contents()
    for person, levels in units.items():
        for named in levels.values():
            if len(named) < 2 or bare_key(person) in moved:
                continue
            last = list(named.values())[-1]
            where = sorted(named)[:_MOST_NAMED]
            yield doubt(
                "one-name-two-units",
                read.where(last),
                f"{person} is named with posts in {' and in '.join(where)}; say whether these are one person or two",
                f"{person} được nêu với chức vụ ở {' và ở '.join(where)}; hãy xác định là một hay hai người.",
                str(key_of(facts[last], facts)),
            )


def names_in_two_spellings(read: Material) -> Iterator[Issue]:
    """«Nguyễn Văn Hùng» and «Nguyễn Văn Hưng» in one document: a slip, or two people read as one."""
    confirmed, shown = read.confirmed(), dict[str, str]()
    for sentence, mention in read.mentions():
        name = mention.name
        known = read.people.names.get(bare_key(name)) if name is not None else None
        if name is None or known is None:
            continue
        words = read.words(sentence.quoted(mention.span))
        spellings = {comparison_key(name), comparison_key(known)}
        shown.setdefault(comparison_key(name), words)
        if len(spellings) == 1 or spellings & confirmed:
            continue
        if all(bare_key(one) != one.lower() for one in (name, known)):  # one written without diacritics is no other
            first = shown.get(comparison_key(known), "")
            where = f" («{first}»)" if first else ""
            yield doubt(
                "name-in-two-spellings",
                sentence.quoted(mention.span),
                f"«{name}» is also written «{known}»{where}, and read as the same person; write which is right, and "
                f"«{known}» for the wrong words if that is the slip",
                f"«{name}» còn được viết là «{known}»{where} và được hiểu là một người; hãy ghi cách viết đúng, và nếu "
                f"«{known}» mới là viết nhầm thì ghi «{known}» làm chữ sai.",
                name,
            )


LOOKS = (
    posts_with_two_holders,
    one_name_in_two_units,
    names_in_two_spellings,
    holders_unclear,
    given_names,
    posts_without_body,
)

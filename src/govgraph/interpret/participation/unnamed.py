"""What those do whom a sentence does not name: by a pronoun, or as the one who presides."""

from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.participation.acts import SPEAKS_ANYWAY, Acts, capacity_of
from govgraph.interpret.participation.conclusion import chair_as_subject
from govgraph.interpret.participation.following import following_acts
from govgraph.interpret.participation.leading import leading_acts
from govgraph.interpret.people.groups import Group
from govgraph.model import Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention


def acts_of_pronoun(items: Sequence[Item], name: str) -> Acts:
    """Return what a pronoun's person does anew in a sentence: "… Phát biểu giao nhiệm vụ, đồng chí mong muốn …".

    Who acts for others does what follows: "Thừa ủy quyền của UBND tỉnh, đồng chí trao …".
    """
    acts_for_others = items[0].type == "DELEGATION"
    for index, item in enumerate(items):
        if item.type in ("PERSON", "PEOPLE", "POSTS", "STOP"):
            return []
        if item.type == "ADDRESS" and index and items[index - 1].type == "COMMA":
            done = [(capacity, "act-leads-people") for capacity in leading_acts(items, 0, index, first=True)]
            if acts_for_others and not done:
                done = [(capacity, "people-act") for capacity in following_acts(items, index + 1, len(items))]
            return [(Group((PersonMention(name, Span(item.start, item.end)),), index, index + 1), done)] if done else []
    return []


def acts_of_chair(items: Sequence[Item], chairs: Sequence[str]) -> Acts:
    """Return what the one who presides does, named by that alone: "Đ/c chủ trì kết luận", "Kết luận, chủ tọa …"."""
    if len(chairs) == 1 and (subject := chair_as_subject(items)):
        group = Group((PersonMention(chairs[0], Span(items[0].start, items[0].end)),), 0, subject)
        return _acts_behind(group, items)
    for index, (item, following) in enumerate(pairwise(items)):
        concept = following.sense("participation")
        if len(chairs) != 1 or (item.type in ("PERSON", "PEOPLE", "POSTS", "STOP") and index):
            return []
        if concept is None or concept.notation != "chair":
            continue
        group = Group((PersonMention(chairs[0], Span(following.start, following.end)),), index + 1, index + 2)
        if item.type == "COMMA" and following.text.lower() == "chủ tọa":
            done = [(capacity, "act-leads-people") for capacity in leading_acts(items, 0, index, first=True)]
            return [(group, done)] if done else []
        if item.type == "OF" and index and (told := capacity_of(items, index - 1)) is not None:
            return [(group, [(told, "act-leads-people")])]  # "III. KẾT LUẬN CỦA CHỦ TỌA"
        if item.type == "ADDRESS":
            return _acts_behind(group, items)
    return []


def _acts_behind(group: Group, items: Sequence[Item]) -> Acts:
    done = [(capacity, "people-act") for capacity in following_acts(items, group.end, len(items))]
    silent = {act for act, _ in done} & SPEAKS_ANYWAY
    return [(group, [one for one in done if not (silent and one[0] == "speaker")])] if done else []

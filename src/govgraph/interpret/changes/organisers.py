"""Who organises an event: a «Ban Tổ chức» told without a body is then no commission of the Party."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.meetings import Held
from govgraph.interpret.positions.of_meeting import is_of_party
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting.working_groups import as_organisers, told_of_organisers


def with_organisers(changes: Sequence[Change], sentences: Sequence[Sentence], held: Sequence[Held]) -> list[Change]:
    """Return changes, with a bare «Ban Tổ chức» as that of the event: "Ban Tổ chức do ông A làm Trưởng ban"."""
    told = told_of_organisers(sentences)
    return [
        _of_organisers(one)
        if one.kind is None
        and (one.sentence in told or _leads_beside(one, sentences[one.sentence]))
        and not is_of_party(held, one.sentence)
        else one
        for one in changes
    ]


def _of_organisers(change: Change) -> Change:
    posts = tuple(replace(post, body=as_organisers(post.body)) for post in change.posts)
    return replace(change, posts=posts, led=as_organisers(change.led))


def _leads_beside(change: Change, sentence: Sentence) -> bool:
    """Tell whether who has a post outside the Party heads something beside: "Chủ tịch UBND xã A làm Trưởng …".

    Whoever «giữ chức» one takes up an office.
    """
    posts = [post for one in change.people for post in one.posts]
    bodies = [load_codes()["body"][post.body.kind] for post in posts if post.body is not None and post.body.kind]
    holds = [item.text.lower() for item in sentence.items if item.type == "HOLD"]
    return bool(bodies) and all(one.side != "party" for one in bodies) and holds == ["làm"]

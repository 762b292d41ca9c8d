"""What follows from what the text states, by rules that name their premises."""

from collections import defaultdict

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.model import HEADS, OVER, Meeting, Participation, Position


def infer_chairs(draft: Draft) -> None:
    """Add who presided over a meeting where the text does not say: the head of the convening body who concludes it.

    Premises: the meeting with its convener, the concluding, and the headship.
    """
    participations: dict[str, list[tuple[str, Participation]]] = defaultdict(list)
    for id_, participation in draft.facts_of(Participation):
        if isinstance(participation, Participation):
            participations[participation.meeting].append((id_, participation))
    positions: dict[str, list[tuple[str, Position]]] = defaultdict(list)
    for id_, position in draft.facts_of(Position):
        if isinstance(position, Position) and position.qualifier not in OVER:
            positions[position.person].append((id_, position))
    for meeting_id, meeting in draft.facts_of(Meeting):
        if not isinstance(meeting, Meeting) or meeting.convener is None:
            continue
        of_meeting = participations[meeting_id]
        if any(one.capacity == "chair" for _, one in of_meeting):
            continue
        for concluding_id, concluding in of_meeting:
            if concluding.capacity != "concluder":
                continue
            for position_id, position in positions[concluding.person]:
                body = position.post.body
                heads = position.post.role in HEADS and body.level == meeting.convener.level
                if heads and _is_same_body(body.kind, meeting.convener.kind):
                    draft.add(
                        Participation(concluding.person, meeting_id, "chair", concluding.posts),
                        draft.evidence(concluding_id)[-1],
                        "head-of-convener-concludes",
                        basis="inferred",
                        premises=(meeting_id, concluding_id, position_id),
                    )


def _is_same_body(headed: str, convening: str) -> bool:
    """Tell whether who heads the one body heads the other: the secretary of a committee heads its organisation."""
    bodies = load_codes()["body"]
    return headed == convening or bodies[headed].parent_kind == convening or bodies[convening].parent_kind == headed

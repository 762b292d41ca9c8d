"""The kinds of documents: which people they bring together, and in which order they tell it."""

import random
from collections.abc import Callable
from datetime import date

from benchmarks.documents import papers
from benchmarks.documents.cast import Cast
from benchmarks.documents.country import Change
from benchmarks.documents.draft import Draft, Holder, NewPost, Paper
from benchmarks.documents.seats import COUNCIL_CHAIR, Post

Kind = Callable[[Draft, Cast, "Change | None"], None]
ELECTED = frozenset(["chair", "vice-1", "vice-2", "council-vice", "law", "economy"])
APPOINTED = frozenset(["secretary", "standing", "chair", "front", "inspection", "building"])
_UNIONS = {
    "women": ("Hội LHPN", "womens-union"),
    "farmers": ("Hội Nông dân", "farmers-association"),
    "veterans": ("Hội Cựu chiến binh", "veterans-association"),
    "youth": ("Đoàn Thanh niên", "youth-union"),
}


def party_conference(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "conference", ("party-committee", "commune"), "hội nghị", "secretary", "standing")
    draft.values |= {"body": f"Đảng ủy {draft.unit.word}", "reporter": cast.holder("chair")}
    _news(draft, cast, "conference", "report")


def committee_conference(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "conference", ("peoples-committee", "commune"), "hội nghị", "chair", "vice-2")
    draft.values |= {"body": f"UBND {draft.unit.word}", "reporter": cast.holder("vice-1")}
    _news(draft, cast, "committee", "report")


def front_conference(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "conference", ("fatherland-front", "commune"), "hội nghị", "front", "standing")
    draft.values |= {"body": f"Ủy ban MTTQ {draft.unit.word}", "reporter": cast.holder("farmers")}
    _news(draft, cast, "front", "front.report")


def congress(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "congress", ("party-organisation", "commune"), "Đại hội", "secretary", "standing")
    reporter, second = cast.holder("secretary"), cast.holder("standing")
    draft.values |= {
        "body": f"Đảng bộ {draft.unit.word}",
        "reporter": reporter,
        "opener": second,
        "presidium": [reporter, second, cast.holder("chair")],
        "resolution": Paper("Nghị quyết Đại hội", "resolution", None, ("party-organisation", "commune")),
    }
    _win(draft, "won", reporter, _first(reporter), is_elected=True)
    _win(draft, "second", second, _first(second), is_elected=True)
    _news(draft, cast, "congress", "congress.presidium open?", "congress.report", "congress.result", "congress.adopt")


def union_congress(draft: Draft, cast: Cast, change: Change | None) -> None:
    seat = draft.rng.choice(list(_UNIONS))
    called, body = _UNIONS[seat]
    meet(draft, cast, "congress", (body, "commune"), "Đại hội", "standing", "front")
    head, vice = cast.holder(seat), cast.holder(f"{seat}-vice")
    draft.values |= {"union": called, "head": head, "body": f"{called} {draft.unit.word}"}
    _win(draft, "won", head, draft.unit.posts(seat)[-1], is_elected=True)
    _win(draft, "second", vice, draft.unit.posts(vice.seat)[-1], is_elected=True)
    draft.values["chair"] = head
    _news(draft, cast, "union", "union.report", "union.result")


def session(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "session", ("peoples-council", "commune"), "kỳ họp", draft.unit.council_chair, "council-vice")
    draft.values |= {
        "body": f"HĐND {draft.unit.word}",
        "reporter": cast.holder("vice-1"),
        "opener": draft.values["chair"],
        "resolution": papers.council_resolution(draft.rng, draft.unit),
        "term": council_term(cast.day)[0],
    }
    middle = ["open?", "report"]
    if change is not None:
        cast.drawn.add(change.person)
        origin = Holder(change.person, *change.origin) if change.origin else Holder(change.person, draft.unit)
        _win(draft, "won", origin, draft.unit.posts(change.seat)[-1], is_elected=True, seat=change.seat)
        if change.before is not None:
            draft.values["gone"] = Holder(change.before, draft.unit)
            middle.append("session.relieve?")
        middle.append("session.elect")
    _news(draft, cast, "session", *middle, "session.adopt")


def voter_contact(draft: Draft, cast: Cast, change: Change | None) -> None:
    who = draft.rng.choice(("front", "council"))
    body = "fatherland-front" if who == "front" else "peoples-council-standing"
    meet(draft, cast, "voter-contact", (body, "commune"), "hội nghị", "front", "council-vice")
    _village(draft, cast)
    draft.values |= {"body": f"UBND {draft.unit.word}", "reporter": cast.holder("chair")}
    draft.say("voters.headline")
    draft.say(f"voters.{who}", "guests.attend", "chair")
    _photo(draft)
    draft.say("voters.ask", *_padding(draft))
    draft.say("voters.answer")
    _end(draft)


def dialogue(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "dialogue", ("peoples-committee", "commune"), "hội nghị", "chair", "secretary")
    _village(draft, cast)
    draft.values |= {"body": f"UBND {draft.unit.word}", "reporter": cast.holder("vice-1")}
    _news(draft, cast, "dialogue", "voters.ask", "voters.answer")


def appointment(draft: Draft, cast: Cast, change: Change | None) -> None:
    assert change is not None
    cast.drawn.add(change.person)
    meet(draft, cast, "conference", ("party-committee", "commune"), "hội nghị", "secretary", "standing")
    appointed(draft, change)
    draft.values["reader"] = draft.values["g1"]
    draft.say("appoint.headline")
    draft.say("appoint.open", "guests.attend")
    _photo(draft)
    draft.say(_way(draft, change))
    draft.values["won"] = Holder(change.person, draft.unit)
    draft.say(*draft.rng.choice((("appoint.hand",), ("appoint.hand", "appoint.task"))), *_padding(draft))
    draft.say("appoint.thanks")
    _end(draft)


def working_visit(draft: Draft, cast: Cast, change: Change | None) -> None:
    above = draft.unit.above
    assert above is not None
    meet(draft, cast, "working-visit", ("party-committee", above.level), "buổi làm việc", "chair", "secretary")
    draft.values |= {"body": f"UBND {draft.unit.word}", "reporter": draft.values["chair"], "above": above}
    draft.say("visit.headline")
    draft.say("visit.open", "locals")
    _photo(draft)
    draft.say("visit.report", *_padding(draft))
    draft.say("visit.conclude")
    _end(draft)


def cell_meeting(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "cell-meeting", ("party-cell", "village"), "buổi sinh hoạt", "secretary", "standing")
    _village(draft, cast)
    for words in ("cell.headline", "cell.open cell.body", "cell.talk color? background?", "cell.end"):
        draft.say(*_chosen(draft, words.split()))
    _end(draft)


def festival(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "festival", ("fatherland-front", "village"), "Ngày hội", "front", "standing")
    _village(draft, cast)
    for words in ("festival.headline", "festival.open guests.attend", "festival.body background?", "festival.gift"):
        draft.say(*_chosen(draft, words.split()))
    _end(draft)


def ceremony(draft: Draft, cast: Cast, change: Change | None) -> None:
    meet(draft, cast, "ceremony", ("party-committee", "commune"), "buổi lễ", "secretary", "standing")
    draft.values["c1"] = cast.citizen()
    for words in (
        "ceremony.headline",
        "ceremony.open guests.attend locals?",
        "ceremony.body background?",
        "ceremony.thanks",
    ):
        draft.say(*_chosen(draft, words.split()))
    _end(draft)


def plain(draft: Draft, cast: Cast, change: Change | None) -> None:
    draft.values["author"] = cast.citizen()
    draft.say("plain.headline")
    for _ in range(draft.rng.randint(3, 7)):
        draft.say("plain.body", "plain.body")


def meet(draft: Draft, cast: Cast, kind: str, convener: tuple[str, str], called: str, chair: str, chair2: str) -> None:
    draft.meet(kind, cast.day, convener)
    draft.values |= {"m": called, "chair": cast.holder(chair), "chair2": cast.holder(chair2)}
    guests = cast.guests(3)
    draft.values |= {"guests": guests, "g1": guests[0], "author": cast.citizen()}
    draft.values |= {"opener": draft.values["chair"], "reader": draft.values["chair2"]}
    draft.values |= {"central": papers.central(draft.rng, cast.day), "annual": papers.annual(draft.unit, cast.day.year)}
    draft.values |= {"s1": cast.speaker(), "s2": cast.speaker(), "locals": cast.locals(4)}


def _village(draft: Draft, cast: Cast) -> None:
    village = draft.rng.choice(draft.unit.villages)
    draft.values |= {"v": village, "c1": cast.citizen(), "c2": cast.citizen()}
    draft.values |= {"cell": cast.villager("cell", village), "village": cast.villager("village", village)}
    draft.values["vfront"] = cast.villager("front", village)


def _news(draft: Draft, cast: Cast, kind: str, *middle: str) -> None:
    """Write a report of a meeting: headline, who was there, what was said, how it ended."""
    rng = draft.rng
    if rng.random() < 0.1:
        draft.say("menu")
    draft.say(f"{kind}.headline")
    directed = rng.random() < 0.5
    lead = ["guests.direct" if directed else "guests.attend", "chair"] if rng.random() < 0.75 else ["chair"]
    is_visited = len(lead) == 2
    if rng.random() < 0.3:
        lead.reverse()
    if kind in ("congress", "union"):
        lead.remove("chair")
    draft.say(f"{kind}.open", *lead, *_chosen(draft, ["locals?"]))
    _photo(draft)
    for words in middle:
        chosen = _chosen(draft, words.split())
        if chosen:
            draft.say(*chosen)
    draft.say("discuss", *_padding(draft))
    for section in _chosen(draft, ["goals?", "disseminate?", "annual?"]):
        draft.say(section)
    if is_visited:
        draft.say("direct" if directed else "speech")
    if kind not in ("congress", "union"):
        draft.say("conclude")
    _end(draft)


def _chosen(draft: Draft, sections: list[str]) -> list[str]:
    """Return the sections; those that end in «?» only now and then."""
    return [name.rstrip("?") for name in sections if name[-1] != "?" or draft.rng.random() < 0.35]


def _padding(draft: Draft) -> list[str]:
    count = draft.rng.choices((0, 1, 2, 4), (40, 35, 20, 5))[0]
    return draft.rng.sample(("color", "background", "background", "color"), count)


def _photo(draft: Draft) -> None:
    if draft.rng.random() < 0.5:
        draft.say("photo")


def _end(draft: Draft) -> None:
    if draft.rng.random() < 0.8:
        draft.say("byline")
    if draft.rng.random() < 0.1:
        draft.say("related")


def _first(holder: Holder) -> Post:
    """Return the Party post of a seat, without that of the council's chair."""
    return next(post for post in holder.unit.posts(holder.seat) if post is not COUNCIL_CHAIR)


def _win(draft: Draft, name: str, holder: Holder, post: Post, *, is_elected: bool, seat: str = "") -> None:
    draft.values[name] = holder
    given = Holder(holder.person, draft.unit, seat or holder.seat)
    draft.values[f"{name}1"] = NewPost(given, post, is_elected)


def appointed(draft: Draft, change: Change) -> None:
    """Put who is appointed, to what and by which decision, among what the document can say."""
    above = draft.unit.above
    assert above is not None
    origin = Holder(change.person, *change.origin) if change.origin else Holder(change.person, draft.unit)
    post = next(post for post in draft.unit.posts(change.seat) if post.body.startswith("party-"))
    _win(draft, "won", origin, post, is_elected=False, seat=change.seat)
    draft.values["decision"] = papers.decision_on(change.person.name, draft.unit, change.day)
    draft.values["leaders"] = f"Ban Thường vụ {above.committee}"


def _way(draft: Draft, change: Change) -> str:
    if change.origin is None:
        return "appoint.new"
    return "appoint.raised" if change.origin[0] is draft.unit else "appoint.moved"


#: How often each kind occurs, and which seats' changes it tells of (None: of none).
KINDS: dict[Kind, tuple[int, frozenset[str] | None]] = {
    party_conference: (17, None),
    committee_conference: (10, None),
    front_conference: (7, None),
    congress: (6, None),
    union_congress: (7, None),
    session: (13, ELECTED),
    voter_contact: (8, None),
    dialogue: (3, None),
    appointment: (8, APPOINTED),
    working_visit: (5, None),
    cell_meeting: (6, None),
    festival: (4, None),
    ceremony: (3, None),
    plain: (6, None),
}


def drawn(rng: random.Random) -> Kind:
    """Return a kind at random."""
    return rng.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]


def council_term(day: date) -> tuple[str, int]:
    """Return the term of councils on a day, and its first year."""
    first = 2016 if day < date(2021, 6, 20) else 2021 if day < date(2026, 3, 22) else 2026
    return f"{first} - {first + 5}", first

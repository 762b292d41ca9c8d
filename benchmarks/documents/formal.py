"""Formal texts: a letterhead, a number, articles or points, and who signs."""

from benchmarks.documents import papers
from benchmarks.documents.cast import Cast
from benchmarks.documents.country import Change
from benchmarks.documents.draft import Draft, Holder, Paper
from benchmarks.documents.kinds import APPOINTED, Kind, appointed, meet


def resolution(draft: Draft, cast: Cast, change: Change | None) -> None:
    """Write a resolution of a council, which its chair signs."""
    unit, rng = draft.unit, draft.rng
    draft.meet("session", cast.day, ("peoples-council", "commune"))
    number = f"{rng.randint(1, 70):02}/NQ-HĐND"
    _state(draft, Paper("", "resolution", number, ("peoples-council", "commune"), cast.day))
    draft.values |= {"law": papers.law(cast.day), "proposal": papers.proposal(rng, unit, cast.day)}
    _letterhead(draft, ("HỘI ĐỒNG NHÂN DÂN", unit.full_name.upper()), f"Số: {number}", is_party=False)
    draft.paragraphs.append(f"NGHỊ QUYẾT\n{draft.written('resolution.subject')}")
    draft.paragraphs.append(f"HỘI ĐỒNG NHÂN DÂN {unit.full_name.upper()}")
    draft.paragraphs.append(f"{draft.written('resolution.basis')}\n{draft.written('resolution.consider')}")
    draft.paragraphs.append("QUYẾT NGHỊ:")
    draft.say("resolution.articles")
    draft.say("resolution.end")
    _sign(draft, "CHỦ TỊCH", cast.holder(unit.council_chair), "peoples-council", "chair")


def decision(draft: Draft, cast: Cast, change: Change | None) -> None:
    """Write a decision of the standing committee above on someone's post."""
    assert change is not None
    above = draft.unit.above
    assert above is not None
    cast.drawn.add(change.person)
    appointed(draft, change)
    paper = draft.values["decision"]
    assert isinstance(paper, Paper)
    _state(draft, paper)
    committee = draft.placed(above, ("party",)).upper()
    _letterhead(draft, (committee, "*"), f"Số {paper.number}", is_party=True, seat=above.name)
    draft.paragraphs.append("QUYẾT ĐỊNH\nvề công tác cán bộ")
    draft.paragraphs.append(
        f"- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n- Xét đề nghị của Ban Tổ chức {above.committee},"
    )
    draft.paragraphs.append(f"BAN THƯỜNG VỤ {above.committee.upper()} QUYẾT ĐỊNH")
    has_moved = change.origin is not None and change.origin[0] is not draft.unit
    draft.say("decision.moved" if has_moved else "decision.articles")
    signer = cast.holder("standing", above)
    _sign(draft, "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC", signer, "party-committee", "standing-deputy-secretary")


def notice(draft: Draft, cast: Cast, change: Change | None) -> None:
    """Write a notice of what the chair of a People's Committee concluded."""
    unit = draft.unit
    meet(draft, cast, "conference", ("peoples-committee", "commune"), "cuộc họp", "chair", "vice-1")
    draft.meetings[-1] = ("conference", cast.day, None)
    number = f"{draft.rng.randint(5, 320)}/TB-UBND"
    _state(draft, Paper("", "notice", number, ("peoples-committee", "commune"), cast.day))
    draft.placed(unit, ())
    _letterhead(draft, ("ỦY BAN NHÂN DÂN", unit.full_name.upper()), f"Số: {number}", is_party=False)
    draft.paragraphs.append("THÔNG BÁO\nKết luận tại cuộc họp")
    for section in ("notice.open", "notice.items", "notice.end"):
        draft.say(section)
    vice = cast.holder("vice-1")
    _sign(draft, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", vice, "peoples-committee", "vice-chair")


def minutes(draft: Draft, cast: Cast, change: Change | None) -> None:
    """Write the minutes of a conference of a Party committee."""
    unit = draft.unit
    meet(draft, cast, "conference", ("party-committee", "commune"), "hội nghị", "secretary", "standing")
    clerk, chair = cast.holder("office-1"), cast.holder("secretary")
    draft.values |= {"clerk": clerk, "reporter": cast.holder("chair")}
    _letterhead(draft, (f"ĐẢNG ỦY {unit.full_name.upper()}", "*"), "", is_party=True)
    draft.paragraphs.append("BIÊN BẢN\nhội nghị Ban Chấp hành Đảng bộ")
    for section in ("minutes.opening", "minutes.body", "minutes.end"):
        draft.say(section)
    draft.paragraphs.append(f"THƯ KÝ{' ' * 44}CHỦ TRÌ\n{clerk.person.name}{' ' * 30}{chair.person.name}")


def _letterhead(draft: Draft, left: tuple[str, str], number: str, *, is_party: bool, seat: str = "") -> None:
    """Write issuer and number on the left, motto, place and day on the right."""
    day = draft.values["day"]
    at = f"{seat or draft.unit.name}, {draft.fill('day', ('long',))}"
    assert not isinstance(day, str)
    motto = "ĐẢNG CỘNG SẢN VIỆT NAM" if is_party else draft.written("motto")
    right = (motto, "" if is_party else "Độc lập - Tự do - Hạnh phúc", at)
    rows = zip((*left, number), right, strict=True)
    draft.paragraphs.append("\n".join(f"{one:<40}{other}".rstrip() for one, other in rows))


def _state(draft: Draft, paper: Paper) -> None:
    draft.rows["documents"][paper.kind, paper.number, paper.issuer, paper.day] = None


def _sign(draft: Draft, title: str, signer: Holder, body: str, role: str) -> None:
    post = next(post for post in signer.unit.posts(signer.seat) if (post.body, post.role) == (body, role))
    draft.hold(signer, post)
    lines = "\n".join(f"{'':<40}{line}" for line in title.splitlines())
    draft.paragraphs.append(f"{lines}\n\n{'':<40}{signer.person.name}")


KINDS: dict[Kind, tuple[int, frozenset[str] | None]] = {
    resolution: (8, None),
    decision: (6, APPOINTED),
    notice: (4, None),
    minutes: (4, None),
}

"""Agencies, schools and companies: a head word and the name behind it, as far as it reaches."""

from collections.abc import Sequence

from govgraph.recognise.body_mentions import concept_of, level_of
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, head_word

# What may follow the name of an agency in lower case, at most so many words: "Phục vụ hành chính công".
_MOST_LOWER_WORDS = 4
# A longer label is a whole name ("Trung tâm Phục vụ hành chính công"), a shorter one the head of a name ("Trung tâm").
_BARE_HEAD_WORDS = 2
# Small words that go on with the sentence: "UBND xã làm việc với Công ty Điện lực Tân Hòa về …".
_BEHIND_NAME = frozenset({"về", "với", "để", "từ", "trong", "trên", "theo", "cho", "khi", "vào", "đã", "đang", "được"})
_STAFF = ["cán", "bộ"]  # with which divisions are concerned
_ENDS_OF_NAME = frozenset(
    {
        "UNIT",
        "UNITTYPE",
        "COMMA",
        "SEMICOLON",
        "CLOSE",
        "OPEN",
        "STOP",
        "NAME",
        "DASH",
        "CONCURRENTLY",
        "LINE",
        "ADDRESS",
        "",
    }
)


def _agency(hit: Hit) -> Built:
    """A named agency: its head word and the name that follows, as far as it reaches."""
    head, name = hit.matched[0], list(hit.group("name"))
    length = _length_of_name(name, hit)
    parts = hit.matched[: 1 + length]
    concept = concept_of(head)
    text = hit.context.text[parts[0].start : parts[-1].end]
    own_name = text if length or len(head.text.split()) > _BARE_HEAD_WORDS else None
    refers = head_word(head.text) if own_name is None else None
    form = head.sense("body-form")
    mention = BodyMention(
        concept.notation, level_of(head), name=own_name, form=form.notation if form else None, refers=refers
    )
    return Built(hit.compose("ORGAN", mention, parts), 0, len(parts))


def _length_of_name(name: Sequence[Item], hit: Hit) -> int:
    end = 0
    at = 0
    while at < len(name):
        item = name[at]
        if item.type in ("CAPITAL", "FAMILY", "ABBREVIATION") or (item.type == "NUMBER" and at == end and at > 0):
            at += 1
            if not (_is_school(hit.matched[0]) and _ends_proper_name(name, at)):
                at += _lower_words(name, at, hit)
            end = at
        elif at == end and [one.text for one in name[at : at + 2]] == ["khu", "vực"]:
            end = at = at + 2  # "Chi nhánh Văn phòng Đăng ký đất đai khu vực"
        elif at == 0 and _has_two_stages(name, hit.matched[0]):
            end = at = 2
        elif item.type in ("AND", "DASH", "SLASH", "SIGN", "COMMA") and end == at and end > 0:
            following = name[at + 1] if at + 1 < len(name) else None
            if following is None or following.type not in ("CAPITAL", "FAMILY", "ABBREVIATION"):
                break
            if item.type == "COMMA" and not _enumerates(name, at):
                break
            at += 1
        else:
            break
    return end


def _has_two_stages(name: Sequence[Item], head: Item) -> bool:
    """Tell whether a school is said to be of a second stage: "Trường Tiểu học và THCS xã X", "Trường TH&THCS"."""
    joined = [one.type for one in name[:2]] in (["AND", "ABBREVIATION"], ["SIGN", "ABBREVIATION"])
    return joined and _is_school(head)


def _is_school(head: Item) -> bool:
    return concept_of(head).notation == "school"


def _ends_proper_name(name: Sequence[Item], at: int) -> bool:
    """Tell whether two capitals in a row end before `at`: what follows «Trường Tiểu học Nà Khoa» is not of its name."""
    return at >= 2 and all(item.type in ("CAPITAL", "FAMILY") for item in name[at - 2 : at])


def _lower_words(name: Sequence[Item], at: int, hit: Hit) -> int:
    """Return how many lower-case words from `at` on still belong to a name: "[Nội] vụ", "[Phục] vụ hành chính công"."""
    if at < len(name) and name[at].text in _BEHIND_NAME:
        return 0
    run = 0
    while at + run < len(name) and name[at + run].type == "WORD":
        run += 1
    if run <= 1:
        return run
    if [one.text for one in name[at + run - 2 : at + run]] == _STAFF:
        return run  # "phòng Tổ chức cán bộ Công an tỉnh"
    following = name[at + run].type if at + run < len(name) else hit.after()
    return run if run <= _MOST_LOWER_WORDS and following in _ENDS_OF_NAME else 1


def _enumerates(name: Sequence[Item], comma: int) -> bool:
    """Tell whether a comma stands inside a name: "Văn hóa, Thể thao và Du lịch"."""
    window = [item.type for item in name[comma + 1 : comma + 5]]
    return "AND" in window and "WORD" in window[:3]


AGENCIES = Rule(
    "agency",
    "AGENCY <name>(CAPITAL|FAMILY|ABBREVIATION|WORD|AND|DASH|SLASH|SIGN|COMMA|NUMBER){0,14}",
    _agency,
    examples=(
        ("Giám đốc Sở Dân tộc và Tôn giáo", "body specialised-agency province «Sở Dân tộc và Tôn giáo»"),
        ("Phó Giám đốc Sở Nội vụ Đoàn Minh Trí", "body specialised-agency province «Sở Nội vụ»"),
        ("Phòng Văn hóa và Thông tin huyện", "body specialised-agency «Phòng Văn hóa và Thông tin»"),
        ("Trưởng phòng Tài chính - Kế hoạch huyện", "body specialised-agency «phòng Tài chính - Kế hoạch»"),
        ("Trưởng phòng Tổ chức cán bộ Công an tỉnh", "body specialised-agency «phòng Tổ chức cán bộ»"),
        ("Trung tâm Phục vụ hành chính công phường", "body specialised-agency «Trung tâm Phục vụ hành chính công»"),
        ("làm việc với Công ty Điện lực Nà Pán về lưới điện", "body company «Công ty Điện lực Nà Pán»"),
        ("Trường PTDTBT TH&THCS Lùng Khoa tổ chức", "body school «Trường PTDTBT TH&THCS Lùng Khoa»"),
        ("Trường PTDTBT TH Nà Khoa xây dựng đề án", "body school «Trường PTDTBT TH Nà Khoa»"),
    ),
)

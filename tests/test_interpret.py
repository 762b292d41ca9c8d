"""What the seed says, fact by fact, each with the words that show it; and what invented passages say and do not say."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.told import contents, posts_today

from govgraph.interpret import interpret
from govgraph.interpret.reviews import COUNTS
from govgraph.model import (
    Citation,
    Fact,
    Finding,
    Locality,
    Meeting,
    Participation,
    Position,
    Reading,
    TargetCount,
)
from govgraph.read import read_document

SEED = Path(__file__).parent.parent / "seeds" / "000_fa9eb6002fe69704.txt"


@pytest.fixture(scope="module")
def seed() -> Reading:
    return interpret(read_document(SEED))


def capacities(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (fact.content.person, fact.content.capacity, fact.basis)
        for fact in reading.facts
        if isinstance(fact.content, Participation)
    }


def quotes(reading: Reading, fact: Fact) -> list[str]:
    return [reading.document.offsets.to_file(span).of(reading.document.raw) for span in fact.evidence]


def test_seed_positions(seed: Reading) -> None:
    assert posts_today(seed) == {
        ("Lê Văn Trọng", "member", "party-standing-committee", "district"),
        ("Lê Văn Trọng", "head", "party-propaganda", "district"),
        ("Nguyễn Thị Hồng Minh", "member", "party-committee", "district"),
        ("Nguyễn Thị Hồng Minh", "head", "working-group", "district"),
        ("Dương Đình Hới", "secretary", "party-committee", "commune"),
        ("Dương Đình Hới", "chair", "peoples-council", "commune"),
        ("Hồng Lam", "standing-deputy-secretary", "party-committee", "commune"),
    }


def test_seed_by_line_attests_on_the_day_of_publication(seed: Reading) -> None:
    days = {(p.person, p.attested_on) for p in contents(seed, Position)}
    assert ("Hồng Lam", "2023-05-26") in days
    assert ("Lê Văn Trọng", "2023-05-25") in days


def test_seed_meeting(seed: Reading) -> None:
    (meeting,) = contents(seed, Meeting)
    assert (meeting.kind, meeting.date, meeting.part_of_day) == ("conference", "2023-05-25", "afternoon")
    assert meeting.convener is not None
    assert (meeting.convener.kind, meeting.convener.level) == ("party-committee", "commune")
    assert meeting.convener.unit is not None
    assert meeting.convener.unit.name == "Kỳ Thọ"


def test_seed_participation(seed: Reading) -> None:
    assert capacities(seed) == {
        ("Lê Văn Trọng", "director", "stated"),
        ("Lê Văn Trọng", "speaker", "stated"),
        ("Nguyễn Thị Hồng Minh", "director", "stated"),
        ("Dương Đình Hới", "concluder", "stated"),
        ("Dương Đình Hới", "chair", "inferred"),
    }


def test_seed_chair_is_inferred_from_named_premises(seed: Reading) -> None:
    facts = {fact.id: fact for fact in seed.facts}
    (chair,) = (f for f in seed.facts if f.basis == "inferred")
    assert chair.rules == ("head-of-convener-concludes",)
    kinds = [type(facts[premise].content).__name__ for premise in chair.premises]
    assert kinds == ["Meeting", "Participation", "Position"]
    assert any("Kết luận" in quote for quote in quotes(seed, chair))


def test_seed_documents(seed: Reading) -> None:
    cited = {
        (c.document.kind, c.document.number, c.document.issuer and (c.document.issuer.kind, c.document.issuer.level))
        for c in contents(seed, Citation)
    }
    assert cited == {
        ("decision", "1543", ("party-standing-committee", "district")),
        ("resolution", None, ("party-organisation", "commune")),
    }


def test_seed_review(seed: Reading) -> None:
    (count,) = contents(seed, TargetCount)
    assert (count.targets, count.met, count.unmet) == (24, 12, 12)
    findings = contents(seed, Finding)
    assert [f.kind for f in findings].count("shortcoming") == 5
    assert [f.kind for f in findings].count("measure") == 3
    (goal,) = (f for f in findings if f.kind == "goal")
    assert (goal.deadline, goal.deadline_text) == ("2024", "vào cuối năm 2024")
    assert "nông thôn mới nâng cao" in goal.statement


def test_seed_place(seed: Reading) -> None:
    assert [(p.named_as, p.unit.level) for p in contents(seed, Locality)] == [("xã Kỳ Thọ", "commune")]


def test_every_fact_quotes_the_file_itself(seed: Reading) -> None:
    raw = SEED.read_text(encoding="utf-8")
    for fact in seed.facts:
        assert fact.evidence
        for quote in quotes(seed, fact):
            assert quote
            assert quote in raw


def test_a_split_name_is_quoted_as_the_file_has_it(seed: Reading) -> None:
    shown = {quote for fact in seed.facts for quote in quotes(seed, fact)}
    assert any("L ê Văn Trọng" in quote for quote in shown)


def test_decomposed_letters_change_nothing_but_the_quotation(seed: Reading, tmp_path: Path) -> None:
    path = tmp_path / SEED.name
    path.write_text(unicodedata.normalize("NFD", SEED.read_text(encoding="utf-8")), encoding="utf-8")
    decomposed = interpret(read_document(path))
    assert [fact.content for fact in decomposed.facts] == [fact.content for fact in seed.facts]


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row.name)
def test_counts_of_targets_read_their_examples(row: object) -> None:
    assert row.examples  # type: ignore[attr-defined]
    for example in row.examples:  # type: ignore[attr-defined]
        assert row.pattern.search(example), example  # type: ignore[attr-defined]


def test_a_stated_chair_is_not_inferred_again(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Sáng ngày 12/3/2024, Đảng ủy xã Tân Hòa tổ chức hội nghị quý I. Đồng chí Trần Văn Bình, Bí thư Đảng ủy "
        "chủ trì và kết luận hội nghị."
    )
    assert {one for one in capacities(reading) if one[1] == "chair"} == {("Trần Văn Bình", "chair", "stated")}


def test_who_concludes_without_heading_the_convener_does_not_preside(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Sáng ngày 12/3/2024, Đảng ủy xã Tân Hòa tổ chức hội nghị quý I. Đồng chí Lê Thị Hoa, Phó Bí thư Đảng ủy "
        "kết luận hội nghị."
    )
    assert capacities(reading) == {("Lê Thị Hoa", "concluder", "stated")}


def test_a_former_post_is_no_position(say: Callable[[str], Reading]) -> None:
    reading = say("Ngày 12/3/2024, UBND xã Tân Hòa tổ chức hội nghị. Dự có ông Lê Văn Hai, nguyên Chủ tịch UBND xã.")
    assert posts_today(reading) == set()
    assert [fact.content.qualifier for fact in reading.facts if isinstance(fact.content, Position)] == ["former"]


def test_the_only_commune_of_a_page_about_a_district_is_meant_by_its_committee(say: Callable[[str], Reading]) -> None:
    page = (
        "Huyện Lâm Trì kiểm tra cầu. Sáng 3/7/2024, cầu thôn Đông, xã Tân Hòa thông xe. {}Chủ tịch UBND xã Lê Văn Hai "
        "cắt băng."
    )
    units = [one.post.body.unit for one in contents(say(page.format("")), Position)]
    assert [unit.name if unit else None for unit in units] == ["Tân Hòa"]
    units = [one.post.body.unit for one in contents(say(page.format("Còn tại Bình Minh, trời mưa. ")), Position)]
    assert [unit.name if unit else None for unit in units] == [None]


def test_a_commune_named_before_in_the_sentence_is_meant(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Huyện Lâm Trì làm vụ đông. Ở xã Tân Hòa, Chủ tịch UBND xã Lê Văn Hai ra đồng. Ở xã Bình Minh, Chủ tịch UBND "
        "xã Hà Thị Ba thăm ruộng."
    )
    found = {one.person: one.post.body.unit for one in contents(reading, Position)}
    assert {person: unit.name if unit else None for person, unit in found.items()} == {
        "Lê Văn Hai": "Tân Hòa",
        "Hà Thị Ba": "Bình Minh",
    }


def test_a_post_named_alone_means_its_holder(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Ngày 12/3/2024, Đảng ủy xã Tân Hòa tổ chức hội nghị. Chủ trì hội nghị: đ/c Trần Văn Bình, Bí thư Đảng ủy.\n\n"
        "Kết luận hội nghị, đồng chí Bí thư Đảng ủy giao nhiệm vụ cho các chi bộ."
    )
    assert capacities(reading) == {("Trần Văn Bình", "chair", "stated"), ("Trần Văn Bình", "concluder", "stated")}


@pytest.mark.parametrize(
    ("told", "speakers"),
    [
        ("Các đồng chí Bí thư Đảng ủy, Chủ tịch UBND xã", {"Trần Văn Bình", "Hà Thị Ba"}),
        ("Đồng chí Bí thư Đảng ủy và Chủ tịch UBND xã", {"Trần Văn Bình", "Hà Thị Ba"}),
        # In one breath they are the posts of one.
        ("Đồng chí Phó Bí thư Đảng ủy, Chủ tịch UBND xã", {"Hà Thị Ba"}),
    ],
)
def test_posts_of_several_named_alone_mean_each_holder(
    told: str, speakers: set[str], say: Callable[[str], Reading]
) -> None:
    reading = say(
        "Ngày 12/3/2024, xã Tân Hòa tổ chức đối thoại. Dự có đồng chí Trần Văn Bình, Bí thư Đảng ủy; đồng chí Hà Thị "
        f"Ba, Chủ tịch UBND xã.\n\n{told} trả lời các câu hỏi."
    )
    assert {person for person, capacity, _ in capacities(reading) if capacity == "speaker"} == speakers


@pytest.mark.parametrize(
    ("told", "done"),
    [
        ("Hội LHPN huyện sẽ sơ kết phong trào, bà Lê Thị Na chủ trì", set()),
        ("Bà Lê Thị Na chủ trì, cuối quý sẽ sơ kết phong trào", {("Lê Thị Na", "chair", "stated")}),
    ],
)
def test_nobody_acts_in_a_review_to_come(
    told: str, done: set[tuple[str, str, str]], say: Callable[[str], Reading]
) -> None:
    reading = say(f"Ngày 12/3/2024, UBND xã Tân Hòa tổ chức hội nghị. {told}.")
    assert capacities(reading) == done


def test_an_announcement_to_come_is_no_meeting(say: Callable[[str], Reading]) -> None:
    reading = say("Ngày 12/3/2024, UBND xã Tân Hòa sẽ tổ chức hội nghị đối thoại với nông dân.")
    assert contents(reading, Meeting) == []


def test_a_notice_without_people_says_nothing_of_people(say: Callable[[str], Reading]) -> None:
    reading = say(
        "LỊCH THỜI VỤ\n\nGieo mạ từ ngày 25/5 đến 5/6, cấy xong trước ngày 20/6. Bón thúc hai đợt, đợt sau cách đợt "
        "trước 12 ngày. Đề nghị bà con theo dõi loa của thôn."
    )
    assert not posts_today(reading)
    assert not capacities(reading)
    assert not contents(reading, Meeting)


def test_two_people_joined_by_and_have_each_their_posts(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Ngày 12/3/2024, UBND xã Tân Hòa tổ chức hội nghị. Đồng chí Lê Văn Ba - Phó Bí thư Đảng ủy, Chủ tịch UBND xã "
        "và Phó Chủ tịch HĐND xã Hà Thị Tư đồng chủ trì hội nghị."
    )
    assert {(person, role) for person, role, *_ in posts_today(reading)} == {
        ("Lê Văn Ba", "deputy-secretary"),
        ("Lê Văn Ba", "chair"),
        ("Hà Thị Tư", "vice-chair"),
    }
    assert capacities(reading) == {("Lê Văn Ba", "chair", "stated"), ("Hà Thị Tư", "chair", "stated")}


def test_a_side_leads_its_people_in_behind_who_chairs(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Ngày 12/3/2024, UBND xã Tân Hòa tổ chức hội nghị. Chủ trì hội nghị là ông Lê Văn Ba, Chủ tịch UBND xã. "
        "Phía xã có bà Hà Thị Tư, Chủ tịch Hội Nông dân xã. Khách mời của hội nghị có ông Đỗ Văn Năm."
    )
    assert ("Hà Thị Tư", "attendee", "stated") in capacities(reading)
    assert ("Đỗ Văn Năm", "attendee", "stated") in capacities(reading)


def test_organs_of_a_city_committee_are_of_the_city(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Ngày 12/9/2025, Đảng ủy phường Tân Hòa tổ chức hội nghị. Dự có ông Lê Văn Ba - Ủy viên Ban Thường vụ, Trưởng "
        "Ban Tổ chức Thành ủy và bà Hà Thị Tư - UVBTV Thành ủy."
    )
    assert {post.body.level for one in contents(reading, Position) for post in [one.post]} == {"province"}


def test_capitals_do_not_make_the_words_after_a_committee_its_unit(say: Callable[[str], Reading]) -> None:
    reading = say(
        "TRAO QUYẾT ĐỊNH CỦA BAN THƯỜNG VỤ HUYỆN ỦY VỀ CÔNG TÁC CÁN BỘ\n\nNgày 12/3/2024, Đảng ủy xã Tân Hòa, huyện "
        "Lâm Trì tổ chức hội nghị."
    )
    assert {one.named_as for one in contents(reading, Locality)} == {"xã Tân Hòa", "huyện Lâm Trì"}


def test_a_meeting_told_twice_has_the_day_of_the_second_telling(say: Callable[[str], Reading]) -> None:
    reading = say(
        "Tin địa phương\n\nĐảng ủy xã Tân Hòa tổ chức hội nghị lần thứ năm\n\nNgày 12/3/2024, Đảng ủy xã Tân Hòa tổ "
        "chức hội nghị, bàn việc làm đường."
    )
    assert [meeting.date for meeting in contents(reading, Meeting)] == ["2024-03-12"]


def test_reading_twice_gives_the_same(seed: Reading) -> None:
    assert interpret(read_document(SEED)) == seed


def test_minutes_name_their_meeting_in_the_title(say: Callable[[str], Reading]) -> None:
    reading = say(
        "ĐẢNG BỘ HUYỆN LÂM TRÌ\nĐẢNG ỦY XÃ NẬM CHANH\n*\nBIÊN BẢN\nHọp Ban Thường vụ Đảng ủy tháng 4/2024\n\n"
        "Thời gian: 14 giờ 00 ngày 02 tháng 4 năm 2024\nChủ trì: Đ/c Quàng Thị Mơ - Bí thư Đảng ủy\n"
        "Thư ký: Đ/c Bùi Gia Lượng - Văn phòng Đảng ủy\n\n"
        "1. Đ/c Hà Tuấn Phong, Phó Bí thư Thường trực báo cáo kết quả công tác tháng 3.\n"
    )
    [meeting] = contents(reading, Meeting)
    assert meeting.date == "2024-04-02"
    assert meeting.convener is not None
    assert (meeting.convener.kind, meeting.convener.level) == ("party-standing-committee", "commune")
    assert posts_today(reading) == {
        ("Quàng Thị Mơ", "secretary", "party-committee", "commune"),
        ("Hà Tuấn Phong", "standing-deputy-secretary", "party-committee", "commune"),
    }
    assert {(person, capacity) for person, capacity, _ in capacities(reading)} == {
        ("Quàng Thị Mơ", "chair"),
        ("Bùi Gia Lượng", "secretary"),
        ("Hà Tuấn Phong", "presenter"),
    }


def test_a_name_of_three_syllables_is_one_commune(say: Callable[[str], Reading]) -> None:
    reading = say("Đồng chí Trịnh Hoài Sơn, Bí thư Đảng ủy xã Tân Lâm Hương phát biểu tại hội nghị.\n")
    [position] = contents(reading, Position)
    assert position.person == "Trịnh Hoài Sơn"
    assert position.post.body.unit is not None
    assert position.post.body.unit.name == "Tân Lâm Hương"


def test_a_heading_of_minutes_tells_what_those_listed_below_are(say: Callable[[str], Reading]) -> None:
    reading = say(
        "HỘI ĐỒNG NHÂN DÂN\nXÃ KHE SÂU\n\nBIÊN BẢN\nKỲ HỌP THỨ 8 HỘI ĐỒNG NHÂN DÂN XÃ\n\nHôm nay, ngày 19/7/2023, "
        "HĐND xã Khe Sâu khai mạc kỳ họp thứ 8.\n\n1. Đại biểu khách mời\n- Bà Cầm Thị Xuân, Trưởng bản Nà Lốc;\n\n"
        "2. Chủ tọa kỳ họp\n- Ông HÀ VĂN SỸ, Chủ tịch HĐND xã\n- Ông Lý A Páo, Phó Chủ tịch HĐND xã\n\n"
        "NỘI DUNG\n- Ông Vi Văn Tám đi vắng, gửi ý kiến sau.\n"
    )
    assert {(person, as_) for person, as_, _ in capacities(reading) if person != "Vi Văn Tám"} == {
        ("Cầm Thị Xuân", "attendee"),
        ("Hà Văn Sỹ", "chair"),
        ("Lý A Páo", "chair"),
    }
    assert ("Vi Văn Tám", "chair") not in {(person, as_) for person, as_, _ in capacities(reading)}

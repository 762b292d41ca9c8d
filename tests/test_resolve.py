"""Keys are computed within one document, join only what is surely one, and stay readable."""

from dataclasses import replace

import pytest

from govgraph.model import (
    Body,
    Citation,
    Document,
    Fact,
    LegalDocument,
    Locality,
    Meeting,
    OffsetMap,
    Participation,
    PersonnelChange,
    Position,
    Post,
    Reading,
    Span,
    Term,
    Unit,
)
from govgraph.resolve import Identities
from govgraph.resolve.bodies import term_of_meeting
from govgraph.resolve.keys import fold, slug

PROVINCE = Unit("province", "tinh", "Sơn Hà")
DISTRICT = Unit("district", "huyen", "Tân Lộc", PROVINCE)
COMMUNE = Unit("commune", "xa", "Đông Hòa", DISTRICT)
BARE = Unit("commune", "xa", "Đông Hòa")


def reading(*contents, name="bai-1", place=None, published=None):
    page = Document(name, "", "", OffsetMap(), (), "", published=published)
    facts = tuple(Fact(f"f{n}", content, (Span(n, n + 1),), ("test",)) for n, content in enumerate(contents))
    return Reading(page, place=place, facts=facts)


def about(unit):
    return Locality(unit, unit.name or "")


def committee(unit):
    return Post("secretary", Body("party-committee", unit.level if unit else None, unit))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("xã Kỳ Thọ", "xa-ky-tho"), ("Đắk Đoa", "dak-doa"), ("09-NQ/ĐU", "09-nq-du"), ("Uỷ ban", "uy-ban")],
)
def test_slug_drops_marks_and_stays_readable(text, expected):
    assert slug(text) == expected


def test_fold_joins_spellings_and_keeps_names_apart():
    assert fold("Hoàng Thị Thuý") == fold("HOÀNG  THỊ THÚY")
    assert fold("Nguyễn Văn Hùng") != fold("Nguyễn Văn Hưng")
    assert fold("Lê Văn Tân") != fold("Lê Vân Tân")


def test_unit_named_whole_is_shared_by_documents():
    one, two = Identities(reading(about(COMMUNE))), Identities(reading(about(COMMUNE), name="bai-2"))
    assert one.unit(COMMUNE) == two.unit(COMMUNE) == "unit/xa-dong-hoa.huyen-tan-loc.tinh-son-ha"


def test_unit_of_bare_name_is_never_shared():
    one, two = Identities(reading(about(BARE))), Identities(reading(about(BARE), name="bai-2"))
    assert one.unit(BARE) == "unit/source-bai-1/xa-dong-hoa"
    assert one.unit(BARE) != two.unit(BARE)


def test_unit_of_a_district_without_its_province_is_never_shared():
    unit = replace(COMMUNE, within=replace(DISTRICT, within=None))
    assert Identities(reading(about(unit))).unit(unit) == "unit/source-bai-1/xa-dong-hoa.huyen-tan-loc"


def test_unit_needs_no_district_once_districts_have_ended():
    unit = replace(COMMUNE, within=PROVINCE)
    assert Identities(reading(about(unit), published="2025-07-02")).unit(unit) == "unit/xa-dong-hoa.tinh-son-ha"
    assert Identities(reading(about(unit), published="2025-06-30")).unit(unit).startswith("unit/source-")


def test_unit_takes_those_above_from_its_fuller_mention():
    identities = Identities(reading(about(COMMUNE), about(BARE)))
    assert identities.unit(BARE) == identities.unit(COMMUNE)
    bare_district = Unit("district", "huyen", "Tân Lộc")
    assert identities.unit(replace(COMMUNE, within=bare_district)) == identities.unit(COMMUNE)


def test_unit_with_two_fuller_mentions_stays_bare():
    other = replace(COMMUNE, within=Unit("district", "huyen", "Phú Sơn", PROVINCE))
    assert Identities(reading(about(COMMUNE), about(other))).unit(BARE) == "unit/source-bai-1/xa-dong-hoa"


def test_unit_unnamed_is_that_of_the_place():
    district = Unit("district", "huyen")
    assert Identities(reading(place=COMMUNE)).unit(district) == "unit/huyen-tan-loc.tinh-son-ha"
    assert Identities(reading(place=BARE)).unit(district) == "unit/source-bai-1/xa-dong-hoa/district"
    assert Identities(reading(place=COMMUNE)).unit(Unit("commune")).startswith("unit/xa-dong-hoa.")


def test_unit_unnamed_of_another_type_is_not_that_of_the_place():
    town = Unit("district", "thi-xa")
    assert Identities(reading(place=COMMUNE)).unit(town) != Identities(reading(place=COMMUNE)).unit(DISTRICT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện ủy kết luận", "huyen"),
        ("Quận ủy", "quan"),
        ("cấp huyện", None),
        ("huyện hoặc thị xã", None),
        ("Huyện ủy, các huyện, thị xã", "huyen"),
        ("Huyện ủy, Thị ủy", None),
        ("", None),
    ],
)
def test_unit_unnamed_has_the_type_that_the_text_gives(text, expected):
    about_it = reading(place=BARE)
    about_it = replace(about_it, document=replace(about_it.document, text=text))
    assert Identities(about_it).units.complete(Unit("district")).type == expected


def test_unit_unnamed_below_the_place_is_known_to_the_source_alone():
    assert Identities(reading(place=COMMUNE)).unit(Unit("village", "thon")) == "unit/source-bai-1/village"


def test_body_without_unit_is_never_joined_by_kind():
    body = Body("peoples-council", "commune")
    keys = {Identities(reading(name=name)).body(body) for name in ("bai-1", "bai-2")}
    assert len(keys) == 2


def test_body_of_the_nation_is_shared():
    assert Identities(reading()).body(Body("politburo", "central")) == "body/viet-nam/politburo"


def test_body_that_is_one_of_many_is_shared_by_its_own_name_alone():
    school = Body("school", "commune", COMMUNE)
    named = replace(school, name="Trường Tiểu học Đông Hòa")
    identities = Identities(reading(about(COMMUNE)))
    assert identities.body(school).startswith("body/source-bai-1/xa-dong-hoa.")
    assert identities.body(named) == ("body/xa-dong-hoa.huyen-tan-loc.tinh-son-ha/school/truong-tieu-hoc-dong-hoa")


def test_bodies_of_one_council_with_names_of_their_own_stay_two():
    one = Body("peoples-council-committee", "commune", COMMUNE, "Ban Pháp chế")
    identities = Identities(reading(about(COMMUNE)))
    assert identities.body(one) != identities.body(replace(one, name="Ban Kinh tế - Xã hội"))


def test_body_of_a_village_in_a_commune_is_not_the_communes():
    identities = Identities(reading(about(COMMUNE)))
    cell = Body("party-cell", "village", COMMUNE, "thôn 6")
    assert identities.body(cell).endswith("/village/party-cell/thon-6")
    assert identities.body(replace(cell, level="commune")) != identities.body(cell)


def test_person_is_known_by_name_and_lowest_unit():
    low, high = Position("Lê Văn Trọng", committee(COMMUNE)), Position("Lê Văn Trọng", committee(DISTRICT))
    both = Identities(reading(high, low)).person("Lê Văn Trọng")
    assert both == Identities(reading(low, name="bai-2")).person("LÊ VĂN TRỌNG")
    assert both != Identities(reading(high)).person("Lê Văn Trọng")


def test_one_name_in_two_communes_is_two_people():
    other = replace(COMMUNE, name="Suối Trầm")
    here, there, above = (Position("Lê Văn Trọng", committee(unit)) for unit in (COMMUNE, other, DISTRICT))
    came = Participation("Lê Văn Trọng", "f4", "speaker", ("f1",))
    unknown = Participation("Lê Văn Trọng", "f4", "concluder")
    identities = Identities(reading(here, there, above, came, Meeting("conference"), unknown))
    people = [identities.person("Lê Văn Trọng", post) for post in (here.post, there.post)]
    assert people == [Identities(reading(one)).person("Lê Văn Trọng") for one in (here, there)]
    assert len({*people, identities.person("Lê Văn Trọng"), identities.person("Lê Văn Trọng", above.post)}) == 3
    assert identities.person(came.person, *identities.posts(came)) == people[1]


def test_one_name_in_two_communes_is_one_person_who_moves():
    other = replace(COMMUNE, name="Suối Trầm")
    here, there = (Position("Lê Văn Trọng", committee(unit)) for unit in (COMMUNE, other))
    moves = PersonnelChange("reassignment", "Lê Văn Trọng", "f1", here.post)
    identities = Identities(reading(here, there, moves))
    assert len({identities.person("Lê Văn Trọng", *posts) for posts in ((), (here.post,), (there.post,))}) == 1


def test_person_without_post_is_known_to_the_source_alone():
    keys = {Identities(reading(name=name)).person("Lê Văn Trọng") for name in ("bai-1", "bai-2")}
    assert len(keys) == 2


def test_person_who_leaves_a_post_is_the_one_who_held_it():
    left = PersonnelChange("relief", "Lê Văn Trọng", ends=committee(COMMUNE))
    held = Position("Lê Văn Trọng", committee(COMMUNE))
    assert Identities(reading(left)).person("Lê Văn Trọng") == Identities(reading(held)).person("Lê Văn Trọng")
    assert Identities(reading(left)).ended_tenure(left) == Identities(reading(held)).fact("f0")


def test_tenure_knows_no_end_and_parts_acting_from_full():
    post = committee(COMMUNE)
    position = Position("Lê Văn Trọng", post)
    ended = replace(position, end="2024", attested_on="2023-05-25")
    assert Identities(reading(position)).fact("f0") == Identities(reading(ended)).fact("f0")
    assert Identities(reading(position)).fact("f0") != Identities(reading(replace(position, qualifier="acting"))).fact(
        "f0"
    )


def test_tenure_is_parted_by_term_only_where_two_are_named():
    first = Position("Lê Văn Trọng", committee(COMMUNE), term=Term("2015", "2020"))
    second = replace(first, term=Term("2020", "2025"))
    alone = Identities(reading(second)).fact("f0")
    assert alone == Identities(reading(replace(first, term=None))).fact("f0")
    both = Identities(reading(first, second))
    assert both.fact("f0") != both.fact("f1")


def test_meeting_of_a_known_body_and_day_is_shared():
    meeting = Meeting("conference", "2023-05-25", convener=committee(COMMUNE).body)
    paths = {Identities(reading(meeting, name=name)).fact("f0") for name in ("bai-1", "bai-2")}
    unit = "xa-dong-hoa.huyen-tan-loc.tinh-son-ha"
    assert paths == {f"meeting/{unit}/party-committee/2023-05-25-conference"}


@pytest.mark.parametrize("change", [{"date": None}, {"date": "--05-25"}, {"date": "2023-05"}, {"convener": None}])
def test_meeting_of_unknown_day_or_convener_is_known_to_the_source_alone(change):
    meeting = replace(Meeting("conference", "2023-05-25", convener=committee(COMMUNE).body), **change)
    assert Identities(reading(meeting)).fact("f0").startswith("meeting/source-bai-1/")


def test_meeting_second_of_its_day_has_an_ordinal():
    meeting = Meeting("conference", "2023-05-25", convener=committee(COMMUNE).body)
    identities = Identities(reading(meeting, replace(meeting, title="Hội nghị giao ban")))
    assert identities.fact("f1") == identities.fact("f0") + "-2"


def test_meetings_of_morning_and_afternoon_in_two_sources_stay_two():
    meeting = Meeting("conference", "2023-05-25", convener=committee(COMMUNE).body, part_of_day="morning")
    later = replace(meeting, part_of_day="afternoon")
    assert Identities(reading(meeting)).fact("f0").endswith("/2023-05-25-morning-conference")
    assert Identities(reading(meeting)).fact("f0") != Identities(reading(later, name="bai-2")).fact("f0")


@pytest.mark.parametrize(
    ("kind", "body", "is_one"),
    [
        ("congress", "party-organisation", True),
        ("session", "peoples-council", True),
        ("session", "peoples-committee", False),
    ],
)
def test_a_congress_and_a_session_of_a_council_are_one_on_their_day(kind, body, is_one):
    whole = Meeting(kind, "2022-12-20", convener=Body(body, "commune", COMMUNE))
    morning = replace(whole, part_of_day="morning")
    assert (Identities(reading(whole)).fact("f0") == Identities(reading(morning, name="bai-2")).fact("f0")) == is_one


def test_participation_differs_by_capacity():
    meeting = Meeting("conference", "2023-05-25")
    parts = [Participation("Lê Văn Trọng", "f0", capacity) for capacity in ("director", "speaker")]
    identities = Identities(reading(meeting, *parts))
    assert identities.fact("f1") != identities.fact("f2")


def test_document_is_shared_by_issuer_year_and_number():
    decision = LegalDocument("decision", "15/QĐ-UBND", Body("peoples-committee", "commune", COMMUNE), "2024-03-01")
    identities = Identities(reading(Citation(decision, "issued")))
    unit = "xa-dong-hoa.huyen-tan-loc.tinh-son-ha"
    assert identities.document(decision) == f"eli/{unit}/peoples-committee/decision/2024/15-qd-ubnd"
    assert identities.document(replace(decision, date=None)) == identities.document(decision)
    alone = Identities(reading())
    assert alone.document(replace(decision, date=None)).startswith("eli/source-bai-1/")
    assert alone.document(replace(decision, number=None)).startswith("eli/source-bai-1/")


def test_documents_of_one_number_and_two_issuers_stay_two():
    council = LegalDocument("resolution", "01", Body("peoples-council", "commune", COMMUNE))
    party = replace(council, issuer=committee(COMMUNE).body)
    identities = Identities(reading(Citation(council, "cited"), Citation(party, "cited")))
    assert len({identities.document(d) for d in (council, party, replace(council, issuer=None))}) == 3


@pytest.mark.parametrize(
    ("days", "relation", "year"),
    [
        (["2024-02-28"], "adopted", "2024/"),
        (["2024-02"], "issued", "2024/"),
        (["2024-02-28"], "announced", ""),
        ([None], "adopted", ""),
        (["2024-02-28", "2023-02-28"], "adopted", ""),
    ],
)
def test_number_is_of_the_year_of_the_meeting_that_made_it(days, relation, year):
    council = Body("peoples-council", "commune", COMMUNE)
    undated = LegalDocument("resolution", "14/NQ-HĐND", council)
    party = replace(undated, issuer=committee(COMMUNE).body)
    meetings = [Meeting("session", day, convener=council) for day in days]
    cited = [Citation(undated, relation, f"f{number}") for number in range(len(days))]
    identities = Identities(reading(*meetings, *cited, Citation(party, "cited")))
    found = identities.document(undated)
    assert found.endswith(f"xa-dong-hoa.huyen-tan-loc.tinh-son-ha/peoples-council/resolution/{year}14-nq-hdnd")
    assert found.startswith("eli/source-bai-1/") is (year == "")
    assert identities.document(party).startswith("eli/source-bai-1/")  # of the same number, and of another issuer
    assert identities.bodies.complete_document(undated).date is None


def test_term_takes_its_body_from_the_only_fuller_mention():
    party = Term("2020", "2025", Body("party-organisation", "commune", COMMUNE))
    identities = Identities(reading(Position("Lê Văn Trọng", committee(COMMUNE), term=party)))
    position = Identities(reading(Position("Lê Văn Trọng", committee(COMMUNE), term=Term("2020", "2025"))))
    assert identities.term(party) == "term/xa-dong-hoa.huyen-tan-loc.tinh-son-ha/2020-2025"
    assert position.term(Term("2020", "2025")) == "term/source-bai-1/2020-2025"


@pytest.mark.parametrize(
    ("kind", "key"),
    [("congress", "xa-dong-hoa.huyen-tan-loc.tinh-son-ha"), ("conference", "source-bai-1")],
)
def test_term_of_a_congress_is_that_of_the_body_that_holds_it(kind, key):
    term = Term("2020", "2025")
    held = Meeting(kind, "2020-08-12", convener=Body("party-organisation", "commune", COMMUNE), term=term)
    assert Identities(reading(held)).term(term) == f"term/{key}/2020-2025"


def test_terms_of_the_council_and_of_an_association_of_the_same_years_are_two():
    unit, years = "term/xa-dong-hoa.huyen-tan-loc.tinh-son-ha", Term("2021", "2026")
    council, women = (
        Meeting(kind, "2021-07-01", convener=Body(body, "commune", COMMUNE), term=years)
        for kind, body in (("session", "peoples-council"), ("congress", "womens-union"))
    )
    identities = Identities(reading(council, women))
    assert identities.term(term_of_meeting(council)) == f"{unit}/peoples-council/2021-2026"
    assert identities.term(term_of_meeting(women)) == f"{unit}/womens-union/2021-2026"
    assert identities.term(years) == "term/source-bai-1/2021-2026", "which of the two is not said"
    office = replace(years, body=Body("peoples-committee", "commune", COMMUNE))
    assert identities.term(office) == f"{unit}/peoples-council/2021-2026", "the committee has the term of the council"


def test_keys_of_odd_source_names_are_encoded():
    assert Identities(reading(name="bài số 7#")).unit(BARE).startswith("unit/source-b%C3%A0i%20s%E1%BB%91%207%23/")


def test_group_without_a_name_is_the_one_that_a_decision_founds():
    def key(*citations, name="bai-1"):
        team = Body("working-group", "district", DISTRICT)
        cited = [Citation(LegalDocument("decision", *given), relation) for relation, *given in citations]
        page = reading(Position("Lê Văn Hai", Post("head", team)), *cited, name=name)
        return Identities(page).body(team)

    issuer = Body("peoples-committee", "district", DISTRICT)
    founding = ("itself", "12/QĐ-UBND", issuer, "2024-03-04")
    other = ("cited", "9/QĐ-UBND", issuer, "2023-01-02")
    assert key(founding, other) == key(("cited", *founding[1:]), name="bai-2")
    assert key(founding) != key(other)
    assert "source-bai-1" in key((*founding[:2], None, None)), "a decision that only the source knows"
    assert "source-bai-1" in key(("cited", *founding[1:]), other), "either may be meant"
    assert "source-bai-1" in key()
    by_itself = ("itself", "12/QĐ-BCĐ", Body("working-group", "district", DISTRICT), "2024-03-04")
    assert key(by_itself) == key(), "a group does not found itself"


def test_one_name_in_two_bodies_of_a_commune_is_for_linkage_to_join():
    council = Post("chair", Body("peoples-council", "commune", COMMUNE))
    one = Identities(reading(about(COMMUNE), Position("Lê Văn Hai", committee(COMMUNE))))
    other = Identities(reading(about(COMMUNE), Position("Lê Văn Hai", council), name="bai-2"))
    both = Identities(
        reading(about(COMMUNE), Position("Lê Văn Hai", council), Position("Lê Văn Hai", committee(COMMUNE)))
    )
    assert one.person("Lê Văn Hai") != other.person("Lê Văn Hai")
    assert both.person("Lê Văn Hai") == one.person("Lê Văn Hai")


def test_one_name_at_the_head_of_a_force_and_of_another_body_is_two_people():
    force, union = (
        Post("head", Body("military", "commune", COMMUNE)),
        Post("chair", Body("womens-union", "commune", COMMUNE)),
    )
    identities = Identities(reading(about(COMMUNE), Position("Lê Thanh Tâm", force), Position("Lê Thanh Tâm", union)))
    people = {identities.person("Lê Thanh Tâm", post) for post in (force, union)}
    assert len(people) == 2
    assert identities.person("Lê Thanh Tâm") not in people, "without a post nobody knows which is meant"
    farmers = replace(union, body=replace(union.body, kind="farmers-association"))
    identities = Identities(reading(about(COMMUNE), Position("Lê Thanh Tâm", farmers), Position("Lê Thanh Tâm", union)))
    assert len({identities.person("Lê Thanh Tâm", post) for post in (farmers, union)}) == 1

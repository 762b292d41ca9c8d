"""The table of official units is whole and agrees with itself, and tells what the reform made of each unit."""

import re
from collections import Counter
from pathlib import Path

import pytest

from govgraph.errors import GovgraphError
from govgraph.gazetteer import REFORM, Gazetteer, OfficialUnit, gazetteer, is_called, other_names
from govgraph.resolve.keys import slug

LAST_OLD_DAY = "2025-06-30"
DIGITS = {"province": 2, "district": 3, "commune": 5}
TYPES = {
    "province": {"tinh", "thanh-pho"},
    "district": {"huyen", "quan", "thi-xa", "thanh-pho"},
    "commune": {"xa", "phuong", "thi-tran", "dac-khu"},
}
ISLANDS_WITHOUT_COMMUNES = {"318-bach-long-vi", "471-con-co", "498-hoang-sa", "536-ly-son", "755-con-dao"}


@pytest.fixture(scope="module")
def units() -> list[OfficialUnit]:
    return [gazetteer()[key] for key in gazetteer()]


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """Put a table of one's own in the place of the program's."""

    def put(content: bytes | None) -> Path:
        path = tmp_path / "units.tsv"
        if content is not None:
            path.write_bytes(content)
        monkeypatch.setattr("govgraph.gazetteer.data_folder", lambda _: tmp_path)
        gazetteer.cache_clear()
        return path

    yield put
    monkeypatch.undo()
    gazetteer.cache_clear()


def test_table_is_whole(units):
    def levels(day):
        return Counter(unit.level for unit in units if unit.is_in_force(day))

    assert len(units) == len(gazetteer()) == 14_006
    assert levels(LAST_OLD_DAY) == {"province": 63, "district": 696, "commune": 10_035}
    assert levels(REFORM) == {"province": 34, "commune": 3_321}
    assert {(unit.start, unit.end) for unit in units} == {(None, None), (None, REFORM), (REFORM, None)}


def test_code_and_type_fit_the_level(units):
    assert [unit for unit in units if not re.fullmatch(rf"\d{{{DIGITS[unit.level]}}}", unit.code)] == []
    assert [unit for unit in units if unit.type not in TYPES[unit.level]] == []
    assert [unit for unit in units if unit.other_code and not re.fullmatch(r"\d{5}", unit.other_code)] == []


def test_name_stands_without_type_word(units):
    words = ("thị xã ", "thị trấn ", "thành phố ", "đặc khu ", "huyện ", "phường ", "tỉnh ")
    led = {unit.key for unit in units if unit.name.casefold().startswith(words)}
    assert led == {"19780-phuong-duc"}  # phường Phường Đúc, in Huế
    assert [unit for unit in units if unit.name != " ".join(unit.name.split()) or not unit.name] == []


def test_key_is_code_and_name_and_year_only_where_an_older_unit_has_the_same(units):
    for unit in units:
        plain = f"{unit.code}-{slug(unit.name)}"
        if unit.key == f"{plain}.2025":
            assert unit.start == REFORM and gazetteer()[plain].end == REFORM
        elif unit.key != plain:  # one that went on under a new name has the key of its first
            assert unit.start is None and unit.end is None
            assert unit.key == f"{unit.code}-{slug(unit.former_name)}"


def test_every_unit_that_another_names_is_in_the_table(units):
    assert {key for unit in units for key in unit.above if key not in gazetteer()} == set()
    assert {key for unit in units for key, _ in unit.became if key not in gazetteer()} == set()


def test_units_lie_in_units_of_a_higher_level(units):
    for unit in units:
        levels = [gazetteer()[key].level for key in unit.above]
        assert unit.level not in levels
        for day in (LAST_OLD_DAY, REFORM):
            if unit.is_in_force(day) and unit.level != "province":
                assert gazetteer().chain(unit, day)[-1].level == "province"


def test_unit_that_ended_says_what_it_became(units):
    for unit in units:
        if unit.end is None:
            assert unit.became == ()
            continue
        assert unit.end == REFORM
        if unit.level != "district":
            assert unit.became
        assert all(gazetteer()[key].is_in_force(REFORM) for key, _ in unit.became)
        parts = [is_part for _, is_part in unit.became]
        assert len(parts) < 2 or all(parts)


def test_districts_without_communes_became_special_zones(units):
    became = {unit.key: unit.became for unit in units if unit.level == "district" and unit.became}
    assert set(became) == ISLANDS_WITHOUT_COMMUNES
    for ((new, is_part),) in became.values():
        assert gazetteer()[new].type == "dac-khu" and not is_part


def test_every_unit_that_began_came_of_another(units):
    sources = Counter(key for unit in units for key, _ in unit.became)
    assert {unit.key for unit in units if unit.start} == set(sources)


def test_ky_tho():
    commune = gazetteer()["18790-ky-tho"]
    assert (commune.type, commune.name, commune.end) == ("xa", "Kỳ Thọ", REFORM)
    assert [(unit.type, unit.name, unit.code) for unit in gazetteer().chain(commune)] == [
        ("xa", "Kỳ Thọ", "18790"),
        ("huyen", "Kỳ Anh", "447"),
        ("tinh", "Hà Tĩnh", "42"),
    ]
    ((successor, is_part),) = commune.became
    assert (gazetteer()[successor].name, gazetteer()[successor].code, is_part) == ("Kỳ Khang", "18790", False)
    assert commune.is_in_force(LAST_OLD_DAY) and not commune.is_in_force(REFORM)


def test_hue_is_found_by_its_former_name():
    (hue,) = (unit for unit in gazetteer().named("Thừa Thiên Huế") if unit.level == "province")
    assert hue == gazetteer()["46-hue"]
    assert (hue.type, hue.name, hue.former_type, hue.former_name) == ("thanh-pho", "Huế", "tinh", "Thừa Thiên Huế")
    assert hue.renamed_on == "2025-01-01"
    assert is_called(hue, "Thừa Thiên Huế", "tinh") and not is_called(hue, "Thừa Thiên Huế", "thanh-pho")


def test_other_names_stand_for_names_of_the_list():
    assert {name for name in other_names().values() if not gazetteer().named(name)} == set()
    assert {other for other in other_names() if gazetteer().named(other)} == set()


@pytest.mark.parametrize(
    "content", [None, b"#\nother\tname\nHCM\n", b"\xff"], ids=["missing", "one-column", "no-utf-8"]
)
def test_damaged_table_of_names_is_told(damaged, content):
    table = damaged(None).with_name("other_names.tsv")
    if content is not None:
        table.write_bytes(content)
    other_names.cache_clear()
    with pytest.raises(GovgraphError, match=r"other_names\.tsv: the names of units cannot be read"):
        other_names()
    other_names.cache_clear()


def test_unchanged_commune_is_one_unit_with_two_maps_above_it(units):
    unchanged = [unit for unit in units if unit.level == "commune" and unit.start is None and unit.end is None]
    assert len(unchanged) > 100
    for unit in unchanged:
        before, since = gazetteer().above(unit, LAST_OLD_DAY), gazetteer().above(unit, REFORM)
        assert before is not None and before.level == "district"
        assert since is not None and since.level == "province"


@pytest.mark.parametrize(
    ("key", "type_", "name"),
    [
        ("095-muong-lay", "thi-xa", "Mường Lay"),
        ("450-dong-hoi", "thanh-pho", "Đồng Hới"),
        ("30688-oc-eo", "thi-tran", "Óc Eo"),
    ],
)
def test_type_is_read_however_the_source_writes_it(key, type_, name):
    assert (gazetteer()[key].type, gazetteer()[key].name) == (type_, name)


@pytest.mark.parametrize(
    "content",
    [None, b"# made\nkey\n\xff\xfe-broken\n", b"# made\nkey\tcode\n18790-ky-tho\t18790\n"],
    ids=["missing", "no-utf-8", "line-without-name"],
)
def test_damaged_table_is_an_error_that_names_the_file(damaged, content):
    path = damaged(content)
    with pytest.raises(GovgraphError, match=re.escape(str(path))):
        gazetteer()


def test_empty_table_is_an_error_that_names_the_file(damaged):
    path = damaged(b"")
    with pytest.raises(GovgraphError, match=re.escape(str(path))):
        gazetteer()


def test_line_cut_off_is_an_error_that_names_the_file(damaged):
    path = damaged("# made\nkey\n18790-ky-tho\t18790\txa\tKỳ Thọ\t\t2025-07-01\t447-ky-anh\t\t\n".encode())
    with pytest.raises(GovgraphError, match=re.escape(str(path))):
        gazetteer()["18790-ky-tho"]


def test_table_is_read_from_any_place(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("# made\nkey\n99-moi\t99\ttinh\tMới\t\t\t\t\t\t\t\t\n", encoding="utf-8")
    (unit,) = Gazetteer(path).named("mới")
    assert (unit.code, unit.type, unit.level, unit.above, unit.former_name) == ("99", "tinh", "province", (), None)


@pytest.mark.parametrize("key", ["42-ha-tinh", "447-ky-anh", "18790-ky-khang", "99-khong-co"])
def test_units_below_one_are_those_that_it_is_above_in_the_order_of_the_table(units, key):
    def is_below(unit: OfficialUnit) -> bool:
        return any(above == key or is_below(gazetteer()[above]) for above in unit.above)

    assert list(gazetteer().below(key)) == [unit for unit in units if is_below(unit)]

"""The diagram of the vocabulary, read back from its SVG."""

import pytest
from tests.picture import faults, read

from govgraph.chart.ontology import PARTS, classes_around, read_classes, read_version
from govgraph.chart.ontology.draw import lay_out
from govgraph.chart.wording import day_in_digits
from govgraph.chart.writers import write_scene
from govgraph.errors import QueryError


def test_the_class_asked_for_is_marked_and_the_page_no_wider_than_its_cards():
    whole = read_classes()
    scene = lay_out(classes_around(whole, "Tenure"), about="Tenure", lang="en")
    marked = [mark.id for mark in scene.marks for shape in mark.shapes if shape.paint.name == "class-asked"]
    assert marked == ["gov:Tenure"]
    assert "the class asked for" in write_scene(scene, "svg").decode() and scene.width == 760
    assert "class-asked" not in write_scene(lay_out(whole), "svg").decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [None, "Meeting", "Tenure"])
def test_diagram_has_no_fault_of_geometry_and_the_same_bytes(name, lang):
    classes = read_classes()
    chosen = classes_around(classes, name) if name else classes
    svg = write_scene(lay_out(chosen, lang=lang), "svg")
    assert faults(svg) == [] and svg == write_scene(lay_out(chosen, lang=lang), "svg")


def test_unknown_class_names_near_ones():
    with pytest.raises(QueryError, match="gov:Meeting"):
        classes_around(read_classes(), "Meetin")


def test_dot_leads_to_the_class_above():
    scene = lay_out(classes_around(read_classes(), "Tenure"), about="Tenure", lang="en")
    assert scene.title.startswith("What gov:Tenure of")
    dot = write_scene(scene, "dot").decode()
    assert '"gov:Tenure" -> "org:Membership"' in dot


def test_every_name_of_a_class_stands_unbroken():
    texts = [text.text for mark in read(write_scene(lay_out(read_classes()), "svg"))[2] for text in mark.texts]
    assert [one.name for one in read_classes() if one.name not in texts] == []


def test_cards_tell_version_part_properties_and_kinds():
    version, issued = read_version()
    scene = lay_out(read_classes())
    assert version in scene.title and day_in_digits(issued) in scene.subtitle
    texts = [text.text for mark in read(write_scene(scene, "svg"))[2] for text in mark.texts]
    assert {"Cuộc họp", "Địa bàn", "post: gov:Post", "gov:Congress", "Đại hội"} <= set(texts)
    assert {one.part for one in read_classes()} <= set(PARTS)
    # Many kinds of a class that have nothing of their own to tell stand together.
    boxes = {mark.id for mark in scene.marks if mark.id}
    assert "gov:Meeting" in boxes and "gov:Congress" not in boxes and len(boxes) < len(read_classes())


def test_a_class_tells_its_own_properties_alone():
    found = {one.name: {each.name for each in one.properties} for one in read_classes()}
    assert "gov:evidence" in found["gov:Fact"] and "gov:post" in found["gov:Tenure"]
    assert "gov:evidence" not in found["gov:Tenure"] and found["gov:Congress"] == set()

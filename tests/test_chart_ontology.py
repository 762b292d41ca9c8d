"""The diagram of the vocabulary, read back from its SVG."""

import pytest
from tests.picture import faults

from govgraph.chart.ontology import classes_around, read_classes
from govgraph.chart.ontology.draw import lay_out
from govgraph.chart.writers import write_scene
from govgraph.errors import QueryError


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
    dot = write_scene(lay_out(classes_around(read_classes(), "Tenure")), "dot").decode()
    assert '"gov:Tenure" -> "org:Membership"' in dot


def test_every_name_of_a_class_stands_unbroken():
    svg = write_scene(lay_out(read_classes()), "svg").decode()
    assert [one.name for one in read_classes() if f">{one.name}</text>" not in svg] == []

"""Each rule reads its examples and leaves its counterexamples alone; the labels of the code lists are the lexicon."""

import pytest

from govgraph.codes import load_codes
from govgraph.recognise import CASCADE, recognise_text, render, scan_text
from govgraph.recognise.cascade import Context, Rule, apply
from govgraph.recognise.items import Item
from govgraph.recognise.patterns import LETTERS, compile_pattern
from govgraph.recognise.units import known_units


def steps(text: str, rule: Rule) -> tuple[list[Item], list[Item]]:
    """The items of a text before and after the pass of one rule of the cascade."""
    items = scan_text(text)
    context = Context(text, known_units(items, Context(text)))
    for row in CASCADE:
        after = apply(row, items, context)
        if row is rule:
            return items, after
        items = after
    raise AssertionError(f"{rule.name} is not in the cascade")


def read_by(text: str, rule: Rule) -> set[str]:
    before, after = steps(text, rule)
    old = {(item.text, render(item)) for item in before}
    new = ((item.text, part) for item in after if item.value for part in render(item).split(" | "))
    return {part for text, part in new if (text, part) not in old}


EXAMPLES = [(rule, text, expected) for rule in CASCADE for text, expected in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in CASCADE for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES, ids=[f"{r.name}: {t}" for r, t, _ in EXAMPLES])
def test_rule_reads_its_example(rule: Rule, text: str, expected: str) -> None:
    assert expected in read_by(text, rule)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[f"{r.name}: {t}" for r, t in COUNTEREXAMPLES])
def test_rule_leaves_its_counterexample(rule: Rule, text: str) -> None:
    assert not read_by(text, rule)


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert [rule.name for rule in CASCADE if not rule.examples] == []
    assert len({rule.name for rule in CASCADE}) == len(CASCADE)


def test_patterns_name_only_known_types() -> None:
    for rule in CASCADE:
        compile_pattern(rule.pattern)
    with pytest.raises(ValueError, match="no type PERSONN"):
        compile_pattern("PERSONN")
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_every_label_of_the_code_lists_is_found_where_it_stands_alone() -> None:
    for scheme in ("role", "body", "title", "meeting", "participation"):
        for concept in load_codes()[scheme]:
            for label in concept.labels:
                found = {one.notation for item in scan_text(label) for one in item.concepts if one.scheme == scheme}
                assert concept.notation in found, f"{scheme}/{concept.notation}: «{label}» is read as {found}"


def test_text_without_names_names_nobody() -> None:
    items = recognise_text("Lịch thời vụ lúa mùa: gieo mạ từ ngày 25/5, cấy xong trước 20/6, bón thúc hai đợt.")
    assert not [item for item in items if item.type in ("PERSON", "PEOPLE", "POST")]

"""The rules that read facts or join what is one: each that the code can name is listed, and none is listed in vain."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal

from govgraph.codes import load_codes
from govgraph.corrections import RULE
from govgraph.explain import explain_node
from govgraph.interpret import interpret
from govgraph.interpret.reviews import BALLOTS, COUNTS
from govgraph.mapping import map_reading
from govgraph.mapping.official import RULE as OF_THE_LISTS
from govgraph.namespaces import rule_iri
from govgraph.read import read_document
from govgraph.store import GraphStore

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "govgraph"
INTERPRET = SRC / "interpret"
LINKAGE = SRC / "linkage"
OFFICIAL = SRC / "mapping" / "official.py"
IDENTIFIED = SRC / "resolve" / "identified.py"
RULES = load_codes()["rule"]
PAGES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "cases").rglob("*.txt")])


def trees() -> Iterator[ast.AST]:
    for path in sorted([*INTERPRET.rglob("*.py"), *LINKAGE.rglob("*.py"), OFFICIAL, IDENTIFIED]):
        if "doubts" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def written() -> set[str]:
    """Return the words in quotation marks of the code; a rule named by its kind («list-of-…s») in each kind."""
    words = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    kinds = {f"list-of-{finding.notation}s" for finding in load_codes()["finding"]}
    return {word for word in words if isinstance(word, str)} | (kinds if "list-of-" in words else set())


def named() -> Iterator[str]:
    """Yield the rules given to a fact or a join in so many words: the third argument of `draft.add` and of `Join`."""
    for tree in trees():
        for node in ast.walk(tree):
            is_call = isinstance(node, ast.Call) and re.search(r"(draft\.add|\bJoin)$", ast.unparse(node.func))
            if is_call and len(node.args) > 2:
                given = node.args[2]
                branches = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
                for branch in branches:
                    if isinstance(branch, ast.Constant):
                        yield str(branch.value)


def test_a_rule_has_one_iri_in_the_list_and_in_graphs() -> None:
    assert [rule.notation for rule in RULES if rule.iri != rule_iri(rule.notation).value] == []


def test_every_rule_named_in_the_code_is_listed() -> None:
    rules = set(named()) | {row.name for row in (*BALLOTS, *COUNTS)}
    assert len(rules) > 20
    assert {"judged-the-same", "same-name-same-post", "unit-of-the-site"} <= rules
    assert {rule for rule in rules | {RULE, OF_THE_LISTS} if rule not in RULES} == set()


def test_no_rule_is_listed_in_vain() -> None:
    known = written() | {RULE}
    assert [rule.notation for rule in RULES if rule.notation not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_rule_that_reads_a_page_is_listed(page: Path) -> None:
    used = {rule for fact in interpret(read_document(page)).facts for rule in fact.rules}
    assert {rule for rule in used if rule not in RULES} == set()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_label_is_short_and_says_something_else_than_the_name(lang: str) -> None:
    for rule in RULES:
        assert len(rule.preferred[lang]) <= 40, rule.notation
        assert rule.preferred[lang] != rule.notation, rule.notation
        assert rule.definition[lang] != rule.preferred[lang], rule.notation


@pytest.mark.parametrize(
    ("lang", "label"),
    [("vi", "quy tắc Người đứng đầu kết luận cuộc họp"), ("en", "rule The head of the convener concludes")],
)
def test_explanations_call_rules_by_their_labels(lang: str, label: str) -> None:
    quads = map_reading(interpret(read_document(PAGES[0])))
    person = next(
        quad.subject for quad in quads if quad.object == Literal("Dương Đình Hới") and "/person/" in str(quad)
    )
    store = GraphStore.open(None)
    store.replace(str(quads[0].graph_name.value), quads)  # type: ignore[union-attr]
    store.put_vocabulary()
    told = explain_node(store, str(person.value), lang=lang)  # type: ignore[union-attr]
    assert told is not None
    assert label in told.text()
    assert "head-of-convener-concludes" not in told.text()


if __name__ == "__main__":  # the rules that no page here shows
    shown = {rule for page in PAGES for fact in interpret(read_document(page)).facts for rule in fact.rules}
    sys.stdout.write("".join(f"{rule.notation}\n" for rule in RULES if rule.notation not in shown))

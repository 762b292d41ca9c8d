"""govgraph same, govgraph different: a person judges whether two IRIs stand for one and the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.options import store_option, tell

if TYPE_CHECKING:
    from govgraph.store import GraphStore


def _options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the arguments and options of a judgement."""
    for add in (
        store_option,
        click.option(
            "--file",
            type=click.Path(path_type=Path, dir_okay=False),
            default=Path("judgements.csv"),
            metavar="FILE",
            help="Where the judgement is kept (by default ./judgements.csv); a build reads one beside its documents.",
        ),
        click.option("--on", metavar="DATE", help="The day of the judgement, as 2024-04-02 or 2/4/2024."),
        click.option("--by", required=True, metavar="NAME", help="Who judges."),
        click.option("--because", required=True, metavar="TEXT", help="The reason."),
        click.argument("right", metavar="B"),
        click.argument("left", metavar="A"),
    ):
        command = add(command)
    return command


@click.command("same", epilog="Example: govgraph same person/1a person/2b --because 'one CV' --by An")
@_options
def same_command(**given: Any) -> int:
    """Judge that A and B (two people, bodies, units or documents, by IRI) are one and the same.

    The judgement is added to a file of judgements and takes effect in the store at once. Take its line out of the file
    and build again, and everything is as it was.
    """
    return _judge("same", **given)


@click.command(
    "different",
    epilog="Example: govgraph different person/1a person/2b --because 'two CVs' --by An",
)
@_options
def different_command(**given: Any) -> int:
    """Judge that A and B (two people, bodies, units or documents, by IRI) are not the same, whatever a rule says.

    «govgraph explain» shows which IRIs a rule has joined, and why. The judgement is added to a file of judgements and
    takes effect in the store at once.
    """
    return _judge("different", **given)


def _judge(
    verdict: str, left: str, right: str, because: str, by: str, on: str | None, file: Path, store: Path | str
) -> int:
    from govgraph.linkage import relink
    from govgraph.linkage.judgements import KeptJudgements, add_judgement, checked, read_judgements
    from govgraph.store.server import open_store

    with open_store(store) as graphs:
        row = {"left": left, "right": right, "verdict": verdict, "by": by, "on": on or "", "because": because}
        judgement = checked(row, graphs.base, "the judgement")
        for side in (judgement.left, judgement.right):
            _require_known(graphs, side)
        kept = KeptJudgements(graphs.path, graphs.base)
        before = read_judgements(file, graphs.base) if file.exists() else []
        kept.update([(file, [*before, judgement])])
        kept.all()  # a contradiction is told before anything is written
        add_judgement(file, judgement)
        kept.update([(file, read_judgements(file, graphs.base))])
        kept.write()
        relink(graphs, kept.all())
    tell(f"1 judgement added to {file}: {judgement.left} and {judgement.right} are {verdict}")
    return 0


def _require_known(graphs: GraphStore, path: str) -> None:
    """Raise unless the store knows an IRI.

    Raises:
        JudgementError: it does not.
    """
    from pyoxigraph import NamedNode

    from govgraph.errors import JudgementError

    if not graphs.is_named(NamedNode(graphs.base + path)):
        raise JudgementError(
            f"{graphs.path}: nothing is known of «{path}»; give the IRI of a person, body, unit or document, as "
            "govgraph explain shows it"
        )

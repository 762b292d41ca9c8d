"""Options that several commands share."""

from pathlib import Path

import click

DEFAULT_STORE = Path("govgraph.store")

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=DEFAULT_STORE,
    metavar="DIR",
    help="The store (by default ./govgraph.store).",
)
language_option = click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", help="The language of labels (by default vi)."
)


def tell(message: str) -> None:
    """Write a message to standard error."""
    click.echo(message, err=True)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""Options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import click

DEFAULT_STORE = Path("govgraph.store")

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Store(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.2
    """A folder, or the address of a SPARQL server, with user and password from the surroundings if it has none."""

    name = "store"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Return an address as it is, anything else as a path."""
        address = str(value)
        if not address.startswith(("http://", "https://")):
            return Path(value)
        user, password = os.environ.get("GOVGRAPH_USER"), os.environ.get("GOVGRAPH_PASSWORD", "")
        if user and "@" not in urlsplit(address).netloc:
            address = address.replace("://", f"://{quote(user, safe='')}:{quote(password, safe='')}@", 1)
        return address


class _Day(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.2
    """A day as people write it, 2023-05-25 or 25/5/2023."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day as 2023-05-25."""
        from govgraph.days import iso_day

        return iso_day(value) or self.fail(f"«{value}» is not a date (such as 2023-05-25 or 25/5/2023)", param, ctx)


STORE = _Store()
DAY = _Day()
STORE_HELP = "The store: a folder (by default ./govgraph.store), or the address of a SPARQL server."
store_option = click.option(
    "--store",
    type=STORE,
    default=DEFAULT_STORE,
    metavar="DIR|URL",
    help=STORE_HELP,
)
language_option = click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", help="The language of labels (by default vi)."
)


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """Return the option `--format` of a command that answers in one of `formats`, the first if nothing is said."""
    said = f"The form of the answer (by default {formats[0]})."
    return click.option("--format", type=click.Choice(formats), default=formats[0], help=said)


def tell(message: str) -> None:
    """Write a message to standard error."""
    from govgraph.normalise import for_terminal

    click.echo(for_terminal(message), err=True)


def show(text: str, nl: bool = True) -> None:
    """Write a text for people to standard output."""
    from govgraph.normalise import for_terminal

    click.echo(for_terminal(text), nl=nl)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

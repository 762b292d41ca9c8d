"""govgraph serve: the graph for those who ask over the network."""

from __future__ import annotations

import importlib.util
import ipaddress
from pathlib import Path

import click

from govgraph.cli.options import DEFAULT_STORE, STORE, tell
from govgraph.cli.publish import metadata_option, user_metadata

_LEVELS = ("debug", "info", "warning", "error")
_NEEDED = ("starlette", "uvicorn")


def _networks(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return addresses and networks, parted by commas; «*» would let any client say who it is."""
    named = [one.strip() for one in value.split(",") if one.strip()]
    for one in named:
        try:
            ipaddress.ip_network(one)
        except ValueError as error:
            hint = "give addresses or networks, such as 127.0.0.1,172.16.0.0/12"
            raise click.BadParameter(f"«{one}» is none; {hint}", context, parameter) from error
    return ",".join(named)


@click.command(
    "serve",
    context_settings={"auto_envvar_prefix": "GOVGRAPH_SERVE", "show_default": True},
    epilog="Example: govgraph serve --port 8080 --timeout 10",
)
@click.option("--store", type=STORE, default=DEFAULT_STORE, metavar="DIR", help="The folder of the store.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="The address to listen at.")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), metavar="N", help="The port; 0 for a free one.")
@click.option(
    "--url",
    default="",
    metavar="URL",
    show_default=False,
    help="The address that clients know, where a proxy stands before.",
)
@click.option("--title", default="", metavar="TEXT", show_default=False, help="The title of pages and descriptions.")
@metadata_option
@click.option("--timeout", default=30.0, type=click.FloatRange(0.1), metavar="S", help="Seconds that a query may take.")
@click.option("--workers", default=4, type=click.IntRange(1), metavar="N", help="Processes that answer queries.")
@click.option(
    "--long",
    default=2,
    type=click.IntRange(0),
    metavar="N",
    help="Long queries at a time, each in a process of its own.",
)
@click.option(
    "--patience",
    default=0.25,
    type=click.FloatRange(0.01),
    metavar="S",
    help="Seconds after which a query is a long one.",
)
@click.option("--memory", default=512, type=click.IntRange(64), metavar="MB", help="Memory of each of these processes.")
@click.option("--answer", default=64, type=click.IntRange(1), metavar="MB", help="Size of an answer at most.")
@click.option("--queue", default=100, type=click.IntRange(0), metavar="N", help="Queries that may wait.")
@click.option(
    "--rate", default=20.0, type=click.FloatRange(0), metavar="N", help="Requests of a client a second; 0: any number."
)
@click.option("--burst", default=100, type=click.IntRange(1), metavar="N", help="Requests of a client at once.")
@click.option(
    "--query-bytes", default=1_000_000, type=click.IntRange(100), metavar="N", help="Size of a query at most."
)
@click.option(
    "--nesting", default=64, type=click.IntRange(1, 500), metavar="N", help="Depth of a query's brackets at most."
)
@click.option("--tokens", default=5_000, type=click.IntRange(10, 20_000), metavar="N", help="Words of a query at most.")
@click.option(
    "--values", default=20_000, type=click.IntRange(10), metavar="N", help="Words in VALUES of a query at most."
)
@click.option(
    "--arrival",
    default=15.0,
    type=click.FloatRange(0.1),
    metavar="S",
    help="Seconds within which a request is to come.",
)
@click.option(
    "--watch", default=2.0, type=click.FloatRange(0.1), metavar="S", help="Seconds between two looks for a new build."
)
@click.option(
    "--proxies",
    default="",
    metavar="LIST",
    callback=_networks,
    show_default=False,
    help="Addresses and networks whose X-Forwarded-For is believed, parted by commas.",
)
@click.option("--log", default="info", type=click.Choice(_LEVELS), help="What the log tells.")
def serve_command(
    store: Path | str, host: str, port: int, metadata: Path | None, proxies: str, log: str, **limits: object
) -> None:
    """Serve the graph: pages, a SPARQL endpoint and a JSON API, fit to face the internet.

    A build may go on meanwhile; what it made is served when it has ended. The log is JSON, a line each, on standard
    error. Each option is also a variable, such as GOVGRAPH_SERVE_TIMEOUT. Ends by SIGTERM or Ctrl-C.
    """
    if missing := [name for name in _NEEDED if importlib.util.find_spec(name) is None]:
        raise click.UsageError(f"serve needs {' and '.join(missing)}: pip install 'govgraph[serve]'")
    if isinstance(store, str):
        raise click.UsageError(f"{store}: serve needs the folder of a store; a server serves itself")
    from govgraph.serve.server import run
    from govgraph.serve.settings import Settings

    settings = Settings(store=store, metadata=user_metadata(metadata), **limits)  # type: ignore[arg-type]  # click gives the types that it was told
    run(settings, host=host, port=port, proxies=proxies, level=log, said=lambda where: tell(f"serving at {where}"))

"""The commands. Data go to standard output, messages to standard error; the last message counts what was done.

Exit codes: 0 done · 1 done, with some input at fault (or the data do not conform) · 2 could not run · 130 broken off.
Each command imports what it needs when it runs, so that `--help` costs nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from govgraph import __version__
from govgraph.cli.build import build_command
from govgraph.cli.changes import changes_command
from govgraph.cli.chart import chart_command
from govgraph.cli.columns import columns_command
from govgraph.cli.coverage import coverage_command
from govgraph.cli.diff import diff_command
from govgraph.cli.explain import explain_command
from govgraph.cli.export import export_command
from govgraph.cli.forget import forget_command
from govgraph.cli.judge import different_command, same_command
from govgraph.cli.network import network_command
from govgraph.cli.options import tell
from govgraph.cli.publish import publish_command
from govgraph.cli.query import query_command
from govgraph.cli.review import review_command
from govgraph.cli.serve import serve_command
from govgraph.cli.site import site_command
from govgraph.cli.status import status_command
from govgraph.cli.validate import validate_command
from govgraph.cli.watch import watch_command
from govgraph.errors import GovgraphError

__all__ = ["commands", "main"]

EXAMPLE = "govgraph build seeds && govgraph query who-chaired"


@click.group(
    name="govgraph",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"Example: {EXAMPLE}",
)
@click.version_option(__version__, prog_name="govgraph", message="%(prog)s %(version)s")
def commands() -> None:
    """The paper trail of local governance as a knowledge graph that shows its evidence."""


for command in (
    *(build_command, watch_command, query_command, validate_command, explain_command, review_command, coverage_command),
    *(columns_command, status_command, forget_command, same_command, different_command),
    *(export_command, publish_command, changes_command, diff_command, chart_command, network_command, site_command),
    serve_command,
):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command, and end the process with its exit code."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  open to the end
    if sys.stdout is None:
        # Files of the store would be opened in its place, and written into.
        sys.exit(_complain("standard output is closed; send it to a file, a pipe or /dev/null"))
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese is written as UTF-8 whatever the locale, and lines end alike everywhere.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = commands.main(arguments, prog_name="govgraph", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        hint = error.ctx.command_path if error.ctx else "govgraph"
        return _complain(f"{error.format_message()} (see {hint} --help)")
    except click.Abort:
        return _complain("broken off", 130)
    except KeyboardInterrupt:
        return _complain("broken off", 130)
    except (BrokenPipeError, SystemExit):
        # The reader (`head`, a pager) has seen enough, for which click would exit with 1.
        _drop_output()
        return 0
    except (GovgraphError, click.ClickException) as error:
        return _complain(str(error))
    except UnicodeEncodeError as error:
        # Bytes of an argument that this machine's encoding has no letters for.
        return _complain(f"«{error.object[:80]}» is no text in UTF-8; write it in UTF-8, or set LC_ALL=C.UTF-8")
    except OSError as error:
        # What reads or writes a file tells its own errors: this one is of standard output.
        _drop_output()
        where = f"{error.filename}: " if error.filename else "standard output "
        reason = error.strerror or type(error).__name__
        return _complain(f"{where}cannot be written or read ({reason}); make room, or send it elsewhere")


def _drop_output() -> None:
    """Let go of what is left in the buffer of standard output, which would complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, code: int = 2) -> int:
    tell(f"govgraph: {' '.join(message.split())}")
    return code

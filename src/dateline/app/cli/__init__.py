"""The command line: `dateline COMMAND`. Modules here import nothing heavy at the top."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from importlib.metadata import version

import click

COMMANDS = {
    "add": "building:add",
    "build": "building:build",
    "extract": "extracting:extract",
    "reports": "listing:reports",
    "events": "listing:events",
    "claims": "listing:claims",
    "actors": "listing:actors",
    "search": "listing:search",
    "show": "showing:show",
    "export": "exporting:export",
    "why": "linking:why",
    "copies": "linking:copies",
    "judge": "linking:judge",
    "undo": "linking:undo",
    "sign": "deciding:sign",
    "release": "deciding:release",
    "gazetteer": "gazetteer:gazetteer",
    "doctor": "doctor:doctor",
    "completion": "completion:completion",
}

EXIT_ITEM_ERRORS = 1
EXIT_RUN_ERROR = 2
EXIT_INTERRUPTED = 130


class Commands(click.Group):
    """Loads a command's module when the command is named, so that `--help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"dateline.app.cli.{module}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("dateline"), prog_name="dateline")
def cli() -> None:
    """Read news reports of armed conflict and keep the books.

    Start with: dateline build REPORTS, then dateline events.
    """


def main() -> None:
    """Run the command line and leave with its exit code.

    0 all went well, 1 some items failed, 2 the run could not go on, 130 interrupted.
    """
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = _say(
            "interrupted; what was finished is kept, run the same command again to go on",
            EXIT_INTERRUPTED,
        )
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # noqa: BLE001 - sorted below; what is not ours goes on
        code = _run_error(error)
    sys.exit(code if isinstance(code, int) else 0)


def _run_error(error: Exception) -> int:
    from dateline.model import DatelineError

    if not isinstance(error, DatelineError):
        raise error
    return _say(str(error), EXIT_RUN_ERROR)


def _say(message: str, code: int) -> int:
    click.echo(f"dateline: {message}", err=True)
    return code

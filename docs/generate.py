"""Write the docs that follow from the code; `--check` says whether they are up to date."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.app.cli import cli
from dateline.store.codec import json_schema

DOCS = Path(__file__).parent
WIDTH = {"max_content_width": 100, "terminal_width": 100, **cli.context_settings}


def schema() -> str:
    """JSON Schema of the public records."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def command_line() -> str:
    """The help of every command, as Markdown."""
    return "# The command line\n\n" + "\n".join(_sections())


def _sections() -> Iterator[str]:
    whole = click.Context(cli, info_name="dateline", **WIDTH)
    yield f"```\n{cli.get_help(whole)}\n```\n"
    for name in cli.list_commands(whole):
        yield from _section(cli.get_command(whole, name), name, whole)


def _section(command: click.Command | None, name: str, parent: click.Context) -> Iterator[str]:
    if command is None:
        return
    context = click.Context(command, info_name=name, parent=parent, **WIDTH)
    title = context.command_path.removeprefix("dateline ")
    yield f"## {title}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _section(command.get_command(context, inner), inner, context)


GENERATED = {"schema/records.json": schema, "command-line.md": command_line}


def stale() -> list[str]:
    """Names of generated docs that are not what the code says."""
    return [
        name
        for name, make in GENERATED.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != make()
    ]


def main() -> int:
    """Write, or with --check only compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        for name in stale():
            sys.stderr.write(f"docs/{name} is not up to date: run make docs\n")
        return 1 if stale() else 0
    for name, make in GENERATED.items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

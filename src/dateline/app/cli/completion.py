"""dateline completion: shell completion."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash: dateline completion bash > ~/.local/share/bash-completion/completions/dateline
    fish: dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    from click.shell_completion import get_completion_class

    from dateline.app.cli import cli

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(cli, {}, "dateline", "_DATELINE_COMPLETE").source())

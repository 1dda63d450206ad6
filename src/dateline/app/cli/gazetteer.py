"""dateline gazetteer: the full GeoNames dump in place of the embedded lists."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def gazetteer() -> None:
    """Install the full gazetteer; an embedded one works without."""


@gazetteer.command()
@click.argument("places", type=_FILE, required=False)
@click.option("--alternates", type=_FILE, help="alternateNamesV2.txt of GeoNames.")
@click.option(
    "--download",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Fetch GeoNames' allCountries (some 400 MB) into this folder first.",
)
def install(places: Path | None, alternates: Path | None, folder: Path | None) -> None:
    """Build the gazetteer from PLACES (GeoNames' allCountries.txt or a cities file).

    GeoNames (geonames.org) is CC BY 4.0.
    """
    from dateline.resolve.places import install as installing

    if (places is None) == (folder is None):
        raise click.UsageError("name the file of places, or --download FOLDER")
    source = places or installing.download(folder or Path())
    click.echo(f"{installing.install(source, alternates)} is the gazetteer now", err=True)

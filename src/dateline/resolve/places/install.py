"""Installs the full GeoNames dump: from files that are there, or downloaded when asked to."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from dateline.model.errors import RunError
from dateline.resolve.places.gazetteer import INSTALLED, cache_folder, run_builder

DUMP_URL = "https://download.geonames.org/export/dump"
DUMP_FILE = "allCountries.zip"


def install(places: Path, alternates: Path | None = None, target: Path | None = None) -> Path:
    """Builds a gazetteer from allCountries.txt (or a cities file) and the curated lists.

    `alternates` is alternateNamesV2.txt. The result replaces the embedded gazetteer wherever
    none is named, or lies at `target`. Raises RunError with file and line of a wrong row; what
    was installed before then stays.
    """
    for path in (places, alternates):
        if path is not None and not path.is_file():
            raise RunError(f"{path}: no such file")
    target = target or cache_folder() / INSTALLED
    arguments = [str(target), "--places", str(places)]
    if alternates:
        arguments += ["--alternates", str(alternates)]
    run_builder(arguments)
    return target


def download(folder: Path, base_url: str = DUMP_URL) -> Path:
    """Fetches allCountries.zip (some 400 MB) into `folder` and unpacks it; its path.

    Nothing else of this package uses the network. Raises RunError when it cannot be had.
    """
    import urllib3

    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / DUMP_FILE
    pool = urllib3.PoolManager()
    try:
        with (
            pool.request("GET", f"{base_url}/{DUMP_FILE}", preload_content=False) as answer,
            archive.open("wb") as file,
        ):
            if answer.status != 200:
                raise RunError(f"{base_url}/{DUMP_FILE}: status {answer.status}")
            shutil.copyfileobj(answer, file)
        with zipfile.ZipFile(archive) as packed:
            return Path(packed.extract("allCountries.txt", folder))
    except (urllib3.exceptions.HTTPError, zipfile.BadZipFile, KeyError) as error:
        raise RunError(f"{base_url}/{DUMP_FILE}: {error}") from error
    finally:
        archive.unlink(missing_ok=True)

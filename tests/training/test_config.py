"""The settings of a training run."""

from pathlib import Path

import pytest

from training.config import load

FOLDER = Path(__file__).parents[2] / "training"
SHIPPED = FOLDER / "config.toml"


@pytest.mark.parametrize(("name", "begun"), [("config", []), ("further", ["start"])])
def test_teachers_are_earlier_stages_that_read_what_is_taught(name: str, begun: list[str]) -> None:
    stages = load(FOLDER / f"{name}.toml").stages
    for number, stage in enumerate(stages):
        assert set(stage.teachers) <= {*begun, *(earlier.name for earlier in stages[:number])}
        assert set(stage.taught) <= set(stage.corpora)
        assert bool(stage.taught) == bool(stage.teachers)


def test_what_nothing_is_called_cannot_be_fitted_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(SHIPPED.read_text("utf-8").replace('only = "pairs"', 'only = "pears"'))
    with pytest.raises(SystemExit, match="nothing is called pears"):
        load(path)


def test_both_ways_of_training_keep_the_same_reports_back() -> None:
    whole, further = load(SHIPPED), load(FOLDER / "further.toml")
    assert (whole.seed, whole.held_out) == (further.seed, further.held_out)

"""A build that is killed at random moments ends with the same book as one left in peace."""

import random
import resource
import signal
from pathlib import Path

import pytest

from tests.flow.books import SAMPLE, content, integrity, kill_after, run, start


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("peace") / "book.db"
    assert run("build", SAMPLE, "--book", path).returncode == 0
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_sigkill_in_the_middle_of_a_build(undisturbed: Path, tmp_path: Path, seed: int) -> None:
    moments, book = random.Random(seed), tmp_path / "book.db"
    killed = 0
    for attempt in range(6):
        process = start("build", SAMPLE, "--book", book)
        # later attempts live longer, so that some are killed in every stage
        killed += kill_after(process, moments.uniform(0.2, 1.0 + attempt))
        if book.exists():
            assert integrity(book) == "ok"
    assert killed >= 1
    assert run("build", SAMPLE, "--book", book).returncode == 0
    assert content(book) == content(undisturbed)


def test_ctrl_c_leaves_a_usable_book_and_the_next_run_goes_on(
    undisturbed: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book.db"
    process = start("build", SAMPLE, "--book", book)
    while not book.exists():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(60) in (0, 130)
    assert integrity(book) == "ok"
    assert run("build", SAMPLE, "--book", book).returncode == 0
    assert content(book) == content(undisturbed)


@pytest.mark.parametrize("room", [100_000, 1_500_000, 3_000_000])
def test_a_disk_that_fills_up_loses_nothing(undisturbed: Path, tmp_path: Path, room: int) -> None:
    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    book = tmp_path / "book.db"
    done = run("build", SAMPLE, "--book", book, preexec_fn=small_disk)
    assert done.returncode == 2
    assert "run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert integrity(book) == "ok"
    assert run("build", SAMPLE, "--book", book).returncode == 0
    assert content(book) == content(undisturbed)

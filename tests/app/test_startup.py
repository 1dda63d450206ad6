import subprocess
import sys

HEAVY = (
    "numpy",
    "onnxruntime",
    "pandas",
    "pyarrow",
    "duckdb",
    "splink",
    "trafilatura",
    "rich",
    "yaml",
)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "from dateline.app.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "build" in done.stdout
    assert done.stderr.strip() == "[]"


def test_import_dateline_imports_nothing_heavy() -> None:
    code = f"import dateline, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

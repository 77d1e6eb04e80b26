"""Run the notebooks and store their outputs, or check the stored ones.

    python scripts/notebooks.py run [NOTEBOOK ...]      run them and store the outputs
    python scripts/notebooks.py check [NOTEBOOK ...]    run them and compare (strict nbval)

Without names: every notebook in notebooks/. Running twice leaves no difference: what
changes from run to run (times, widget ids, kernel versions) is not stored.
"""

import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

HERE = Path(__file__).resolve().parent.parent
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
SECONDS_A_CELL = 60


def without_volatile(notebook: NotebookNode) -> NotebookNode:
    """Drop what differs from run to run; nbval does not compare it."""
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # A widget is drawn by a kernel; a reader on the web gets its text instead.
            output.get("data", {}).pop(WIDGET, None)
    return notebook


def store(notebook: NotebookNode, path: Path) -> None:
    """Execute a notebook in the folder of its path, and store it there with its outputs."""
    start = time.perf_counter()
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        kernel_name=KERNEL["name"],
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    nbformat.write(without_volatile(notebook), path)
    print(f"{path.parent.name}/{path.name}: {time.perf_counter() - start:.1f} s")


def check(paths: list[Path]) -> int:
    """Compare what each cell shows with what is stored; pytest's exit code."""
    options = [
        "--nbval",
        "--nbval-current-env",
        f"--nbval-cell-timeout={SECONDS_A_CELL}",
        "--nbval-sanitize-with=tests/nbval.ini",
    ]
    return subprocess.call([sys.executable, "-m", "pytest", *options, *map(str, paths)], cwd=HERE)


def main(arguments: list[str]) -> int:
    """Read the command line; 2 when it makes no sense or there is no notebook."""
    command, names = (arguments[0] if arguments else ""), arguments[1:]
    paths = [Path(name).resolve() for name in names] or sorted(HERE.glob("notebooks/*.ipynb"))
    if command not in ("run", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    if not paths:
        print("notebooks/ holds no notebook", file=sys.stderr)
        return 2
    if command == "check":
        return check(paths)
    for path in paths:
        store(nbformat.read(path, as_version=4), path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command: `nagorno check`, `nagorno stats`, `nagorno codebook`; also `python -m nagorno`."""

import argparse
import sys
from collections.abc import Callable, Sequence

from nagorno import __version__
from nagorno.errors import DataError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``nagorno``; by default those of the command line.

    Returns
    -------
    int
        0 when all is well; 1 when `check` found problems or something was not found; 2 when the
        words were not understood.
    """
    # Names in four scripts must not stop a terminal that knows fewer letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except DataError as error:
        print(f"nagorno: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nagorno", description="Who says what, through whom, about whom.")
    parser.add_argument("--version", action="version", version=f"nagorno {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every problem of a data package")
    check.add_argument("folder", metavar="FOLDER", help="a folder that holds datapackage.json")
    check.set_defaults(run=_check)
    stats = commands.add_parser(
        "stats", help="print the tables, their rows and the balance between the sides"
    )
    stats.add_argument("where", metavar="FOLDER", nargs="?", help="a folder, or a corpus of the shipped data")
    stats.set_defaults(run=_stats)
    codebook = commands.add_parser("codebook", help="print what tables, columns and values mean")
    codebook.add_argument("table", metavar="TABLE", nargs="?")
    codebook.add_argument("column", metavar="COLUMN", nargs="?")
    codebook.set_defaults(run=_codebook)
    return parser


def _check(options: argparse.Namespace) -> int:
    from nagorno import checks

    found = checks.problems(options.folder)
    for problem in found:
        print(problem.sentence())
    print(f"{options.folder}: {len(found) or 'no'} problem{'' if len(found) == 1 else 's'}.")
    return 1 if found else 0


def _stats(options: argparse.Namespace) -> int:
    from nagorno import corpus, stats

    opened = corpus.open(options.where or corpus.DEFAULT)
    cards = (stats.balance, stats.actions, stats.paragraphs)
    print(opened.card(), *(card(opened) for card in cards), sep="\n\n")
    return 0


def _codebook(options: argparse.Namespace) -> int:
    from nagorno import cards

    print(cards.codebook(options.table, options.column))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A file from bytes to text; whatever is wrong with it on the way is reported."""

import re
import stat
from pathlib import Path, PureWindowsPath

from nagorno.checks.problem import Problem, Report, shown

# Far beyond a table coded by hand; more would take minutes and gigabytes.
MEGABYTES = 20
# Tables, columns, keys, values of a vocabulary: whoever has more did not write them by hand.
MOST = 500
EXCEL = "In Excel save as 'CSV UTF-8 (comma delimited)'; in LibreOffice choose UTF-8 and the comma."


def unsafe(folder: Path, path: str) -> str:
    """Say why a path is not to be followed; an empty string if it may be.

    Parameters
    ----------
    folder : pathlib.Path
        The package's folder, resolved.
    path : str
        What a descriptor names.
    """
    windows = PureWindowsPath(path)
    if re.match("[A-Za-z][A-Za-z0-9+.-]+:", path) or path.startswith("//"):
        return "an address instead of a file"
    if windows.anchor or "\\" in path or path.startswith("~"):
        return "a path that does not begin in the folder"
    try:
        inside = (folder / path).resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError) as error:
        return f"no path: {shown(error)}"
    return "" if inside and ".." not in windows.parts else "a path that leaves the folder"


def content(path: Path, file: str, report: Report, megabytes: int = MEGABYTES) -> bytes | None:
    """Return the bytes of a regular file of bearable size; None, and the reason reported, otherwise."""

    def no(problem: str, remedy: str, came: str = "", allowed: str = "") -> None:
        report.add(Problem(file, None, "", came, allowed, problem, remedy))

    most = megabytes * 2**20
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            no("this is no file", "Put the file itself there.")
        elif status.st_size > most:
            size = f"{status.st_size / 2**20:.0f} MB"
            no("the file is too large and was not read", "Split the package.", size, f"{megabytes} MB")
        elif not status.st_size:
            no("the file is empty", "Give it at least its header line.", "0 bytes")
        else:
            with path.open("rb") as stream:
                return stream.read(most)
    except FileNotFoundError:
        no("there is no such file", "Put it there, or take it out of the descriptor.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        no(f"the file cannot be read: {reason}", "Mend its name or its permissions.")
    return None


def text_of(raw: bytes, file: str, report: Report) -> str | None:
    """Return bytes as text, however they are encoded; anything but UTF-8 without BOM is reported.

    Parameters
    ----------
    raw : bytes
        The content of a file.
    file : str
        Its name.
    report : Report
        Where problems go.

    Returns
    -------
    str or None
        The text; None if it is UTF-16 or UTF-32.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        report.add(Problem(file, None, "", "UTF-16", "UTF-8", "the file is not UTF-8", EXCEL))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        remedy = "Save as UTF-8 without BOM. Excel's 'CSV UTF-8' adds it: take it out in a text editor."
        report.add(Problem(file, 1, "", "BOM (EF BB BF)", "UTF-8 without BOM", "a byte-order mark", remedy))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        lines = enumerate(raw.split(b"\n"), 1)
        return "\n".join(_decoded(line, number, file, report) for number, line in lines)


def _decoded(line: bytes, number: int, file: str, report: Report) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {line[error.start]:02X} at position {error.start + 1}"
        problem = "this line is not UTF-8; perhaps it was saved as Windows-1252"
        report.add(Problem(file, number, "", byte, "UTF-8", problem, EXCEL))
        return line.decode("cp1252", "replace")

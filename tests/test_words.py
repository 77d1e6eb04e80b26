"""No run of eight words of the article stands anywhere in the repository."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest
from tests_helpers import ROOT, SHARED

RUN = 8
KEPT = Path(__file__).parent / "article_runs.txt"


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'").replace("-", " "))


def runs(text: str) -> set[str]:
    found = words(text)
    return {digest(" ".join(found[i : i + RUN])) for i in range(len(found) - RUN + 1)}


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def test_no_file_shares_eight_consecutive_words_with_the_article():
    article = set(KEPT.read_text(encoding="ascii").split())
    for path in tracked():
        if path.is_file():
            text = path.read_bytes().decode("utf-8", errors="ignore")
            assert not runs(text) & article, path


def test_the_hashes_are_those_of_the_articles_word_runs():
    seeds = list((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the article's text lies outside the repository and is not here")
    text = seeds[0].read_text(encoding="utf-8")
    title = len(words(text.strip().splitlines()[0]))
    assert runs(" ".join(words(text)[title:])) == set(KEPT.read_text(encoding="ascii").split())

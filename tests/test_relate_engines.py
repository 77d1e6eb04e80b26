"""The same questions on every engine: equal rows in equal order, and the same kind of frame back."""

import os
import shutil
from datetime import datetime
from importlib.util import find_spec

import frame_kinds
import pytest

import nagorno
from nagorno import relate

CORPORA = {name: nagorno.open(name) for name in ("article", "truce")}
SCHEMA = CORPORA["article"].schema
PARTIES = SCHEMA.parties
MOMENT = datetime.fromisoformat("2020-10-11T10:30+04:00")


def _sides(t):
    return relate.sides(t["actors"], PARTIES, SCHEMA.mediators, SCHEMA.lanes)


def _first_claim(t):
    claim = frame_kinds.rows(relate.as_of(t["claims"], t["sources"], MOMENT))[0][0]
    return relate.trace(t["claims"], t["attributions"], t["actors"], claim_id=claim)


QUESTIONS = {
    "sides": _sides,
    "chain": lambda t: relate.chain(t["attributions"], t["actors"], _sides(t), t["sources"]),
    "trace": lambda t: relate.trace(t["claims"], t["attributions"], t["actors"], t["sources"]),
    "trace of one": _first_claim,
    "origins": lambda t: relate.origins(t["claims"], t["attributions"], t["actors"], t["sources"]),
    "origins by speaker": lambda t: relate.origins(
        t["claims"], t["attributions"], t["actors"], t["sources"], by="speaker_id"
    ),
    "origins in all": lambda t: relate.origins(
        t["claims"], t["attributions"], t["actors"], t["sources"], by=None
    ),
    "claim_origins": lambda t: relate.claim_origins(t["claims"], t["attributions"], t["sources"]),
    "contested": lambda t: relate.contested(t["claims"], t["claim_links"], _sides(t)),
    "replies": lambda t: relate.replies(t["claims"], t["claim_links"], _sides(t), t["sources"]),
    "silences": lambda t: relate.silences(
        t["claims"], t["claim_links"], t["sources"], t["dates"], _sides(t), PARTIES
    ),
    "coverage": lambda t: relate.coverage(t["claims"], t["sources"], t["actors"]),
    "coverage of propositions": lambda t: relate.coverage(
        t["claims"], t["sources"], t["actors"], t["claim_links"], by="proposition"
    ),
    "coverage, told only": lambda t: relate.coverage(t["claims"], t["sources"], t["actors"], missing=False),
    "verbs": lambda t: relate.verbs(t["claims"], _sides(t), PARTIES),
    "verbs by language": lambda t: relate.verbs(t["claims"], _sides(t), PARTIES, t["sources"]),
    "figures": lambda t: relate.figures(t["claims"]),
    "naming": lambda t: relate.naming(t["claim_places"], t["claims"], t["sources"]),
    "as_of": lambda t: relate.as_of(t["claims"], t["sources"], MOMENT, tz="Asia/Yerevan"),
}


def _compare(corpus, question, convert):
    expected = QUESTIONS[question](CORPORA[corpus].tables)
    tables = convert(CORPORA[corpus])
    found = QUESTIONS[question](tables)
    assert type(found) is type(tables["claims"])
    assert frame_kinds.kinds(found) == frame_kinds.kinds(expected)
    assert [_rounded(row) for row in frame_kinds.rows(found)] == [
        _rounded(row) for row in frame_kinds.rows(expected)
    ]


def _rounded(row):
    return tuple(round(cell, 9) if isinstance(cell, float) else cell for cell in row)


@pytest.mark.parametrize("engine", [name for name in frame_kinds.ENGINES if name != "pandas"])
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("corpus", CORPORA)
def test_an_engine_gives_its_own_kind_back_with_equal_rows(corpus, question, engine):
    _compare(corpus, question, frame_kinds.ENGINES[engine])


@pytest.fixture(scope="module")
def spark():
    if not find_spec("pyspark") or not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("pyspark or Java is not here")
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "localhost",
    }
    builder = SparkSession.builder.master("local[2]").appName("nagorno")
    for setting, value in settings.items():
        builder = builder.config(setting, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("corpus", CORPORA)
def test_pyspark_gives_its_own_kind_back_with_equal_rows(corpus, question, spark):
    _compare(corpus, question, frame_kinds.in_spark(spark))


@pytest.mark.parametrize("engine", frame_kinds.ENGINES)
@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "trace of one"])
def test_an_empty_corpus_has_empty_answers(question, engine):
    empty = {name: table.head(0) for name, table in CORPORA["article"].tables.items()}
    tables = frame_kinds.ENGINES[engine](nagorno.Corpus("empty", SCHEMA, empty, ()))
    found = frame_kinds.rows(QUESTIONS[question](tables))
    assert found == []

"""Every public function has an example, and the examples run."""

import doctest
import inspect
from importlib import import_module
from pkgutil import walk_packages

import pytest

import nagorno
from nagorno import coding, relate

MODULES = [info.name for info in walk_packages(nagorno.__path__, "nagorno.") if "__main__" not in info.name]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    assert doctest.testmod(import_module(name)).failed == 0


PUBLIC = ["check", "cite", "codebook", "load", "open"]
RELATE = [name for name in relate.__all__ if name.islower()]
AGREEMENT = ["alpha", "comparisons", "disagreements", "kappa", "percent", "summary"]
FUNCTIONS = [
    *(f"nagorno:{name}" for name in PUBLIC),
    *(f"nagorno.relate:{name}" for name in RELATE),
    *(f"nagorno.agreement:{name}" for name in AGREEMENT),
    *(f"nagorno.coding:{name}" for name in coding.__all__),
    *(f"nagorno.times:{name}" for name in ("bounds", "clock", "granularity", "parse", "zone")),
]


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_users_call_says_what_it_takes_and_returns_and_shows_an_example(path):
    module, name = path.split(":")
    function = getattr(import_module(module), name)
    told = inspect.getdoc(function)
    sections = {"Returns", "Examples"} | ({"Parameters"} if inspect.signature(function).parameters else set())
    assert {section for section in sections if f"{section}\n{'-' * len(section)}" in told} == sections

"""Imports point one way only, and the package starts light."""

import ast
import subprocess
import sys
from pathlib import Path

import nagorno

PACKAGE = Path(nagorno.__file__).parent
LAYERS = [
    ["times", "errors"],
    ["schema"],
    ["checks", "cards", "closure"],
    ["corpus"],
    ["relate", "agreement"],
    ["describe", "stats", "coding"],
    ["style"],
    ["charts"],
    ["exercises", "widgets"],
    ["__main__", "__init__"],
]
LEVEL = {module: level for level, modules in enumerate(LAYERS) for module in modules}


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "nagorno":
            parts = (node.module or "").split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("nagorno.")}
    return names & set(LEVEL)


def test_every_module_imports_only_from_layers_below_its_own():
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        own = _imports(path) - {module, "__init__"}
        assert all(LEVEL[name] < LEVEL[module] for name in own), f"{path}: {own}"


def test_every_module_has_its_place_in_the_layers():
    assert {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py"} <= set(LEVEL)


def test_no_public_function_shares_a_modules_name():
    assert not set(nagorno.__all__) & set(LEVEL)


def test_importing_the_package_imports_neither_pandas_nor_matplotlib():
    heavy = "'pandas', 'matplotlib', 'ipywidgets', 'narwhals'"
    code = f"import sys, nagorno; print([m for m in ({heavy}) if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_no_actor_place_source_or_date_id_stands_in_the_code():
    corpus = nagorno.open()
    ids = {
        *corpus.actors["actor_id"],
        *corpus.places["place_id"],
        *corpus.sources["source_id"],
        *corpus.dates["date_id"],
    }
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        }
        strings = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not (strings - docstrings) & ids, path

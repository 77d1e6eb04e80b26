"""A corpus of somebody else's: whatever its texts hold, they are shown as text and nothing runs."""

import lab as driver
import pytest
import screenshots

pytestmark = pytest.mark.browser

SCRIPT, PICTURE = "<script>window.pwned = 1</script>", '<img src=x onerror="window.pwned = 1">'
LINK, FORMULA = '<a href="javascript:window.pwned = 1">here</a>', '=HYPERLINK("javascript:window.pwned = 1")'
ATTACKS = [SCRIPT, PICTURE, LINK, FORMULA]
TEXTS = ["name", "note", "basis", "label", "title", "proposition", "date_text", "number_text"]
TEXTS += ["hedge", "quote", "as_named"]
MOMENT = 1000  # milliseconds that an attack has to run
# Columns of the tables that hold free text, each filled with the attacks in turn.
FOREIGN = f"""
from dataclasses import replace
from itertools import cycle

import pandas as pd

def poisoned(table):
    texts = [name for name in {TEXTS} if name in table]
    filled = pd.Series([one for one, _ in zip(cycle({ATTACKS}), table.index)], table.index, dtype="str")
    return table.assign(**{{name: filled.where(table[name].notna()) for name in texts}})

corpus = replace(corpus, tables={{name: poisoned(table) for name, table in corpus.tables.items()}})
"""
# Choose the last option, whatever the choice before has left to choose from.
LAST = """one => {
  one.selectedIndex = one.options.length - 1;
  one.dispatchEvent(new Event('change', { bubbles: true }));
}"""
# What an attack would leave behind: a flag, an element, a link.
LEFT = """() => [window.pwned ? 'it ran' : '', ...[...document.querySelectorAll(
  '.jp-OutputArea img[src="x"], .jp-OutputArea script, .jp-OutputArea a[href^="javascript:" i]'
)].map(one => one.outerHTML)].filter(Boolean)"""
TEXT_AND_ALT = """area => area.innerText + [...area.querySelectorAll('option')].map(one => one.text).join()
  + [...area.querySelectorAll('img')].map(one => one.alt).join()"""


@pytest.mark.parametrize("name", ["explorer", "tracer", "replay", "desk", "places"])
def test_a_screen_shows_foreign_texts_as_text(screen: driver.Screen, name: str) -> None:
    if not screenshots.there(name):
        pytest.skip(f"nagorno.widgets has no {name} yet")
    opened, show = screenshots.SCREENS[name].cells
    path = driver.write_notebook(screen.lab, f"foreign_{name}.ipynb", [opened, FOREIGN, show])
    driver.open_notebook(screen, path)
    driver.run_all(screen)
    area = screen.page.locator(screenshots.AREA)
    area.wait_for()
    assert any(one in area.evaluate(TEXT_AND_ALT) for one in ATTACKS)
    for select in area.locator("select:visible").all():
        select.evaluate(LAST)
    screen.page.wait_for_timeout(MOMENT)
    assert screen.page.evaluate(LEFT) == []


def test_the_corpus_and_its_charts_show_foreign_texts_as_text(screen: driver.Screen) -> None:
    opened, _ = screenshots.SCREENS["explorer"].cells
    charts = "from nagorno import charts\nfrom IPython.display import display\n"
    charts += "for name in charts.__all__:\n    if name.islower(): display(getattr(charts, name)(corpus))"
    path = driver.write_notebook(
        screen.lab, "foreign.ipynb", [opened, FOREIGN, "corpus", "corpus.claims", charts]
    )
    driver.open_notebook(screen, path)
    driver.run_all(screen)
    screen.page.wait_for_timeout(MOMENT)
    assert SCRIPT in "".join(screen.page.locator(".jp-OutputArea").all_inner_texts())
    assert screen.page.evaluate(LEFT) == []

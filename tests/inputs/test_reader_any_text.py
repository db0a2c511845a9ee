"""Any text that a person could save: read back as it was written, or refused."""

import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hitcase.inputs.problems import ParamError
from hitcase.inputs.reader import YamlDocument, read_text

WORD = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=9)
SAFE = WORD.filter(lambda word: not re.match(r"[-+.0-9]", word))  # in YAML 1.1, PyYAML's, 1E0 is text
# 84.125 with three decimals stays as it is written
NUMBER = st.integers(-(10**20), 10**20) | st.floats(-1e9, 1e9).map(lambda number: round(number, 2))
LEAF = SAFE | st.booleans() | st.none() | NUMBER
TREE = st.recursive(LEAF, lambda kid: st.lists(kid, max_size=3) | st.dictionaries(WORD.filter(bool), kid, max_size=3))


def below(path: tuple[str | int, ...], data: object) -> set[tuple[str | int, ...]]:
    """Every path under this one."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return {found for step, kid in items for found in ((*path, step), *below((*path, step), kid))}


@settings(deadline=None)
@given(st.dictionaries(WORD.filter(bool), TREE, max_size=5), st.booleans(), st.booleans())
def test_what_is_dumped_is_read_back(data: dict[str, object], flow: bool, shown: bool):
    """Equal values; every path has a line, and the line of a key holds the key."""
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=shown, width=10**6)
    document = read_text(text, "x.yaml")
    assert document.data == data
    assert set(document.lines) == below((), data)
    for path in (path for path in document.lines if re.fullmatch(r"[a-zA-Z0-9]+", str(path[-1]))):
        assert isinstance(path[-1], int) or path[-1] in text.split("\n")[document.line(path) - 1]


@settings(deadline=None)
@given(st.text(st.sampled_from("ab:-?,[]{}&*!|>%@'\"#~ \n\r\t01.\\\ufeff")) | st.text())
def test_any_text_is_read_or_refused(text: str):
    """Never another exception than ParamError."""
    try:
        assert isinstance(read_text(text, "x.yaml"), YamlDocument)
    except ParamError as refused:
        assert all(problem.file == "x.yaml" and problem.message for problem in refused.problems)  # noqa: PT017

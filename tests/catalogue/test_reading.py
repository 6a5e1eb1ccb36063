import pytest

from model_pages.catalogue import reading
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.reading import read_bytes, read_file, read_text


def refusals(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as refused:
        read_text(text, "file.yaml")
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("value", ["0.1", "5.10", "010", "NO", "on", "12:30:45", "1e3", "2025-04"])
def test_every_value_is_the_text_that_stands_in_the_file(value):
    assert read_text(f"key: {value}\n{value}: x", "f").tree == {"key": value, value: "x"}


def test_every_value_knows_its_line():
    document = read_text("a:\n  - b: 1\n    c: 2\n  - d\n", "f")

    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 1)) == 4


def test_what_stands_nowhere_is_placed_at_the_nearest_thing_around_it():
    assert read_text("a:\n  - b: 1\n", "f").line(("a", 0, "amount")) == 2


@pytest.mark.parametrize(
    "tagged",
    ["!!python/object/apply:os.system [ls]", "!!str 1", "!secret x", "!!binary aGk=", "!!set {a}"],
)
def test_tags_are_refused(tagged):
    assert "tags such as !!str are not read here" in refusals(f"a: 1\nb: {tagged}\n")[0]
    assert refusals(f"a: 1\nb: {tagged}\n")[0].startswith("file.yaml:2: ")


def test_a_bomb_of_aliases_is_refused_without_growing():
    bomb = 'a: &a ["x", "x"]\n' + "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert all("anchors and aliases are not read here" in refusal for refusal in refusals(bomb))


def test_a_repeated_name_is_refused_with_the_line_of_the_first():
    assert refusals("slug: a\nname: b\nslug: c\n") == [
        "file.yaml:3: 'slug': this name stands in line 1 already"
    ]


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_is_refused(nothing):
    assert "nothing stands here" in refusals(f"a: 1\nb: {nothing}\n")[0]


def test_a_quoted_null_is_a_word():
    assert read_text('a: "null"', "f").tree == {"a": "null"}


def test_a_second_document_is_refused():
    assert "a second document starts here" in refusals("a: 1\n---\nb: 2\n")[0]


def test_deep_nesting_is_refused_before_it_is_built():
    assert "nested deeper than 20 levels" in refusals("[" * 200_000)[0]


def test_a_list_cannot_name_a_field():
    assert "the name of a field is plain text" in refusals("{[a, b]: c}")[0]


def test_broken_syntax_is_named_with_its_line():
    assert refusals("a: 1\nb: [1, 2\nc: 3\n")[0].startswith("file.yaml:3: not YAML: ")


def test_an_empty_file_is_refused():
    assert refusals("# nothing but a comment\n") == ["file.yaml:1: the file is empty"]


def test_all_problems_of_a_file_are_told_together():
    assert len(refusals("a: !!str 1\na: 2\nb:\nc: &d 3\n")) == 4


def test_a_file_that_is_not_utf_8_is_refused_with_the_line():
    with pytest.raises(CatalogueError, match=r"file.yaml:2: not UTF-8 text"):
        read_bytes("a: 1\nb: é\n".encode("latin-1"), "file.yaml")


def test_a_byte_order_mark_is_skipped():
    assert read_bytes("\ufeffa: 1".encode(), "f").tree == {"a": "1"}


def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    path = tmp_path / "large.yaml"
    path.write_text("a: 12345678")

    with pytest.raises(CatalogueError, match="larger than 10 bytes"):
        read_file(path)


def test_a_file_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CatalogueError, match=r"absent\.yaml:1: No such file"):
        read_file(tmp_path / "absent.yaml")


def test_the_pure_python_parser_reads_the_same(monkeypatch):
    text = "a: {b: 0.1, 'c': [x, \"null\"]}\n"
    expected = read_text(text, "f")
    monkeypatch.setattr(reading, "_LOADER", reading.yaml.SafeLoader)

    assert read_text(text, "f") == expected

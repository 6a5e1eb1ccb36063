from comparisons.engine.differences import Change, Part, differences
from tests.engine.factories import OPENAI, compared, sheet, tokens


def pages(before, after, *, other=("1", "4"), **facts):
    """Alpha with one pair of prices and with another, each beside Beta."""
    beta = sheet("Beta", "text", *tokens(*other))
    old = compared(sheet("Alpha", "text", *tokens(*before), **facts), beta)
    return old, compared(sheet("Alpha", "text", *tokens(*after), **facts), beta)


def changed(found, change):
    return {item.sentence.anchor: item for item in found if item.change is change}


def test_equal_pages_differ_in_nothing():
    assert differences(*pages(("2", "8"), ("2", "8"))) == ()


def test_a_model_that_becomes_the_dearer_one_flips_the_winner():
    found = changed(differences(*pages(("0.5", "2"), ("2", "8"))), Change.FLIPPED)
    flip = found["r04-cheaper"]
    assert (flip.old.winner, flip.new.winner) == ("alpha", "beta")
    assert flip.old.text.startswith("Alpha is")
    assert flip.new.text.startswith("Beta is")
    assert flip.part is Part.STATEMENT


def test_the_same_winner_by_another_margin_is_reworded():
    found = differences(*pages(("0.5", "2"), ("0.4", "1.6")))
    assert changed(found, Change.FLIPPED) == {}
    assert "r04-cheaper" in changed(found, Change.REWORDED)


def test_an_equal_price_takes_the_winner_away_in_the_same_line():
    found = differences(*pages(("0.5", "2"), ("1", "4")))
    tie = next(item for item in found if item.old and item.old.anchor == "r04-cheaper")
    assert tie.change is Change.REWORDED
    assert (tie.old.winner, tie.new.winner) == ("alpha", None)
    assert tie.new.anchor != "r04-cheaper"
    assert not tie.flips


def test_a_price_that_becomes_known_adds_sentences_and_its_loss_removes_them():
    without, with_price = pages(("0.5", ""), ("0.5", "2"))
    added = changed(differences(without, with_price), Change.ADDED)
    removed = changed(differences(with_price, without), Change.REMOVED)
    assert added.keys() == removed.keys()
    assert added["r05-cheaper"].old is None
    assert removed["r05-cheaper"].new is None
    assert not removed["r05-cheaper"].flips


def test_what_goes_stands_behind_what_stays():
    with_price, without = pages(("0.5", "2"), ("0.4", ""))
    changes = [item.change for item in differences(with_price, without)]
    first_gone = changes.index(Change.REMOVED)
    assert set(changes[first_gone:]) == {Change.REMOVED}


def test_a_question_is_reworded_by_its_answer():
    found = differences(*pages(("0.5", "2"), ("0.4", "1.6")))
    asked = [item for item in found if item.part is Part.FAQ]
    assert asked
    assert all("?" in item.new.text for item in asked)


def test_a_new_name_changes_the_texts_of_the_page():
    beta = sheet("Beta")
    before = compared(sheet("Alpha", slug="alpha"), beta)
    after = compared(sheet("Alpha 2", slug="alpha"), beta)
    title = changed(differences(before, after), Change.REWORDED)["title"]
    assert title.part is Part.TEXT
    assert (title.old.text, title.new.text) == ("Alpha vs Beta", "Alpha 2 vs Beta")


def test_another_type_replaces_the_sentences_of_the_pair_class():
    beta = sheet("Beta", "text", *tokens("1", "4"), provider=OPENAI)
    before = compared(sheet("Alpha", "text", *tokens("2", "8")), beta)
    after = compared(sheet("Alpha", "embedding", *tokens("2")), beta)
    found = differences(before, after)
    assert "class_note" in changed(found, Change.ADDED)
    assert any(item.old and item.old.winner for item in found)

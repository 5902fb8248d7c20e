"""Where sentences stand in the text that shows them."""

from app.ui.result.letters import Stretch, find_in_order


def test_sentences_are_found_without_their_marks_and_in_order() -> None:
    shown = "Title\nIt is due. It is due.\nfirst, bold\n"
    sentences = ["## Title", "It is due.", "It is due.", "- first, **bold**"]
    found = find_in_order(shown, sentences)
    assert found == [Stretch(0, 5), Stretch(6, 16), Stretch(17, 27), Stretch(28, 39)]


def test_positions_are_those_of_qt_behind_signs_of_two_units() -> None:
    [stretch] = find_in_order("😀😀 Ada \U0001d49c!", ["Ada \U0001d49c!"])
    assert stretch == Stretch(5, 12)


def test_one_that_is_not_there_does_not_hide_those_behind_it() -> None:
    found = find_in_order("One. Three.", ["One.", "Two.", "", "…", "Three."])
    assert found == [Stretch(0, 4), None, None, None, Stretch(5, 11)]


def test_numbers_of_a_list_are_text_or_not() -> None:
    assert find_in_order("First thing", ["1. First thing"]) == [Stretch(0, 11)]
    assert find_in_order("1. First thing", ["1. First thing"]) == [Stretch(0, 14)]

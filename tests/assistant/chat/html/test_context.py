from assistant.chat.html.context import after_quote, before_quote


def test_the_text_before_a_quote_begins_with_its_section() -> None:
    text = "ots of ships pass.\n\nOrganisation\n\nStaff\n\nThe pilots train long. "
    assert before_quote(text, ("Organisation", "Staff"), 500) == "The pilots train long. "


def test_a_heading_that_is_only_part_of_a_line_does_not_begin_a_section() -> None:
    assert before_quote("All Staff are pilots. ", ("Staff",), 500) == "All Staff are pilots. "


def test_a_sentence_cut_in_half_is_dropped_on_either_side() -> None:
    before = "arbour in 1907. Its pilots train. "
    assert before_quote(before, (), len(before)) == "Its pilots train. "
    after = " Their training is long. It takes four ye"
    assert after_quote(after, len(after)) == " Their training is long."


def test_of_a_single_sentence_only_the_word_cut_in_half_is_dropped() -> None:
    assert before_quote("arbour pilots, ", (), 15) == "pilots, "
    assert after_quote(" Their training ta", 18) == " Their training"


def test_text_that_was_not_cut_is_kept_whole() -> None:
    assert before_quote("Pilots. ", (), 500) == "Pilots. "
    assert after_quote(" Their training.", 500) == " Their training."


def test_the_text_after_a_quote_ends_before_the_next_heading() -> None:
    assert after_quote(" Long.\n\nAnd hard.\n\nDuties\n\nGuiding", 500) == " Long.\n\nAnd hard."


def test_a_list_after_a_quote_is_not_taken_for_a_heading() -> None:
    text = "\n\n- guiding ships;\n- keeping lamps\n\nBoth."
    assert after_quote(text, 500) == text

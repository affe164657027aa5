from counterclaim.interpret.when import time_of, times
from counterclaim.records import Published, Span


def words_for(
    text: str, trigger: str, clause: str | None = None, day: str | None = "2022-08-17"
) -> str | None:
    """The words of the time that the trigger is given."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    time = time_of(at(trigger), at(clause or text), times(text, Published(day) if day else None), text)
    return time.span.of(text) if time else None


def test_a_happening_takes_the_time_beside_it() -> None:
    assert words_for("The bridge was hit on Monday and rebuilt on Tuesday.", "hit") == "Monday"
    assert words_for("The bridge was hit on Monday and rebuilt on Tuesday.", "rebuilt") == "Tuesday"


def test_a_time_in_front_of_the_sentence_holds_for_all_of_it() -> None:
    text = "On Monday, the old bridge that led over the broad river to the market was hit."
    assert words_for(text, "hit") == "Monday"


def test_the_day_something_was_said_is_not_the_day_it_happened() -> None:
    text = "The governor said Tuesday that shells hit the market."
    assert words_for(text, "hit") is None
    assert words_for(text, "said") == "Tuesday"


def test_the_time_of_a_noun_is_the_nouns() -> None:
    text = "The town mourned after Friday's attack."
    assert words_for(text, "attack") == "Friday"
    assert words_for(text, "mourned") is None


def test_the_time_of_another_sentence_is_not_taken() -> None:
    assert words_for("It rained on Monday. Shells hit the market.", "hit") is None


def test_a_duration_or_now_dates_nothing() -> None:
    assert words_for("It burned for three days.", "burned") is None
    assert words_for("It burns now.", "burns") is None


def test_the_last_hours_date_what_happened_in_them() -> None:
    assert words_for("Forty died in the last 24 hours.", "died") == "the last 24 hours"


def test_what_is_counted_from_an_unknown_day_keeps_its_words() -> None:
    assert words_for("Forty died in the last 72 hours.", "died", day=None) == "the last 72 hours"
    assert words_for("Forty died in recent weeks.", "died", day=None) == "recent weeks"
    assert words_for("It was hit a few weeks ago.", "hit") == "a few weeks ago"
    assert words_for("It was hit last week.", "hit", day=None) == "last week"
    assert words_for("It burned for three days.", "burned", day=None) is None
    assert words_for("It is hit every week.", "hit", day=None) is None


def test_a_trigger_in_a_text_without_times_has_none() -> None:
    assert time_of(Span(0, 2), Span(0, 2), [], "It burned.") is None

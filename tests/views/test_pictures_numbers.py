from __future__ import annotations

from dataclasses import replace

from counterclaim.reconcile.accounts import Accounts, Value
from counterclaim.views.event_parts import EventView
from counterclaim.views.pictures_figures import figures
from counterclaim.views.pictures_numbers import NumbersPicture, figure_words, number_pictures
from counterclaim.views.pictures_signs import signs_of

from .told_mill import mill_shelf, mill_view


def _killed() -> NumbersPicture:
    (picture,) = number_pictures(mill_view())
    return picture


def test_every_figure_stands_at_its_day_with_who_gave_it_also_one_that_was_revised() -> None:
    told = figures(mill_view())["killed"]
    assert [(figure.day, figure.low, figure.high) for figure in told] == [
        ("2031-04-05", 40, 40),
        ("2031-04-06", 24, None),
        ("2031-04-06", 53, 53),
        ("2031-04-09", None, 60),
    ]
    assert told[0].voice == told[2].voice != told[1].voice
    assert told[3].speaker == "Hill Star (own voice)"


def test_a_number_without_figures_keeps_its_words() -> None:
    told = figures(mill_view())["killed"]
    assert [figure_words(figure) for figure in told] == ["40", "“dozens” (at least 24)", "53", "at most 60"]


def test_an_open_bound_is_an_arrow_on_its_side_and_nothing_is_drawn_in_between() -> None:
    by_label = {spot.label: spot for spot in _killed().spots}
    dozens, most, exact = by_label["≥24"], by_label["≤60"], by_label["53"]
    assert dozens.up is not None
    assert dozens.up < dozens.ends[0]
    assert dozens.down is None
    assert most.down is not None
    assert most.down > most.ends[0]
    assert (exact.up, exact.down, len(exact.ends)) == (None, None, 1)


def test_more_killed_stands_higher_and_later_days_further_right() -> None:
    by_label = {spot.label: spot for spot in _killed().spots}
    assert by_label["53"].ends[0] < by_label["40"].ends[0]
    assert by_label["40"].x < by_label["53"].x < by_label["≤60"].x
    assert [column.words for column in _killed().columns] == ["5 April", "6 April", "9 April"]
    assert [column.later for column in _killed().columns] == ["", "", "3 days later"]


def test_a_revision_is_a_line_from_the_figure_before_to_the_one_after() -> None:
    picture = _killed()
    by_label = {spot.label: spot for spot in picture.spots}
    before, after = by_label["40"], by_label["53"]
    assert picture.joins == ((before.x, before.ends[0], after.x, after.ends[0]),)


def test_rival_speakers_differ_in_letter_and_in_shape() -> None:
    signs = _killed().signs
    assert [sign.letter for sign in signs] == ["A", "B", "C"]
    assert len({(sign.outline, sign.filled) for sign in signs}) == 3


def test_the_picture_is_told_in_words_too() -> None:
    assert _killed().summary == (
        "4 figures by 3 speakers, published from 5 April 2031 to 9 April 2031: "
        "“dozens” (at least 24), 40, 53, at most 60. The table below has the same numbers."
    )


def test_one_figure_alone_is_no_picture() -> None:
    shelf = mill_shelf()
    shelf.members = {event: keys[:1] for event, keys in shelf.members.items()}
    (picture,) = number_pictures(mill_view(shelf))
    assert picture.spots == ()
    assert len(picture.figures) == 1


def test_figures_that_are_all_the_same_are_no_picture() -> None:
    view = mill_view()
    same = (Value("killed", "1-1", "1", tuple(view.claims)[:3], 1, 1),)
    account = replace(view.found.accounts[0], values=same)
    found = replace(view.found, accounts=(account,), common=(), revisions=())
    (picture,) = number_pictures(replace(view, found=found))
    assert picture.spots == ()
    assert len(picture.figures) == 3


def test_an_event_without_numbers_has_no_picture() -> None:
    shelf = mill_shelf()
    shelf.members = {event: keys[1:2] for event, keys in shelf.members.items()}
    assert number_pictures(mill_view(shelf)) == ()


def test_more_speakers_than_letters_share_a_dot_and_every_figure_stays_in_the_table() -> None:
    view = _crowded(60)
    (picture,) = number_pictures(view)
    assert len(picture.spots) == 30
    assert len(picture.figures) == 60
    assert picture.left_out == 30
    told = figures(view)["killed"]
    signs = signs_of([replace(figure, voice=str(at)) for at, figure in enumerate(told)])
    assert [sign.letter for sign in signs.values()][:13] == [*"ABCDEFGHIJKL", "·"]


def _crowded(count: int) -> EventView:
    """The mill with so many different tolls by one claim: what a badly gathered event may look like."""
    view = mill_view()
    claim = next(iter(view.claims))
    tolls = tuple(Value("killed", f"{n}-{n}", str(n), (claim,), n, n) for n in range(1, count + 1))
    found: Accounts = replace(
        view.found,
        accounts=(replace(view.found.accounts[0], values=tolls),),
        common=(),
        revisions=(),
    )
    return replace(view, found=found)

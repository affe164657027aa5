from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.same_event import compare, mention_of
from counterclaim.records import Claim, Happening, Maker, Place, Published, Report, Span, Stance, Time, sha256

TEXT = "Ostrany, 2 March. A storm came first.\n\nRockets hit the mill in Ostrany on Friday. Nobody was hurt there."


def report(text: str, published: str | None = "2024-03-02") -> Report:
    return Report(
        bytes_sha256=sha256(text.encode("utf-8", "surrogatepass")),
        locator="made.txt",
        text=text,
        reader=Maker("plain", "1"),
        published=Published(published) if published else None,
    )


def claim(of: Report, content: Span, trigger: Span | None, **facets: object) -> Claim:
    return Claim(
        report=of.id,
        attribution="a",
        ordinal=0,
        content=(content,),
        stance=Stance("assert"),
        generation="g",
        happening=Happening("air-strike", trigger) if trigger else None,
        **facets,  # type: ignore[arg-type]
    )


def span(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def test_a_claim_is_described_by_its_own_sentence_and_facets() -> None:
    made = report(TEXT)
    friday = Time(span("Friday"), "date", "2024-03-01", "day", "report", "2024-03-01", "2024-03-01")
    place = Place(
        Span(TEXT.rindex("Ostrany"), TEXT.rindex("Ostrany") + 7),
        "settlement",
        entry="made:1",
        point=(1.0, 2.0),
    )
    mention = mention_of(
        claim(made, span("Rockets hit the mill"), span("hit"), time=friday, places=(place,)), made
    )
    assert mention.trigger == ("hit",)
    assert mention.before == ("rocket",)
    assert mention.after[:1] == ("mill",)
    assert mention.names == {"ostrany", "friday"}
    assert mention.days == ("2024-03-01", "2024-03-01")
    assert mention.places == {"made:1"}
    assert mention.published == "2024-03-02"
    assert "storm" in mention.passage


def test_a_settlement_that_only_names_somebody_is_not_where_it_happened() -> None:
    made = report(TEXT)
    place = Place(span("Ostrany"), "settlement", entry="made:1")
    mention = mention_of(claim(made, span("Rockets hit the mill"), span("hit"), places=(place,)), made)
    assert mention.places == frozenset()


def test_a_claim_without_a_happening_or_a_date_still_has_a_description() -> None:
    made = report(TEXT, published=None)
    mention = mention_of(claim(made, span("Nobody"), None), made)
    assert mention.trigger == ()
    assert mention.published is None
    assert mention.passage


def test_a_time_that_is_not_known_to_the_day_is_no_day() -> None:
    made = report(TEXT)
    for start in ("2024", "2024-W30-1", None):
        time = Time(span("Friday"), "date", "X", "vague", "none", start, start)
        assert mention_of(claim(made, span("Rockets"), span("hit"), time=time), made).days is None


@given(st.text(min_size=1, max_size=300), st.data())
def test_any_claim_of_any_text_can_be_described_and_compared(text: str, data: st.DataObject) -> None:
    made = report(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    trigger = Span(start, end) if data.draw(st.booleans()) else None
    mention = mention_of(claim(made, Span(start, end), trigger), made)
    assert compare(mention, mention).reasons is not None

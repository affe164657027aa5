from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.decode import attribution_from, problem_from, report_from, report_key
from counterclaim.ledger.decode_claim import claim_from, claim_key
from counterclaim.ledger.decode_event import change_from, judgement_from
from counterclaim.records import Archive, EventChange, Judgement, canonical_json

from .made import FIRST, attributions, claims, problem, report

characters = st.characters(exclude_categories=["Cs"])
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text(characters, max_size=20)
)
keys = st.text(st.characters(max_codepoint=127), max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


@given(record=st.dictionaries(keys, values, max_size=6))
def test_it_is_rfc_8785_for_all_that_records_hold(record: dict[str, Any]) -> None:
    assert canonical_json(record) == rfc8785.dumps(record)


@given(words=st.text(characters), published=st.sampled_from([None, "2031-04"]))
def test_it_is_rfc_8785_for_every_kind_of_record(words: str, published: str | None) -> None:
    made = report(words or "x.txt", outlet=words or None, published=published)
    records = [made.record(), problem(words, made).record(), Archive(words, b"").record()]
    for record in (*records, *(each.record() for each in (*attributions(made), *claims(made)))):
        assert canonical_json(record) == rfc8785.dumps(record)


def test_a_lone_surrogate_has_no_canonical_form() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical_json({"outlet": "\ud800"})


def test_every_record_is_decoded_to_what_it_was() -> None:
    made = report(outlet="The Pier", published="2031-04-05T10:00Z")
    record = made.record()
    held = {
        ("text", record["text_sha256"]): made.text,
        ("author", record["author_hash"]): made.author or "",
        ("title", record["title_hash"]): made.title or "",
    }
    assert report_from(record, held) == made
    assert report_key(record) == made.key
    assert [attribution_from(each.record()) for each in attributions(made)] == attributions(made)
    assert problem_from(problem("a", made).record()) == problem("a", made)
    assert [claim_from(each.record()) for each in claims(made)] == claims(made)
    assert [claim_key(each.record()) for each in claims(made)] == [each.key for each in claims(made)]


def test_every_change_and_judgement_is_decoded_to_what_it_was() -> None:
    changes = [
        EventChange("e", ("a", "b"), (), FIRST, split_from="f"),
        EventChange("e", (), ("b",), FIRST, after="x", into="g"),
    ]
    judgements = [
        Judgement("same event", ("a", "b"), "A. “ü”", "2031-04-05T10:00:00Z", "because"),
        Judgement("retracted", ("a",), "A", "2031-04-05T10:00:00Z", "because", takes_back="x"),
    ]
    assert [change_from(json.loads(canonical_json(each.record()))) for each in changes] == changes
    assert [judgement_from(json.loads(canonical_json(each.record()))) for each in judgements] == judgements

"""The adapter of ECB+: where words stand, which mentions count, which are held for gold ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.link_ecbplus import Text, cross_validated, gold_tellings, grouped, snapped, texts

TOKENS = "Rebels attacked Alder . The ( second ) attack failed , they say".split()
MARKS = """<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="9"/></ACTION_OCCURRENCE>
<HUMAN_PART_ORG m_id="3"><token_anchor t_id="1"/></HUMAN_PART_ORG>
<LOC_GEO m_id="4"><token_anchor t_id="3"/></LOC_GEO>
<ACTION_OCCURRENCE m_id="9" RELATED_TO="" instance_id="ACT7"/>"""
RELATIONS = """<CROSS_DOC_COREF r_id="5" note="ACT7"><source m_id="1"/><source m_id="2"/>
<target m_id="9"/></CROSS_DOC_COREF>"""


@pytest.fixture
def text(tmp_path: Path) -> Text:
    return one_text(tmp_path, listed=(0, 1))


def one_text(folder: Path, listed: tuple[int, ...]) -> Text:
    tokens = "".join(
        f'<token t_id="{i}" sentence="{int(i > 4)}" number="0">{word}</token>'
        for i, word in enumerate(TOKENS, 1)
    )
    body = f"<Markables>{MARKS}</Markables><Relations>{RELATIONS}</Relations>"
    path = folder / "ECB+" / "3" / "3_1ecb.xml"
    path.parent.mkdir(parents=True)
    path.write_text(f"<Document>{tokens}{body}</Document>")
    rows = "".join(f"3,1ecb,{number}\n" for number in listed)
    (folder / "ECBplus_coreference_sentences.csv").write_text(f"Topic,File,Sentence Number\n{rows}")
    (found,) = texts(folder)
    return found


def test_words_stand_where_they_are_said_to(text: Text) -> None:
    assert text.text == "Rebels attacked Alder.\n\nThe (second) attack failed, they say"
    for token in text.tokens:
        assert text.text[token.start : token.start + len(token.words)] == token.words


def test_chains_across_documents_are_clusters(text: Text) -> None:
    assert text.actions == {(1,): "ACT7", (8,): "ACT7"}


def test_only_listed_sentences_count(tmp_path: Path) -> None:
    assert one_text(tmp_path, listed=(1,)).actions == {(8,): "ACT7"}


def test_gold_mentions_tell_who_and_where_of_their_sentence(text: Text) -> None:
    first, second = gold_tellings(text)
    assert [party.name for party in first.actors] == ["Rebels"]
    assert [area.name for area in first.places] == ["Alder"]
    assert second.actors == second.places == ()
    assert first.type == second.type == "attac"


def test_a_mention_is_the_gold_one_that_it_shares_a_word_with_each_once() -> None:
    gold = {("a", (1,)): "x", ("a", (5, 6)): "y"}
    mentions = {"r1": ("a", (1,)), "r2": ("a", (1, 2)), "r3": ("a", (6,)), "r4": ("a", (9,))}
    found = snapped(mentions, gold)
    assert found == {**mentions, "r3": ("a", (5, 6))}


def test_clusters_have_all_mentions_of_a_name() -> None:
    assert grouped({("a", (1,)): "x", ("b", (2,)): "x"}) == [{("a", (1,)), ("b", (2,))}]


def test_every_topic_is_joined_by_weights_of_others(text: Text) -> None:
    topics = {str(number): list(gold_tellings(text)) for number in range(1, 6)}
    found = cross_validated(topics, lambda telling: {"one"})
    assert set(found) == {telling.lead for telling in topics["1"]}
    assert len(set(found.values())) == 1

"""The index finds what people type: without accents, in their own words."""

import re

import pytest

from generator.site.search import FOLDED, WORDS, enrich, fold, folded_words, passing_over


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Résiliation", "resiliation"),
        ("œuvre", "oeuvre"),
        ("façon", "facon"),
        ("À", "a"),
        ("plain", "plain"),
    ],
)
def test_fold(word, plain):
    """Lower case, no accents, no ligatures."""
    assert fold(word) == plain


def test_only_words_that_change_are_added():
    """What is found as it stands needs no second entry; short words are noise."""
    assert folded_words("Le délai d'une œuvre, à côté du Délai") == ["cote", "delai", "oeuvre"]


def test_a_word_folded_in_the_text_itself_is_not_repeated():
    """« cote » stands there already."""
    assert folded_words("côte cote") == []


def test_entries_get_search_words_and_folded_words_out_of_sight():
    """They go to a field of their own, never into the text that a result shows."""
    index = {
        "docs": [
            {"location": "scenarios/too-much-jam/", "title": "Retards", "text": "<p>Délai</p>"},
            {"location": "scenarios/too-much-jam/#x", "title": "Signs", "text": "<p>Plain</p>"},
        ]
    }
    enrich(index, {"scenarios/too-much-jam/": ["paie pas", "facture impayée"]})
    first, second = index["docs"]
    assert first[WORDS] == "paie pas facture impayée"
    assert first[FOLDED] == "delai impayee"
    assert first["text"] == "<p>Délai</p>"
    assert second.keys() == {"location", "title", "text"}


def test_a_page_says_each_folded_word_once():
    """Its first entry that has the word leads to the page; the index stays small."""
    texts = {"talk/": "délai", "talk/#x": "délai, été", "notice/": "délai"}
    docs = [{"location": at, "title": "", "text": text} for at, text in texts.items()]
    enrich({"docs": docs}, {})
    assert [entry[FOLDED] for entry in docs] == ["delai", "ete", "delai"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("he keeps asking for discounts", ["keep", "asking", "discount"]),
        ("Is it for us?", []),
        ("thesis", ["thesi"]),
        ("this-is: invoices, for it.", ["invoic"]),
    ],
)
def test_empty_words_and_plurals_are_passed_over(question, words):
    """As the browser splits texts and questions: what is left says something."""
    separator = passing_over(r"[\s\-,:?]|\.", "he is it for us this", "es s")
    assert [one for one in re.split(separator, question) if one] == words


def test_the_ends_of_a_separator_are_no_pattern():
    """Words come from the data, where a bracket or a dot is only itself."""
    assert re.split(passing_over(r"\s", "a.b (c", "s"), "axb a.b (c d") == ["axb", "d"]


def test_a_language_may_pass_over_nothing():
    """Then only the gaps part words."""
    assert re.split(passing_over(r"\s", "", ""), "he asks  for it") == [
        "he",
        "asks",
        "for",
        "it",
    ]

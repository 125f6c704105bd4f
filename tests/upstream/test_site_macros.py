"""What a hand-written page may call, and what it is told when it calls wrongly."""

from types import SimpleNamespace

import pytest

from generator.site.edition import UnknownName
from generator.site.macros import macros

PROMISED = (
    "scenario letter checklist guide next_step doors scenario_list letter_list checklist_list "
    "checklist_items script_steps replies phrases glossary notice_ladder notice_modifiers "
    "handbook_name legal_notes letter_text decision_guide guide_limit notice_calculator plan "
    "money_tools rehearsal"
)

ON_PAGE = {"page": SimpleNamespace(url="push-back/")}
"""What the macros plugin tells a macro that asks where it stands."""


@pytest.fixture(scope="module")
def french(handbook):
    return macros(handbook, "fr")


def test_every_promised_macro_exists(french):
    """docs/<locale>/adapt.md and CONTRIBUTING name no other."""
    assert sorted(french) == sorted(PROMISED.split())


def test_a_link_has_the_page_title_or_a_text_of_its_own(french):
    """The text is set in the locale's typography, as macro arguments are typed plainly."""
    assert french["letter"]("exit-recap") == "[Récapitulatif de fin](letters/exit-recap.md)"
    assert french["guide"]("talk", "l'échange") == "[l’échange](talk.md)"
    assert french["scenario"]("outgrown").endswith("(scenarios/outgrown.md)")
    assert (
        french["guide"]("decide#lire-vos-reponses", "x") == "[x](decide.md#lire-vos-reponses)"
    )


def test_the_next_step_is_the_filled_button(french):
    """The path is that of the page in the site."""
    button = french["next_step"]("letters/index", "Choisir")
    assert button == "[Choisir](letters/index.md){ .md-button .md-button--primary }"


@pytest.mark.parametrize(
    ("macro", "name", "told"),
    [
        ("letter", "exit-recpa", "There is no letter 'exit-recpa'. Did you mean 'exit-recap'?"),
        ("guide", "tlak", "There is no page 'tlak'. Did you mean 'talk'?"),
        ("checklist_items", "xyz", "There is no checklist 'xyz'."),
        ("legal_notes", "CH-010", "There is no legal note 'CH-010'. Did you mean 'CH-01'?"),
    ],
)
def test_an_unknown_name_is_told_with_a_guess(french, macro, name, told):
    """The build then stops at the page that says it."""
    with pytest.raises(UnknownName) as caught:
        french[macro](name)
    assert str(caught.value) == told


def test_sentences_to_say_show_labelled_blanks(french):
    """No Jinja is left in what a reader sees."""
    for name in ("script_steps", "replies", "letter_text"):
        shown = french[name]("exit-recap" if name == "letter_text" else ON_PAGE)
        shown = "\n".join(line for line in shown.splitlines() if "<script" not in line)
        assert "{{" not in shown and "{%" not in shown
        assert '<mark data-blank="last_day">&#91;Dernier jour' in shown


def test_a_sentence_is_shown_once_for_forms_that_say_the_same(french):
    """`vous` and `tu` share the sentence of the second round; `nous` has its own."""
    again = french["replies"](ON_PAGE).partition("{ #second-round }")[2]
    assert again.count("la décision") + again.count("décision est prise") == 2
    assert "nous (agence)" in again and "<p>tu" not in again


@pytest.mark.parametrize(
    ("url", "address"), [("", "assets/spoken.js"), ("talk/", "../assets/spoken.js")]
)
def test_sentences_bring_their_script_along(french, url, address):
    """Its address leads there from the page that calls the macro."""
    context = {"page": SimpleNamespace(url=url)}
    for name in ("script_steps", "replies"):
        assert f'<script defer src="{address}"></script>' in french[name](context)


def test_a_limit_is_that_of_the_guide(french, handbook):
    """The page's prose says the numbers that the guide counts with; a wrong name is told."""
    guide = handbook.guide.structure
    assert french["guide_limit"]("least") == str(guide.least)
    assert french["guide_limit"]("PART") == str(guide.outcomes["PART"].least)
    with pytest.raises(LookupError, match="Did you mean 'leaning'"):
        french["guide_limit"]("leanin")

"""The guide to legal forms is whole in both languages and leads to the ballot."""

from __future__ import annotations

from dataclasses import fields

from bot.features.guide.rules import Fit, guide


def test_the_preset_of_the_ballot_stands_first_and_ends_with_another_form():
    preset = guide().ballot_preset

    assert preset == (
        "association",
        "ano",
        "ooo",
        "nao",
        "fund",
        "hoz_partnership",
        "existing_org",
        "other",
    )
    assert tuple(form.id for form in guide().forms)[: len(preset) - 1] == preset[:-1]


def test_every_form_says_everything_in_both_languages():
    for form in guide().forms:
        for one in fields(form):
            said = getattr(form, one.name)
            if one.name not in {"id", "fit", "laws"}:
                assert said["ru"], (form.id, one.name)
                assert said["en"], (form.id, one.name)
        assert all(law["ru"] and law["en"] for law in form.laws)


def test_what_does_not_suit_is_there_with_a_reason():
    unsuitable = [form for form in guide().forms if form.fit is Fit.NONE]

    assert {form.id for form in unsuitable} >= {"np", "pao", "simple_partnership"}
    assert all(form.fit_reason["ru"] for form in unsuitable)

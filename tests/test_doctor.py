"""The doctor's look at the place: folder, disk, and what an operator has still to say."""

from __future__ import annotations

import pytest

from bot import datafolder
from bot.doctor import examine_place
from bot.settings import Settings

TOKEN = "1234567890:AAExampleExampleExampleExampleExamp"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


def wrong(settings: Settings) -> dict[str, str]:
    return {found.name: found.words for found in examine_place(settings) if not found.is_well}


def test_a_place_in_order_is_well(folder):
    assert wrong(Settings(data_dir=folder, bot_token="")) == {}


def test_before_the_first_start_nothing_is_made(tmp_path):
    assert wrong(Settings(data_dir=tmp_path / "nowhere", bot_token="")) == {}
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_others_can_look_into_is_said_with_the_cure(folder):
    folder.chmod(0o755)
    assert f"chmod 700 {folder}" in wrong(Settings(data_dir=folder, bot_token=""))["folder"]


def test_a_network_disk_and_little_room_are_said(folder, monkeypatch):
    monkeypatch.setattr(datafolder, "disk_kind", lambda _: "nfs4")
    monkeypatch.setattr(datafolder, "has_room", lambda _: False)
    assert wrong(Settings(data_dir=folder, bot_token="")).keys() == {"disk", "room"}


def test_a_real_bot_without_an_operator_registers_nobody(folder):
    settings = Settings(data_dir=folder, bot_token=TOKEN, operator_name="АНО «Кластер»")
    assert "OPERATOR_ADDRESS" in wrong(settings)["operator"]
    complete = Settings(
        data_dir=folder,
        bot_token=TOKEN,
        operator_name="АНО «Кластер»",
        operator_address="Новосибирск",
    )
    assert wrong(complete) == {}

"""Settings: what may be written, what is said about a mistake, and that no value is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.halt import SettingsError
from bot.settings import Settings, known_names, read_settings, sandboxed

TOKEN = "1234567890:AAExampleExampleExampleExampleExamp"
EXAMPLE = Path(__file__).parent.parent / ".env.example"


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch, tmp_path):
    for name in known_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def complaint() -> str:
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert refused.value.exit_code == 2
    return str(refused.value)


def write_env(text: str, *, mode: int = 0o600) -> Path:
    path = Path(".env")
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_with_nothing_set_the_sandbox_is_meant():
    settings = read_settings()
    assert not settings.is_real
    assert settings.database_path == Path("data/veche.db")
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    assert settings.time_zone.key == "Asia/Novosibirsk"


def test_the_env_file_is_read_and_the_environment_goes_before_it(monkeypatch):
    write_env(f"BOT_TOKEN={TOKEN}\nHTTP_PORT=9000\nCLUSTER_NAME=Кластер Сибири\n")
    monkeypatch.setenv("HTTP_PORT", "9001")
    settings = read_settings()
    assert settings.is_real
    assert settings.http_port == 9001
    assert settings.cluster_name == "Кластер Сибири"


def test_an_empty_value_means_the_default_and_hides_what_env_file_says(monkeypatch):
    write_env(f"BOT_TOKEN={TOKEN}\nHTTP_PORT=\nORGANISERS=\nTIME_ZONE=\n")
    monkeypatch.setenv("BOT_TOKEN", "")
    settings = read_settings()
    assert not settings.is_real
    assert settings.http_port == 8080
    assert settings.organisers == ()


@pytest.mark.parametrize(
    ("written", "ids"),
    [("1", (1,)), ("1,2", (1, 2)), (" 1, 2 ,1,", (1, 2)), ("5000000000; 7", (5000000000, 7))],
)
def test_organisers_are_numbers_with_commas(monkeypatch, written, ids):
    monkeypatch.setenv("ORGANISERS", written)
    assert read_settings().organisers == ids


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("BOT_TOKEN", "hunter2secret", "digits, a colon and letters"),
        ("TELEGRAM_API_URL", "ftp://hunter2", "https:// or http://"),
        ("TELEGRAM_API_URL", "http://[hunter2", "https:// or http://"),
        ("PROXY_URL", "hunter2:1080", "socks5://"),
        ("PROXY_URL", "socks5://hunter2", "host and port"),
        ("PROXY_URL", "http://hunter2:99999", "host and port"),
        ("DATABASE_URL", "mysql://hunter2", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:", "sqlite:///"),
        ("ORGANISERS", "@hunter2", "user ids"),
        ("ORGANISERS", "12, -5", "user ids"),
        ("TIME_ZONE", "Mars/hunter2", "Europe/Moscow"),
        ("TIME_ZONE", "../hunter2", "Europe/Moscow"),
        ("DEFAULT_LANGUAGE", "hunter2", "ru or en"),
        ("CLUSTER_NAME", "hunter2" * 15, "up to 100 characters"),
        ("WEBHOOK_URL", "http://hunter2.example/hook", "https://"),
        ("WEBHOOK_URL", "https://hunter2.example:8080/hook", "443, 80, 88 or 8443"),
        ("WEBHOOK_URL", "https://hunter2.example/healthz", "https://"),
        ("WEBHOOK_SECRET", "hunter2", "16 to 256"),
        ("HTTP_PORT", "hunter2", "from 1 to 65535"),
        ("HTTP_PORT", "65536", "from 1 to 65535"),
        ("HTTP_PORT", "-7", "from 1 to 65535"),
        ("MESSAGES_PER_SECOND", "-7", "from 1 to 10000"),
        ("LOG_LEVEL", "hunter2", "DEBUG, INFO, WARNING or ERROR"),
        ("LOG_FORMAT", "hunter2", "console or json"),
        ("VECHE_ENV", "hunter2", "production or test"),
        ("FAIL_POINT", "hunter2", "VECHE_ENV=test"),
        ("TEST_CLOCK_FILE", "hunter2", "VECHE_ENV=test"),
    ],
)
def test_a_wrong_value_is_one_line_with_the_name_and_what_is_allowed(
    monkeypatch, name, value, allowed
):
    monkeypatch.setenv(name, value)
    said = complaint()
    assert said.startswith(f"{name}: ")
    assert allowed in said
    assert "\n" not in said
    assert value not in said
    assert "hunter2" not in said


def test_two_wrong_values_are_two_lines(monkeypatch):
    monkeypatch.setenv("HTTP_PORT", "x")
    monkeypatch.setenv("LOG_FORMAT", "y")
    assert [line.split(":")[0] for line in complaint().splitlines()] == ["HTTP_PORT", "LOG_FORMAT"]


def test_postgresql_is_refused_until_it_is_served(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://veche:hunter2@db/veche")
    said = complaint()
    assert "PostgreSQL is not yet served" in said
    assert "hunter2" not in said


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("", "data/veche.db"),
        ("sqlite:///elsewhere/v.db", "elsewhere/v.db"),
        ("sqlite:////srv/v.db", "/srv/v.db"),
    ],
)
def test_the_database_is_a_file(monkeypatch, written, path):
    monkeypatch.setenv("DATABASE_URL", written)
    assert read_settings().database_path == Path(path)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("https://bot.example/hook/7", "/hook/7"),
        ("https://bot.example", "/"),
        ("http://127.0.0.1:9000/hook", "/hook"),
    ],
)
def test_the_webhook_has_a_path(monkeypatch, written, path):
    monkeypatch.setenv("WEBHOOK_URL", written)
    assert read_settings().webhook_path == path


def test_a_misspelt_name_in_the_env_file_is_noticed_and_its_value_kept_quiet():
    write_env("BOT_TOKKEN=hunter2\n")
    assert complaint() == ".env, line 1: BOT_TOKKEN is not a setting; did you mean BOT_TOKEN?"


def test_a_foreign_name_in_the_env_file_points_at_the_list():
    write_env("HTTP_PORT=1\nPASSWORD=hunter2\n")
    said = complaint()
    assert ".env, line 2" in said
    assert ".env.example" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("line", [TOKEN, "BOT_TOKEN", f"BOT_TOKEN: {TOKEN}", f"'{TOKEN}"])
def test_a_line_that_is_no_setting_is_named_by_its_number_only(line, caplog):
    write_env(f"# a comment\n\n{line}\n")
    said = complaint()
    assert ".env, line 3" in said
    assert "AAExample" not in said + caplog.text


def test_an_env_file_from_a_windows_editor_is_read():
    Path(".env").write_bytes(b"\xef\xbb\xbfHTTP_PORT=9000\r\nLOG_FORMAT=json\r\n")
    settings = read_settings()
    assert (settings.http_port, settings.log_format) == (9000, "json")


def test_an_env_file_in_another_encoding_is_refused_in_words():
    Path(".env").write_bytes("CLUSTER_NAME=Кластер".encode("cp1251"))
    assert "UTF-8" in complaint()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_token_that_others_can_read_is_refused(mode):
    write_env(f"BOT_TOKEN={TOKEN}\n", mode=mode)
    said = complaint()
    assert "chmod 600 .env" in said
    assert "BOT_TOKEN_FILE" in said
    assert TOKEN not in said


def test_an_env_file_without_a_token_may_lie_open():
    write_env("BOT_TOKEN=\nHTTP_PORT=9000\n", mode=0o644)
    assert read_settings().http_port == 9000


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET"])
def test_a_secret_may_come_from_a_file_of_its_own(monkeypatch, name):
    Path("secret").write_text(f"{TOKEN.replace(':', '0') if 'HOOK' in name else TOKEN}\n")
    monkeypatch.setenv(f"{name}_FILE", "secret")
    secret = getattr(read_settings(), name.lower()).get_secret_value()
    assert secret == Path("secret").read_text().strip()


def test_the_env_file_may_name_the_file_of_a_secret():
    Path("token").write_text(TOKEN)
    write_env("BOT_TOKEN_FILE=token\n", mode=0o644)
    assert read_settings().bot_token.get_secret_value() == TOKEN


@pytest.mark.parametrize("place", ["nowhere", ".", TOKEN])
def test_a_secrets_file_that_is_not_there_is_refused_without_its_name(monkeypatch, place):
    monkeypatch.setenv("BOT_TOKEN_FILE", place)
    said = complaint()
    assert said.startswith("BOT_TOKEN_FILE: ")
    assert TOKEN not in said


def test_an_empty_secrets_file_is_refused(monkeypatch):
    Path("token").touch()
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    assert "empty" in complaint()


def test_a_secret_given_twice_is_refused(monkeypatch):
    Path("token").write_text(TOKEN)
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert "one of the two" in complaint()


def test_a_file_for_what_is_no_secret_is_an_unknown_name():
    write_env("HTTP_PORT_FILE=port\n")
    assert "did you mean HTTP_PORT?" in complaint()


def test_settings_never_show_a_secret_and_never_change(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = read_settings()
    assert TOKEN not in repr(settings) + str(settings.model_dump())
    with pytest.raises(ValueError, match="frozen"):
        settings.http_port = 1


def test_the_sandbox_keeps_away_from_real_data(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/real.db")
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example/hook")
    settings = sandboxed(read_settings(), port=8081)
    assert settings.database_path == Path("data/sandbox/veche.db")
    assert not settings.is_real
    assert not settings.webhook_url
    assert settings.http_port == 8081


def test_the_sandbox_page_is_not_shown_to_other_computers(monkeypatch):
    monkeypatch.setenv("HTTP_HOST", "0.0.0.0")
    with pytest.raises(SettingsError, match=r"HTTP_HOST.*127\.0\.0\.1"):
        sandboxed(read_settings())


def test_the_example_holds_every_setting_with_its_default(monkeypatch):
    written = dotenv_values(EXAMPLE)
    assert list(written) == [name.upper() for name in Settings.model_fields]
    assert read_settings(EXAMPLE) == Settings()


def test_every_setting_of_the_example_has_one_comment_line():
    lines = EXAMPLE.read_text(encoding="utf-8").partition("\n\n")[2].splitlines()
    assert all(line.startswith("# ") for line in lines[::2])
    assert all("=" in line for line in lines[1::2])

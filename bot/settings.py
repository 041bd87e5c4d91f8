"""Everything that an operator may set: read once at the start, checked, and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot import allowed
from bot.envfile import check_env_file, with_secret_files
from bot.halt import SettingsError

WRONG = {
    "int_parsing": "this is not a whole number",
    "greater_than_equal": "the number is too small",
    "less_than_equal": "the number is too large",
    "string_too_long": "the text is too long",
    "literal_error": "this is not one of the words we know",
}
UserIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(allowed.user_ids)]
Zone = Annotated[ZoneInfo, BeforeValidator(allowed.time_zone)]
Level = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR"],
    BeforeValidator(allowed.upper_case),
]


class Settings(BaseSettings):
    """`BOT_TOKEN` is `bot_token` here, and so on; a description says what is allowed.

    An empty value means the default, and the environment goes before `.env`: `BOT_TOKEN= make run`
    starts the sandbox whatever `.env` holds.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        env_file_encoding="utf-8-sig",
    )

    bot_token: Annotated[SecretStr, AfterValidator(allowed.token)] = Field(
        SecretStr(""),
        description="what BotFather gave: digits, a colon and letters",
    )
    telegram_api_url: Annotated[str, AfterValidator(allowed.api_address)] = Field(
        "https://api.telegram.org",
        description="an address that starts with https:// or http://",
    )
    proxy_url: Annotated[SecretStr, AfterValidator(allowed.proxy_address)] = Field(
        SecretStr(""),
        description="http://, https://, socks5:// or socks5h:// with host and port, or nothing",
    )
    data_dir: Annotated[Path, AfterValidator(allowed.home_folder)] = Field(
        Path("data"),
        description="a folder that we may write in",
    )
    database_url: Annotated[str, AfterValidator(allowed.database_address)] = Field(
        "",
        description="sqlite:/// and the path of a file, or nothing",
    )
    organisers: UserIds = Field((), description="Telegram user ids with commas between, or nothing")
    cluster_name: str = Field("Кластер", max_length=100, description="up to 100 characters")
    time_zone: Zone = Field(
        ZoneInfo("Asia/Novosibirsk"),
        description="a name of the tz database such as Europe/Moscow",
    )
    default_language: Literal["ru", "en"] = Field("ru", description="ru or en")
    operator_name: str = Field("", max_length=300, description="up to 300 characters")
    operator_address: str = Field("", max_length=300, description="up to 300 characters")
    webhook_url: Annotated[str, AfterValidator(allowed.webhook_address)] = Field(
        "",
        description="a public https:// address on port 443, 80, 88 or 8443, or nothing",
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(allowed.webhook_secret)] = Field(
        SecretStr(""),
        description="16 to 256 of A-Z a-z 0-9 _ -, or nothing",
    )
    http_host: str = Field("127.0.0.1", description="an address of this computer")
    http_port: int = Field(8080, ge=1, le=65535, description="a whole number from 1 to 65535")
    messages_per_second: int = Field(
        28,
        ge=1,
        le=10_000,
        description="a whole number from 1 to 10000",
    )
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    log_format: Literal["console", "json"] = Field("console", description="console or json")
    veche_env: Literal["production", "test"] = Field("production", description="production or test")
    test_clock_file: Path | None = Field(None, description="the path of a file, or nothing")
    fail_point: str = Field("", description="a name from `check --fail-points`, or nothing")

    @field_validator("*", mode="before")
    @classmethod
    def _empty_means_default(cls, value: object, field: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        return value.strip() or cls.model_fields[str(field.field_name)].default

    @model_validator(mode="after")
    def _tests_say_so(self) -> Self:
        for name in ("test_clock_file", "fail_point"):
            if getattr(self, name) and self.veche_env != "test":
                raise ValueError(f"{name.upper()}: serves tests only; allowed: with VECHE_ENV=test")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let a secret come from `<NAME>_FILE`, named in the environment or in `.env`."""
        del settings_cls, file_secret_settings
        for source in (env_settings, dotenv_settings):
            if isinstance(source, EnvSettingsSource):
                source.env_vars = with_secret_files(source.env_vars, secrets=secret_names())
        return init_settings, env_settings, dotenv_settings

    @property
    def database_path(self) -> Path:
        written = self.database_url.removeprefix("sqlite:///")
        return Path(written) if written else self.data_dir / "veche.db"

    @property
    def webhook_path(self) -> str:
        return urlsplit(self.webhook_url).path or "/"

    @property
    def is_real(self) -> bool:
        """Is there a token, so that we speak to Telegram itself?"""
        return bool(self.bot_token.get_secret_value())


def read_settings(env_file: Path = Path(".env")) -> Settings:
    """Read the environment and `.env`. Raises SettingsError, one line for each wrong value."""
    check_env_file(env_file, names=known_names())
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError("\n".join(map(_complaint, error.errors()))) from None


def sandboxed(settings: Settings, *, port: int | None = None) -> Settings:
    """Settings that cannot touch real data: another folder, no token, no webhook, no proxy.

    Raises SettingsError where HTTP_HOST would show the page, which has no login, to others.
    """
    if not allowed.is_loopback(settings.http_host):
        raise SettingsError(
            "HTTP_HOST: the sandbox has no login and opens on this computer only; "
            "allowed: 127.0.0.1, ::1 or localhost",
        )
    alone = {"data_dir": settings.data_dir / "sandbox", "http_port": port or settings.http_port}
    names = ("bot_token", "database_url", "webhook_url", "webhook_secret", "proxy_url")
    defaults = {name: Settings.model_fields[name].default for name in names}
    return settings.model_copy(update=defaults | alone)


def secret_names() -> list[str]:
    """Names of the fields that are secrets: each may come from a file of its own."""
    return [name for name, field in Settings.model_fields.items() if field.annotation is SecretStr]


def known_names() -> list[str]:
    """Every name that `.env` may hold, as it is written there."""
    names = [*Settings.model_fields, *(f"{name}_file" for name in secret_names())]
    return [name.upper() for name in names]


def _complaint(error: ErrorDetails) -> str:
    if not error["loc"]:
        return str(error["ctx"]["error"])
    name = str(error["loc"][0])
    own_words = error.get("ctx", {}).get("error")
    wrong = own_words or WRONG.get(error["type"], "this cannot be understood")
    return f"{name.upper()}: {wrong}; allowed: {Settings.model_fields[name].description}"

"""The command line: each command is a short call into the room that does the work."""

from __future__ import annotations

import asyncio
import json
import secrets
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from bot.halt import Halt, SettingsError
from bot.settings import Settings, read_settings, sandboxed

if TYPE_CHECKING:
    from bot.doctor import Finding

T = TypeVar("T")

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for machines.")
person = click.argument("telegram_id", type=click.IntRange(min=1))


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 refused or found something wrong, 2 wrong usage or settings."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        return veche.main(arguments, standalone_mode=False) or 0
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except Halt as halt:
        click.echo(str(halt), err=True)
        return halt.exit_code
    except click.Abort:
        return 0


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.pass_context
def veche(context: click.Context) -> int:
    """A Telegram bot that coordinates the participant organisations of a cluster.

    Without a command: run. Settings come from the environment and from .env (see .env.example).
    """
    return 0 if context.invoked_subcommand else int(context.invoke(run))


@veche.command()
def run() -> int:
    """Start: Telegram with BOT_TOKEN, else the sandbox."""
    settings = read_settings()
    if settings.is_real:
        from bot import serve

        return _started(settings, serve.run)
    if settings.database_path.exists():
        raise SettingsError(
            f"BOT_TOKEN: it is empty, and {settings.database_path} holds real data; "
            'allowed: the token, or the demo beside it by "make run ARGS=sandbox"',
        )
    return _play(settings, empty=False, fresh=False)


@veche.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the page (else HTTP_PORT).")
@click.option("--empty", is_flag=True, help="Begin without the demo cluster.")
@click.option("--fresh", is_flag=True, help="Forget what was played before.")
@click.option("--keep", is_flag=True, hidden=True, help="What is always done without --fresh.")
def sandbox(*, port: int | None, empty: bool, fresh: bool, keep: bool) -> int:
    """Play in the browser, never with real data."""
    if fresh and keep:
        raise click.UsageError("--fresh and --keep contradict each other")
    return _play(read_settings(), port=port, empty=empty, fresh=fresh)


@veche.command()
@click.option("--fail-points", is_flag=True, help="List the names that FAIL_POINT takes.")
@as_json
def check(*, fail_points: bool, as_json: bool) -> int:
    """Examine everything that may be wrong."""
    if fail_points:
        from bot.runtime.failpoints import FAIL_POINTS

        points = [{"name": name, "where": where} for name, where in FAIL_POINTS.items()]
        _print(points, as_json=as_json, line="{name}: {where}")
        return 0
    settings = _in_use(read_settings())
    from bot import doctor, operations

    findings = [*doctor.examine_place(settings), *asyncio.run(operations.examine(settings))]
    return _report(findings, as_json=as_json)


@veche.group()
def organisers() -> None:
    """Say who runs the cluster's work in the bot."""


@organisers.command("add")
@person
def add_organiser(telegram_id: int) -> int:
    """Make a person who has pressed Start an organiser."""
    settings = _in_use(read_settings())
    from bot import operations

    _ask(settings, operations.add_organiser(settings, telegram_id))
    click.echo(f"{telegram_id} is an organiser now, or as soon as they press Start and agree.")
    return 0


@organisers.command("remove")
@person
def remove_organiser(telegram_id: int) -> int:
    """Take the role away; the last organiser stays."""
    settings = _in_use(read_settings())
    from bot import operations

    _ask(settings, operations.remove_organiser(settings, telegram_id))
    click.echo(f"{telegram_id} is not an organiser any more.")
    return 0


@organisers.command("list")
@as_json
def list_organisers(*, as_json: bool) -> int:
    """List the organisers."""
    settings = _in_use(read_settings())
    from bot import operations

    rows = _ask(settings, operations.list_organisers(settings))
    _print(rows, as_json=as_json, line="{telegram_id}  {name}  since {since}")
    return 0


@organisers.command("code")
@as_json
def new_organiser_code(*, as_json: bool) -> int:
    """Make a one-time code for the first organiser."""
    settings = _in_use(read_settings())
    from bot import operations

    code = _ask(settings, operations.new_code(settings))
    _print([code], as_json=as_json, line="{code}  (until {valid_until}, once; {link})")
    return 0


@veche.group()
def journal() -> None:
    """Look after the record of formal acts."""


@journal.command()
@as_json
def verify(*, as_json: bool) -> int:
    """Walk the chain of the journal and find what was changed after the fact."""
    settings = _in_use(read_settings())
    from bot import operations

    return _report(_ask(settings, operations.verify_journal(settings)), as_json=as_json)


def _started(settings: Settings, work: Callable[[Settings], int]) -> int:
    """Hold the data folder and open the log for as long as `work` runs."""
    from bot import datafolder
    from bot.logs import open_log

    with datafolder.opened(settings.data_dir):
        settings = _with_webhook_secret(settings)
        open_log(settings)
        return work(settings)


def _play(settings: Settings, *, empty: bool, fresh: bool, port: int | None = None) -> int:
    from bot import datafolder
    from bot.sandbox.run import run as run_sandbox

    def work(settings: Settings) -> int:
        if fresh:
            datafolder.clear(settings.data_dir)
        return run_sandbox(settings, empty=empty)

    return _started(sandboxed(settings, port=port), work)


def _with_webhook_secret(settings: Settings) -> Settings:
    if not settings.webhook_url or settings.webhook_secret.get_secret_value():
        return settings
    from pydantic import SecretStr

    from bot.datafolder import kept_secret

    path = settings.data_dir / "webhook_secret"
    secret = kept_secret(path, make=lambda: secrets.token_urlsafe(32))
    return settings.model_copy(update={"webhook_secret": SecretStr(secret)})


def _in_use(settings: Settings) -> Settings:
    """Choose as `run` does: without a token and real data, the sandbox is what people work in."""
    real = settings.is_real or settings.database_path.exists()
    return settings if real else sandboxed(settings)


def _ask(settings: Settings, question: Coroutine[Any, Any, T]) -> T:
    """Run one piece of work on the database; a rule's no becomes a sentence of the console."""
    from bot.refusal import Refusal
    from bot.ui.texts import Language, Texts, refused

    try:
        return asyncio.run(question)
    except Refusal as refusal:
        language = Language(settings.default_language)
        raise Halt(Texts(settings.time_zone).plain(refused(refusal), language)) from None


def _report(findings: Sequence[Finding], *, as_json: bool) -> int:
    rows = [asdict(one) | {"mark": "ok" if one.is_well else "WRONG"} for one in findings]
    _print(rows, as_json=as_json, line="{mark:6} {name}: {words}")
    return 0 if all(one.is_well for one in findings) else 1


def _print(rows: Sequence[Mapping[str, object]], *, as_json: bool, line: str) -> None:
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    for row in rows:
        click.echo(line.format_map(row))


def _leave(_number: int, _frame: object) -> NoReturn:
    """Until the bot takes the signal over, there is nothing to save: go politely."""
    sys.exit(0)

"""The doctor: looks at the place we run in, before and while we run, and says what is wrong."""

from __future__ import annotations

import os
from dataclasses import dataclass

from bot import datafolder
from bot.settings import Settings


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    words: str
    is_well: bool = True


def examine_place(settings: Settings) -> list[Finding]:
    """Look at settings, folder and disk; changes nothing, so it may run beside the bot."""
    findings = [Finding("settings", _mode(settings)), _folder(settings)]
    if settings.data_dir.exists():
        findings += [_disk(settings), _room(settings)]
    if settings.is_real:
        findings.append(_operator(settings))
    return findings


def _mode(settings: Settings) -> str:
    if not settings.is_real:
        return "read; no BOT_TOKEN"
    return f"read; Telegram by {'webhook' if settings.webhook_url else 'long polling'}"


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    if not folder.exists():
        return Finding("folder", f"{folder} will be made at the first start")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding(
            "folder",
            f"{folder} cannot be written in: {datafolder.elsewhere()}",
            is_well=False,
        )
    if folder.stat().st_mode & 0o077:
        return Finding(
            "folder",
            f'others can look into {folder}: type "chmod 700 {folder}"',
            is_well=False,
        )
    return Finding("folder", f"{folder} is ours alone")


def _disk(settings: Settings) -> Finding:
    kind = datafolder.disk_kind(settings.data_dir) or "unknown"
    fit = kind not in datafolder.NETWORK_DISKS
    words = kind if fit else f"{kind} is a network disk, which cannot hold the database"
    return Finding("disk", words, is_well=fit)


def _room(settings: Settings) -> Finding:
    enough = datafolder.has_room(settings.data_dir)
    words = f"{'more' if enough else 'less'} than 200 MB are free"
    return Finding("room", words, is_well=enough)


def _operator(settings: Settings) -> Finding:
    if settings.operator_name and settings.operator_address:
        return Finding("operator", "the operator of personal data is named")
    words = "nobody can register: set OPERATOR_NAME and OPERATOR_ADDRESS"
    return Finding("operator", words, is_well=False)

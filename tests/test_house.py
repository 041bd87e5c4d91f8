"""The house keeps its own order: these tests need no care when a feature moves in."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

from bot.features.menu import rules as commands
from bot.roster import FEATURES

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
NOT_OURS = {".git", ".venv", "data", "build", "dist", "__pycache__"}
CACHES = re.compile(r"\..*_cache|\.hypothesis|\.coverage.*|\.env")
NOT_NAMES = {
    "manager",
    "helper",
    "util",
    "utils",
    "service",
    "common",
    "base",
    "data",
    "process",
    "handle",
}


@cache
def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return found


def every_source() -> list[Path]:
    return sources("bot", "storage", "tests")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def files_of_the_project() -> Iterator[Path]:
    """Every text that is published, wherever git is or is not at hand."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        ours = not any(part in NOT_OURS or CACHES.fullmatch(part) for part in parts)
        if ours and path.is_file():
            yield path


# Sentences


class Variables(visitor.Visitor):
    """Collects the variables that a sentence asks for."""

    def __init__(self, entry: ftl.EntryType) -> None:
        self.names: set[str] = set()
        self.visit(entry)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def sentences(language: str) -> dict[str, set[str]]:
    """Every key of a language with the variables of its sentence."""
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{name_of(path)}: {entry.content[:60]!r}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} is defined twice"
                found[entry.id.name] = Variables(entry).names
    return found


def test_both_languages_have_the_same_sentences():
    assert sentences("ru").keys() == sentences("en").keys()


def test_a_sentence_asks_for_the_same_variables_in_both_languages():
    english = sentences("en")
    different = {key for key, names in sentences("ru").items() if names != english.get(key)}
    assert different == set()


def test_both_languages_have_the_same_files():
    russian, english = ({path.name for path in (LOCALES / one).iterdir()} for one in ("ru", "en"))
    assert russian == english


@cache
def words_in_code() -> tuple[set[str], set[str]]:
    """Every string of the bot, and what every f-string begins with."""
    nodes = [node for path in sources("bot") for node in ast.walk(parsed(path))]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant)}
    begun = {node.values[0].value for node in nodes if is_begun(node)}
    return {text for text in whole if isinstance(text, str)}, begun


def is_begun(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*-", str(node.values[0].value)) is not None
    )


def test_every_sentence_is_used():
    whole, begun = words_in_code()
    used = {key for key in sentences("ru") if key in whole or key.startswith(tuple(begun))}
    assert sentences("ru").keys() - used == set()


def keys_asked_for() -> Iterator[tuple[str, bool]]:
    """What is given as a key to Text, Text.of and Refusal; True where it is only the beginning."""
    for path in sources("bot"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and node.args and called(node) in {"Text", "Refusal"}:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value), False
                elif is_begun(first):
                    yield first.values[0].value, True


def called(node: ast.Call) -> str:
    function = node.func.value if isinstance(node.func, ast.Attribute) else node.func
    return function.id if isinstance(function, ast.Name) else ""


def test_every_key_that_the_code_asks_for_is_a_sentence():
    known = sentences("ru")
    missing = {
        key
        for key, only_begun in keys_asked_for()
        if not (any(one.startswith(key) for one in known) if only_begun else key in known)
    }
    assert missing == set()


# Code


def test_no_file_is_longer_than_300_lines():
    lengths = {name_of(path): path.read_bytes().count(b"\n") for path in every_source()}
    assert {name for name, length in lengths.items() if length > 300} == set()


def functions() -> Iterator[tuple[str, int]]:
    for path in sources("bot", "storage"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}: {node.name}", node.end_lineno - node.lineno + 1


def test_functions_are_short():
    sizes = sorted(size for _, size in functions())
    assert {where for where, size in functions() if size > 50} == set()
    assert sizes[len(sizes) // 2] <= 7
    assert sizes[len(sizes) * 9 // 10] <= 20


def test_a_module_says_what_it_is_for():
    modules = [path for path in every_source() if path.name != "__init__.py"]
    assert [name_of(path) for path in modules if not ast.get_docstring(parsed(path))] == []


def test_packages_are_empty():
    packages = [path for path in every_source() if path.name == "__init__.py"]
    assert [name_of(path) for path in packages if path.read_bytes().strip()] == []


def test_names_are_of_the_field():
    named = {
        f"{name_of(path)}: {node.name}"
        for path in sources("bot", "storage")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and NOT_NAMES & set(re.sub(r"([a-z])([A-Z])", r"\1_\2", node.name).lower().split("_"))
    }
    assert named == set()


def test_rules_stand_on_the_standard_library_alone():
    for path in [*(ROOT / "bot" / "features").glob("*/rules.py"), ROOT / "bot" / "refusal.py"]:
        for node in ast.walk(parsed(path)):
            for name in imported(node):
                ours = name == "bot.refusal" or re.fullmatch(r"bot\.features\.\w+\.rules", name)
                assert ours or name.split(".")[0] in sys.stdlib_module_names, (path, name)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    if re.fullmatch(r"bot(\.features(\.\w+)?)?", node.module):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [node.module]


def test_tasks_start_in_the_runtime_only():
    elsewhere = [
        name_of(path)
        for path in sources("bot/features", "bot/ui")
        if re.search(r"\b(create_task|ensure_future)\(", path.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []


# Papers around the code


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@cache
def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_hashes_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    assert len(re.findall(r"^[\w.-]+.*==", text, re.MULTILINE)) <= text.count("--hash=sha256:")


def test_the_tools_need_nothing_that_the_bot_does_not_run_with():
    tools, bot = locked("requirements-dev.lock"), locked("requirements.lock")
    assert bot
    assert bot.items() <= tools.items()


def test_every_dependency_is_locked():
    names = {re.match(r"[\w.-]+", line).group() for line in project()["dependencies"]}
    known = {flat(name) for name in locked("requirements.lock")}
    assert {flat(name) for name in names} <= known


def flat(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_changelog_begins_with_the_version_that_is_built():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[?v?(\d+\.\d+\.\d+)", text, re.MULTILINE)
    assert versions[:1] == [project()["version"]]


def test_the_readme_names_every_make_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = ["make run", "make test", "make check", "make bench"]
    assert [command for command in commands if command not in readme] == []


def test_every_command_is_in_the_readme_and_in_the_menu_in_words():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    triggers = [route.trigger for feature in FEATURES for route in feature.routes]
    routed = {trigger for trigger in triggers if isinstance(trigger, str)}
    own, theirs = (*commands.DESK, *commands.APPLICANT), commands.ORGANISER
    in_menu = {*commands.EVERYBODY, *own, *commands.MEMBER, *theirs}
    assert routed == {"start"} | in_menu
    assert {name for name in routed if f"`/{name}`" not in readme} == set()
    assert {name for name in in_menu if f"command-{name}" not in sentences("ru")} == set()


def test_nothing_published_names_a_place_on_somebodys_machine():
    places = ("../" + "shared", "/" + "home/", "/" + "root/", "/" + "work/")
    named = [
        name_of(path)
        for path in files_of_the_project()
        if any(place in path.read_text(encoding="utf-8", errors="ignore") for place in places)
    ]
    assert named == []

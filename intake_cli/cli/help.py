"""Help texts out of the message catalogue: commands carry none of their own."""

from __future__ import annotations

from typing import Any

import typer

from intake_cli.messages import say


def translate(group: typer.core.TyperGroup, lang: str) -> None:
    """Fill in the help of every command and option: ``command.help.<verb>`` and ``command.option.<name>``."""
    group.help = say("command.help.intake", lang)
    group.epilog = say("command.help.shared", lang)
    _translate_options(group, lang)
    for verb, command in group.commands.items():
        command.help = command.short_help = say(f"command.help.{verb}", lang)
        command.epilog = say("command.help.more", lang)
        _translate_options(command, lang)


def _translate_options(command: Any, lang: str) -> None:
    for option in command.params:
        option.help = say(f"command.option.{option.name.replace('_', '-')}", lang)
    command.get_help_option(typer.Context(command)).help = say("command.option.help", lang)

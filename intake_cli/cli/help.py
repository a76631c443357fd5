"""Help texts out of the message catalogue: commands carry none of their own."""

from __future__ import annotations

import typer

from intake_cli.messages import say


def translate(group: typer.core.TyperGroup, lang: str) -> None:
    """Fill in the help of every command and option: ``command.help.<verb>`` and ``command.option.<name>``."""
    group.help = say("command.help.intake", lang)
    group.epilog = say("command.help.shared", lang)
    _translate_options(group, lang)
    for verb, command in group.commands.items():
        command.help = say(f"command.help.{verb}", lang)
        command.short_help = command.help.partition("\n")[0]
        command.epilog = say("command.help.more", lang)
        _translate_options(command, lang)


def _translate_options(command: typer.core.TyperCommand | typer.core.TyperGroup, lang: str) -> None:
    command.add_help_option = True
    for option in command.params:
        option.help = say(f"command.option.{(option.name or '').replace('_', '-')}", lang)
    own_help = command.get_help_option(typer.Context(command))
    if own_help is not None:
        own_help.help = say("command.option.help", lang)

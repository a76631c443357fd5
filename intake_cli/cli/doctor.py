"""``intake doctor``: what is installed and what is missing."""

from __future__ import annotations

import typer

from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import problem_of
from intake_cli.errors import ExitCode


def doctor(context: typer.Context) -> int:
    from intake_cli.pipeline.doctor import examine
    from intake_cli.pipeline.machine import State

    screen: Screen = context.obj
    probes = []
    for probe in examine():
        probes.append(probe)
        state = screen.say(f"command.doctor.state-{probe.state}")
        words = [f"{state:<5}", screen.say(f"command.doctor.{probe.subject}"), probe.version]
        if probe.remedy:
            words.append(f"→ {probe.remedy}")
        if probe.trouble is not None:
            words.append(problem_of(probe.trouble, screen.lang))
        screen.result("  ".join(word for word in words if word))
    broken = [probe for probe in probes if probe.state is State.ERROR]
    screen.result(screen.say("command.doctor.broken" if broken else "command.doctor.sound", count=len(broken)))
    return ExitCode.MISSING_PROGRAM if broken else ExitCode.CLEAR

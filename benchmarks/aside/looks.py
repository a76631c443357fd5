"""Other looks for a layout: seed 1 is the bank's own, every other seed draws type, rules, room and columns by lot."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.aside.layout import Column, Layout

CHINESE = ("Noto Sans CJK SC", "Noto Serif CJK SC", "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Micro Hei",
           "WenQuanYi Zen Hei")
FIGURES = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "DejaVu Serif", "Liberation Mono", "")
RULES = (
    "table.rows th, table.rows td { border: 0 }",
    "table.rows th, table.rows td { border: .2mm solid #000 }",
    "table.rows th, table.rows td { border: .1mm solid #9a9a9a }",
    "table.rows th, table.rows td { border: 0; border-bottom: .15mm solid #555 }",
    "table.rows th, table.rows td { border: 0; border-right: .15mm solid #777 } table.rows { border: .3mm solid #000 }",
    "table.rows th, table.rows td { border: 0 } table.rows tbody tr:nth-child(even) td { background: #e9eef4 }",
    "table.rows th, table.rows td { border: 0; border-bottom: .15mm dashed #666 }",
)
NARROW = ("date", "time", "amount", "balance")
POINTS_PER_MM = 72 / 25.4


def varied(layout: Layout, seed: int) -> Layout:
    """The layout with headings repeated or not, a column less and two columns changed over, by lot."""
    if seed == 1:
        return layout
    rng = random.Random(f"columns-{layout.name}-{seed}")
    columns = list(layout.columns)
    spare = [c for c in columns if not c.role and c.width]
    if len(spare) > 1 and rng.random() < 0.5:
        columns.remove(rng.choice(spare))
    if rng.random() < 0.4:
        one, other = rng.sample([n for n, c in enumerate(columns) if c.role not in ("amount", "date")], 2)
        columns[one], columns[other] = columns[other], columns[one]
    return replace(layout, columns=tuple(columns), headings=rng.choice(("every", "every", "first")))


def ems(text: str) -> float:
    """About how wide the widest printed line of a cell is, in ems."""
    return max(sum(1.0 if ord(sign) > 255 else 0.62 for sign in part) for part in text.split("\n"))


def largest_type(cells: list[list[tuple[Column, str]]]) -> float:
    """The size in points at which dates and figures still fit their columns on one line."""
    room = [(column.width - 1.6) / ems(text) for row in cells for column, text in row
            if column.role in NARROW and column.width and text]
    return min(room) * POINTS_PER_MM


def style(layout: Layout, seed: int, cells: list[list[tuple[Column, str]]]) -> str:
    """CSS that is laid over the template's own; empty for seed 1."""
    if seed == 1:
        return ""
    rng = random.Random(f"style-{layout.name}-{seed}")
    family, figures = rng.choice(CHINESE), rng.choice(FIGURES)
    size = min(rng.uniform(6, 9.5), largest_type(cells))
    fonts = ", ".join(f'"{name}"' for name in (figures, family, "WenQuanYi Zen Hei") if name)
    everywhere = f"font-family: {fonts} !important; font-size: inherit !important"
    parts = [f"table.rows {{ font-size: {size:.1f}pt }} table.rows th {{ font-weight: {rng.choice((400, 700))} }}",
             f"body, td.amount, td.balance, td.date {{ {everywhere} }}",
             f"body {{ font-size: {rng.uniform(7, 9):.1f}pt !important }}",
             rng.choice(RULES), f"table.rows td {{ padding: {rng.uniform(0.25, 1.1):.2f}mm .6mm }}",
             f"table.rows td {{ vertical-align: {rng.choice(('top', 'middle', 'middle', 'bottom'))} }}",
             f"td.amount, td.balance {{ text-align: {rng.choice(('right', 'right', 'center', 'left'))} }}"]
    if rng.random() < 0.5:
        parts.append(f"table.rows th {{ text-align: {rng.choice(('center', 'left'))} }}")
    if rng.random() < 0.3:
        parts.append(".head { display: block !important } .head span { display: inline-block; width: 48% }")
    return "\n".join(parts)

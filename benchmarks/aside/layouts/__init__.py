"""Every layout by name."""

from benchmarks.aside.layout import Layout
from benchmarks.aside.layouts import companies, joint_stock, state_banks

LAYOUTS: dict[str, Layout] = {layout.name: layout for module in (state_banks, joint_stock, companies)
                              for layout in module.LAYOUTS}

"""From a stack of paper to pages filed under their kinds: symbols and quality per page, splitting, filing, manifest."""

"""Words in lines, labelled values, and the printed forms of dates and money: what statements and fields share."""

"""Text as people read it: charsets, headers, HTML, quotations and files turned into plain, labelled Unicode."""

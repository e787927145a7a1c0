"""One module per page of the menu; each reads input, calls one function of `review`, `store` or `pipeline`, shows the result."""

from processor.web.pages import journal, messages, overview, queue, registrations, replies, staff, workshops

PAGES = (overview, queue, registrations, messages, replies, workshops, staff, journal)

"""One module per page of the menu: reads input, calls one function of `review` or `store`, shows the result."""

from processor.web.pages import journal, messages, overview, queue, registrations, replies, staff, workshops

PAGES = (overview, queue, registrations, messages, replies, workshops, staff, journal)

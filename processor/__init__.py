"""Zapisy: registrations from an office mailbox.

Read `values.py` (the nouns), then `pipeline.py` (the road). Rooms, from the rim to the middle:

cli, demo → worker, web → pipeline, review, outbox → mailbox, store, delivery, settings → tables
→ stages (parse, classify, extract, register, reply) → gate, templates, workshops → names, text → values, errors
"""

"""Programs that empty a mailbox, each run as a process of its own: `python -m bench.contenders.NAME TASK`.

TASK is `office.Task` as JSON. Each prints one line of JSON: `seconds` of its work (imports and warming up left out),
`mails` it took and `replies` it sent.
"""

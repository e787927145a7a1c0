"""The clerk's desk: server-rendered pages over `review`, `store` and `pipeline`; no decision is made in a view.

`app.create_app` puts it together; `pages/` holds one module per page; `security` and `account` say who may come in.
"""

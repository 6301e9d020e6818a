"""The workspace in a browser: pages from templates, plain forms, and no decision of its own.

Every act is the workspace's, every sentence the catalogue's, every table a view that exists. A
page is a file of `pages/` and its template; `page.py` is what all of them go through. The only
room with Starlette, uvicorn and itsdangerous.
"""

"""Dateline reads news reports of armed conflict and keeps the books."""

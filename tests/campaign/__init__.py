"""Campaigns against the library, repeated as a tool: ``python -m tests.campaign NAME``.

A module of this folder with ``main(words)`` is a campaign; its figures go between the markers of
its name on a page.
"""

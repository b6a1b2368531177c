"""Tests of aid: files, rules, authorisations."""

"""Tests of funds, and the desk at which they are done."""

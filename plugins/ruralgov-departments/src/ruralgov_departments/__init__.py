"""Registers outside, asked one question at a time: DCI over HTTP, batches of files, paper."""

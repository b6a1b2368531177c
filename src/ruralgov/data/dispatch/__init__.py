"""Example dispatch plans (示例): ordered rules, and the posts of the offices."""

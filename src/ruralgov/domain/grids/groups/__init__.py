"""Villager groups: the groups of a village, who leads them and who represents them."""

"""Faults of kinds that products had, to be planted one at a time: does the gate see them?"""

"""Gives new cases to caseworkers: exact, certified, explained."""

"""Resolve: what the words of an extraction stand for, each value with its reason.

times   an interval of days            places   the area that a name stands for
actors  one identity over many names   numbers  low and high, of which group
weapons a code of the taxonomy         claims   the values, on whose word, with their words
"""

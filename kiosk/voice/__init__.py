"""Voice: what is said aloud, in which language, on which route, and how it falls silent at once.

Kept empty of imports: the child process that synthesises loads this package too, and must stay
small.
"""

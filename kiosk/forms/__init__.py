"""Forms: questions, answers and one resident's way through them; no storage, no screen."""

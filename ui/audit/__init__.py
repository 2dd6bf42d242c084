"""The audit: visits every screen and state, and checks what a program can check of accessibility.

Numbers like A05 or E03 name the requirements of the accessibility reference; which of them are
covered by what, and why the others are not, is in `requirements.yaml`.
"""

"""Verifying quotes: do these words stand in that text, and if not, what stands there instead?

    text ──markup──▶ ──wording──▶ words and signs, with their places ──verifier──▶ state, passage, diff
    quote ──────────── wording ──▶ words and signs ──marks──▶ pieces and gaps ─────┘

Words are compared whole and never folded. `wording` says what counts as the same, `marks` what an author may
leave out or put in by brackets and ellipses, `omissions` and `insertions` when that changes what is said;
`nearest` finds the passage that a quote drifted from, `diff` tells the two apart and calls out what changes
the meaning.
"""

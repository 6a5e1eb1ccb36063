"""Pictures of one or two models as numbers: places in pixels, ticks and words, no markup.

A template of ``templates/model_pages/charts`` draws each. Pure Python, as the sheets are.
"""

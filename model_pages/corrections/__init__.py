"""What visitors say is wrong: a form bound to one value of a model, and its way to the editors."""

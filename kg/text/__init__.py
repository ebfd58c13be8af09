"""Language-neutral machines over text, fed by the data of a language."""

"""The format told from the model: what each key is for, as a schema for editors and for whoever writes."""

"""The data of the product: graph schema, action types, languages, gazetteers. Read by `kg.ontology` alone."""

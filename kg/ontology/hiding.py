"""An ontology that lacks some of its entities, to measure how names are read that no list holds."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from kg.ontology.entries import ListedEntity
from kg.ontology.loading import Ontology


def without_labels(ontology: Ontology, labels: Collection[str]) -> Ontology:
    """The ontology without the entities of these labels: an entity that belongs to a hidden one belongs to nobody.

    Its fingerprint is another one, so that no facts read with it pass for facts read with all.
    """
    if not labels:
        return ontology
    kept = {id_: entity for id_, entity in ontology.entities.items() if entity.label not in labels}

    def untied(entity: ListedEntity) -> ListedEntity:
        owner, whole, next_ = (other if other in kept else None for other in (entity.owner, entity.part_of, entity.succeeded_by))
        return replace(entity, owner=owner, part_of=whole, succeeded_by=next_)

    hidden = ",".join(sorted(labels))
    return replace(
        ontology,
        entities={id_: untied(entity) for id_, entity in kept.items()},
        fingerprint=hashlib.sha256(f"{ontology.fingerprint} without {hidden}".encode()).hexdigest()[:16],
    )

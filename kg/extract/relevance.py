"""Whether a deed is of ours: who takes part in it, or what its article is about."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.court_matters import concerns_measures, concerns_rules, opens_on_measures, opens_on_rules, place_of_law
from kg.extract.digital_bodies import DigitalBodies
from kg.extract.document import Item
from kg.extract.parties import Roles
from kg.extract.reading import POWERS, Reading
from kg.extract.sites import is_done_to_site
from kg.extract.theme import belongs_to_theme, keeps_to_services
from kg.extract.wording import is_network, is_of_net, is_service, tells_kind_of_service
from kg.model import Entity
from kg.ontology import Ontology

_OF_BODIES = ("pressure", "rule-making", "exchange")  # families of what is done to a body because of what it did to services


class Relevance:
    """Asked of readings in the order of their article; what the article is about is worked out once."""

    def __init__(self, context: Context, ontology: Ontology) -> None:
        self._context = context
        self._ontology = ontology
        self._digital: frozenset[Entity] | None = None
        self._of_rules: bool | None = None
        self._of_measures = False
        self._on_theme: bool | None = None

    def concerns_services(self, reading: Reading, roles: Roles) -> bool:
        """Whether a platform, a host, its owner, or a class of services is among those who act or are acted upon."""
        rule = reading.form.rule
        if reading.network:
            return True
        for filler in (*reading.actors, *reading.targets):
            described = filler.entity.kind == "agency"
            if (filler.entity.id is None and not described) or self._context.standing.is_side(filler.entity):
                return True
        if self._is_told_by_digital_body(reading) or tells_kind_of_service(reading):
            return True
        if rule.object == "none" and not rule.platform_actor:
            return True
        if reading.action == "comply" and any(self._context.standing.is_provider(a.entity) for a in reading.actors):
            return True
        family = self._ontology.actions[reading.action].family
        if is_done_to_site(reading, family, head_first=self._context.grammar.head_first):
            return True
        acts = reading.actors[0].entity.kind if reading.actors else None
        against_a_body = acts is not None and any(t.entity.kind == "agency" for t in reading.targets)
        if against_a_body and family in _OF_BODIES and self._speaks_of_measure(reading):
            return True
        decided = reading.sentence.items[reading.at + 1 : reading.stop]
        ahead = reading.sentence.items[reading.at + 1 :]
        of_law = (
            rule.court
            and roles.object is not None
            and roles.object.decision
            and any(i.any("noun:platform", "online") for i in ahead)
        )
        if of_law:
            return True  # "declined to block a law that has social media companies verify ages"
        if rule.court and (any(is_network(i) for i in reading.sentence.items) or any(is_of_net(i) for i in decided)):
            return True  # "held that the internet may not be cut off", "ruled that social media platforms are liable"
        if rule.court and any(self._is_digital_law(t.entity) for t in reading.targets):
            return True
        if rule.court:  # what a court decides of others, in an article on one service
            tried = any(t.entity.kind == "person" and t.referred for t in reading.targets)  # "Dia divonis"
            return not tried and self._context.focus() is not None and self._context.opens_with_a_service()
        if rule.alone and rule.role == "against" and acts in ("agency", "organization"):  # a decision on a platform
            return self._context.opens_with_a_service() or any(i.any("noun:platform", "online") for i in ahead)
        power = any(t.entity.kind in POWERS for t in reading.targets)
        state = any(t.entity.kind == "place" or (t.referred and t.entity.kind in POWERS) for t in reading.targets)
        told = self._context.last_side(reading.sentence.start) is not None and self._context.opens_with_a_service()
        if reading.action == "sue" and state and acts == "organization" and told:  # "NetChoice sued Ohio's attorney general"
            return True
        laws = any(t.entity.kind == "legalinstrument" for t in reading.targets)
        makes_rules = family == "rule-making" and (laws or rule.alone)
        asks = acts == "organization" and (rule.complement or (family == "pressure" and power))
        if rule.complement and reading.actors and self.questions(reading, reading.actors[0].entity):
            return any(is_service(i) for i in reading.sentence.items)  # "... to hand over its letters to Apple"
        if not (makes_rules or asks):
            return False
        items = reading.sentence.items
        if any(i.any("noun:platform", "noun:network", "online") for i in items):
            return True
        if asks and (not rule.complement or any(t.item.entity is None for t in reading.targets)):
            return any(self._is_listed(i) for i in items)  # "the government" is asked for much
        if any(self._is_digital_law(t.entity) for t in reading.targets):
            return True
        if makes_rules and not laws:
            return self._context.opens_with_a_service()
        return self._context.names_platforms()

    def concerns_law(self, reading: Reading, roles: Roles) -> bool:
        """Whether an article on a law for services tells what a court decides of it or who goes to court over it, or one that
        keeps to services what courts and associations do. May take the targets of a ruling from whose law it is.
        """
        document = self._context.document
        language = document.lexicon.language
        if self._context.grammar.head_first:
            return False
        if self._of_rules is None:
            self._of_rules = opens_on_rules(document)
            self._of_measures = self._of_rules or opens_on_measures(document, self._ontology)
        if self._of_measures and concerns_measures(reading, roles, self._context.standing):
            return True
        if not self._of_rules or not concerns_rules(reading, roles, language):
            return self._belongs_to_theme(reading)
        if reading.form.rule.court and not reading.targets:
            whose = place_of_law(reading, language)
            reading.targets = [whose] if whose is not None else reading.targets
        return True

    def questions(self, reading: Reading, actor: Entity) -> bool:
        """A parliament, or a member of one, that asks a body and orders nothing."""
        member = actor.kind == "person" and self._context.standing.holds_power(actor)
        return (member or self._context.standing.is_legislature(actor)) and not reading.trigger.any("order")

    def _is_told_by_digital_body(self, reading: Reading) -> bool:
        """ "Kementerian Digital memanggil PT Karsa Niaga", in an article on a service: of a company that stands behind it."""
        steps = self._ontology.actions[reading.action].family == "pressure" and bool(reading.actors)
        companies = [t.entity for t in reading.targets if t.entity.kind == "organization" and not t.inferred]
        if not steps or not companies or not self._context.opens_with_a_service():
            return False
        if self._digital is None:
            self._digital = DigitalBodies(self._context.document, self._ontology).named
        return reading.actors[0].entity in self._digital and not any(c.id in self._ontology.entities for c in companies)

    def _speaks_of_measure(self, reading: Reading) -> bool:
        """ "menggugat Kominfo terkait pemblokiran delapan platform": a measure against services is what it is about."""
        items = reading.sentence.items
        measures = any(
            self._ontology.actions[f.rule.action].family in ("restrict", "restore") and not f.rule.weak
            for i in items
            if i is not reading.trigger and i.entity is None
            for f in i.forms
        )
        return measures and any(i.any("noun:platform", "noun:network") or is_service(i) for i in items)

    def _belongs_to_theme(self, reading: Reading) -> bool:
        if not belongs_to_theme(reading, self._context.standing):
            return False
        if self._on_theme is None:
            self._on_theme = keeps_to_services(self._context.document, self._is_digital_law)
        if self._on_theme and reading.form.rule.court:
            reading.targets = [
                target for target in reading.targets if not target.inferred
            ]  # "stayed Rule 9": of nobody in particular
        return self._on_theme

    def _is_digital_law(self, entity: Entity) -> bool:
        """A law whose names tell that it is on services: "Online Safety Act", "Intermediary Guidelines"."""
        listed = self._ontology.entities.get(entity.id or "")
        if entity.kind != "legalinstrument" or listed is None:
            return False
        language = self._context.document.lexicon.language
        names = " ".join(listed.surfaces(language.code)).lower()
        return any(word in names for word in language.words.get("online", ()))

    def _is_listed(self, item: Item) -> bool:
        return item.entity is not None and is_service(item) and item.entity.id in self._ontology.entities

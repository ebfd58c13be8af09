"""What one article says. Each record carries the characters that say it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.article import Span


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of the article that proves something: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the words stand, in code points."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a mention means.

    `id` is a slug, or None for what is only a class of things ("violent games", kind `class`). `kind` is the
    lower-case name of a node label (`agency`, `platform`, `organization`, `person`, `place`, `domain`,
    `legalinstrument`) or `class`.
    """

    id: str | None
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity at a place in the text."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """An entity that plays a part in an event, and the mention that says so (the antecedent's, where inferred)."""

    entity: Entity
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, as a number of whole units of an ISO 4217 currency."""

    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class EventFact:
    """One action that an article speaks of, with its status from the article's point in time.

    `date`, `deadline`: ISO, their length tells the precision. `conditions` and `scope` are the article's words,
    `reasons` are ids of topics, `legal_basis` are ids of legal instruments with an article after `#` where one is
    named. `inferred` names the roles that the sentence itself leaves out. `evidence` holds at least one stretch;
    the first is the one that the roles were read from. `former`: told as one of an earlier affair than the article's
    ("it was not the first time"), so that it is no report of the same deed that is the news.
    """

    action: str
    status: str
    actor: Role | None
    targets: tuple[Role, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    with_: tuple[Role, ...] = ()
    via: Role | None = None
    date: str | None = None
    date_basis: str | None = None
    deadline: str | None = None
    place: str | None = None
    reasons: tuple[str, ...] = ()
    legal_basis: tuple[Role, ...] = ()
    conditions: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    count: int | None = None
    amount: Amount | None = None
    domains: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class StatementFact:
    """Words that somebody said. `text` is what was said (without the quotation marks), `about` ids of entities."""

    speaker: Entity
    text: str
    about: tuple[str, ...]
    evidence: Evidence
    direct: bool
    speaker_evidence: Evidence


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A person with an office or a role at a body, as the article gives it. `organisation` may be unknown."""

    person: Entity
    title: str | None
    organisation: Entity | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article says, in the order of the text.

    `written`: of an article that came without a date of publication, the day (ISO) on which it was written or soon before, as
    its own text tells.
    """

    article: str
    events: tuple[EventFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    mentions: tuple[Mention, ...] = ()
    written: str | None = None

"""The English that synthetic articles are made of: sentences with slots, by what they tell.

`{A}` and `{a}` are the actor, at the beginning of a sentence and inside; `{T}` the targets, `{C}` the country, `{V}` whom an
order is passed through, `{on}` a date or nothing, `{why}` a reason or nothing, `{by}` the deadline, `{sum}` and `{money}` a
fine, in signs and in words, `{do}` and `{does}` something asked of a platform, `{had}` and `{was}` the tense. `[` and `]` stand
around a condition and are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PIECES = re.compile(r"(\{\w+\}|\[|\])")

# A topic of the gazetteer, and words that mean it.
REASONS = (
    ("terrorism", "terrorism"),
    ("hate-speech", "hate speech"),
    ("data-protection", "privacy"),
    ("national-security", "national security"),
    ("gambling", "online gambling"),
    ("pornography", "pornography"),
    ("disinformation", "disinformation"),
    ("copyright", "copyright infringement"),
    ("fraud", "online fraud"),
    ("child-protection", "child safety"),
)
CONDITIONS = (
    ("appoint a local representative", "appoints a local representative"),
    ("open a local office", "opens a local office"),
    ("name a contact for its users", "names a contact for its users"),
    ("answer complaints within a day", "answers complaints within a day"),
    ("publish a yearly report", "publishes a yearly report"),
)
FILLERS = (
    "Users reported slow connections in the evening.",
    "Digital rights groups followed the case closely.",
    "Shares of local telecom firms were little changed.",
    "The company did not answer questions by the evening.",
    "Analysts expect more rules for online services in the coming years.",
    "Lawyers in the capital spoke of a difficult matter.",
    "Small shops that sell through the service were worried.",
    "Several newspapers wrote about the matter on their front pages.",
    "Students and teachers were among those who asked for clear rules.",
    "A conference on the subject is held every spring.",
    "Few details were known at first.",
    "The text of the decision has eleven pages.",
)


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence for an event of a type and status. `told` is the type that its verb means, `rule` the rule that reads it so.

    `in_country`: no body is named, and who did it is inferred from where it happened. `via`: an order is passed through others.
    `before`: it also tells what lies back.
    """

    text: str
    rule: str
    told: str
    in_country: bool = False
    via: bool = False
    before: bool = True
    weight: int = 1

    @property
    def pieces(self) -> tuple[str, ...]:
        """Literals and slots in turn, without empty ones."""
        return tuple(piece for piece in _PIECES.split(self.text) if piece)


def _told(told: str, rule: str, *texts: str, weight: int = 1, before: bool = True) -> Iterator[Template]:
    for text in texts:
        yield Template(
            text=text,
            rule=f"en/{rule}",
            told=told,
            in_country=" in {C}" in text,
            via="{V}" in text,
            before=before and ("{had}" in text or "{was}" in text),
            weight=weight,
        )


TEMPLATES: Mapping[tuple[str, str], tuple[Template, ...]] = {
    ("block", "done"): (
        *_told("block", "block/access:either", "{A} {had}blocked {T}{on}{why}.", weight=6),
        *_told("block", "block/access:active", "{A} {had}cut off access to {T}{on}{why}.", weight=2),
        *_told("block", "block/access:passive", "{T} {was} blocked by {a}{on}{why}.", weight=3),
        *_told("block", "block/access:passive", "{T} {was} blocked in {C}{on}{why}.", "{T} {was} blocked{on}{why}."),
        *_told("block", "block/access:either", "{C} {had}blocked {T}{on}{why}.", weight=2),
        *_told("block", "block/access:active", "{A} {had}ordered {V} to block {T}{on}{why}."),
        # Newspapers change the word and mean the same measure.
        *_told("ban", "ban/use:either", "{A} {had}banned {T}{on}{why}.", "{C} {had}banned {T}{on}{why}."),
    ),
    ("block", "threatened"): (
        *_told("block", "block/access:active", "{A} {had}threatened{on} to block {T}{why}.", weight=2),
        *_told("block", "block/access:active", "{A} {had}threatened to block {T} [if it does not {do} by {by}]."),
    ),
    ("block", "planned"): (
        *_told("block", "block/access:active", "{A} will block {T}{on}{why}.", weight=2),
        *_told("block", "block/access:active", "{A} is considering blocking {T}{why}."),
    ),
    ("block", "denied"): tuple(_told("block", "block/access:either", "{A} has not blocked {T}.")),
    ("unblock", "done"): (
        *_told("unblock", "unblock/access:either", "{A} {had}unblocked {T}{on}.", weight=5),
        *_told("unblock", "unblock/access:active", "{A} {had}restored access to {T}{on}.", weight=2),
        *_told("unblock", "unblock/access:passive", "{T} {was} unblocked by {a}{on}.", weight=2),
        *_told("unblock", "unblock/access:either", "{C} {had}unblocked {T}{on}."),
        *_told("lift", "lift/limits:active", "{A} {had}lifted its ban on {T}{on}.", "{C} {had}lifted its ban on {T}{on}."),
    ),
    ("unblock", "conditional"): tuple(_told("unblock", "unblock/access:active", "{A} would unblock {T} [if it {does}].")),
    ("unblock", "denied"): tuple(_told("unblock", "unblock/access:either", "{A} has not unblocked {T}.")),
    ("warn", "done"): tuple(_told("warn", "warn/letter:active", "{A} {had}issued a warning to {T}{on}{why}.")),
    ("demand", "done"): (
        *_told("demand", "demand/order:either", "{A} {had}ordered {T} to [{do} by {by}]."),
        *_told("demand", "demand/deadline:active", "{A} gave {T} [until {by} to {do}]."),
    ),
    ("fine", "done"): (
        *_told("fine", "fine/money:either", "{A} {had}fined {T} {sum}{on}{why}.", weight=3),
        *_told("fine", "fine/money:active", "{A} {had}imposed a fine of {money} on {T}{on}{why}."),
        *_told("fine", "fine/money:passive", "{T} {was} fined {sum} by {a}{on}{why}."),
        *_told("fine", "fine/money:either", "{C} {had}fined {T} {sum}{on}{why}."),
    ),
    ("investigate", "done"): (
        *_told("investigate", "investigate/probe:active", "{A} {had}opened an investigation into {T}{on}{why}."),
        *_told("investigate", "investigate/probe:active", "{A} {had}launched a probe into {T}{on}{why}."),
    ),
    ("investigate", "ongoing"): tuple(_told("investigate", "investigate/probe:active", "{A} is still investigating {T}{why}.")),
    ("summon", "done"): tuple(_told("summon", "summon/call:either", "{A} {had}summoned {T}{on}{why}.")),
}

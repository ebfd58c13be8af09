"""What an article says of an action: done, planned, threatened, denied ... read from the cues in the clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.asides import lacking
from kg.extract.document import Item, Sentence
from kg.extract.nouns import AGENCY, ORGANIZATION, PLATFORM, is_name, is_verb, noun_class
from kg.extract.objects_of_their_own import is_before_relative, is_of_another, plans_another
from kg.extract.phrases import before_aside
from kg.extract.sought import filing_verb
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, Grammar

# Who wins where several cues stand in one clause: "membantah isu akan memblokir" is a denial.
_ORDER = ("denied", "cancelled", "rumoured", "requested", "threatened", "conditional", "planned", "announced", "ongoing")
_AHEAD = ("requested", "planned", "announced")
_STOPS = ("question", "ability")
_NEAR = {"denied": 6, "ongoing": 4, "question": 8, "ability": 5, "conditional": 6}
_FAR = 14
_RELATIVE = 4  # items between a relative pronoun and its verb
_SHARED = 3  # items before a verb that shares a cue: "refuses to", another verb, a conjunction
_RANKED = 6  # items from "the first" to its infinitive
_NOUN_REACH = 4
_BREAKS = frozenset({";", ":", "—", "–", "-"})
_CONDITIONS = ("condition", "unless", "awaited")
_COMPLETED = 3  # words between "has" and what has been done
_ACROSS_SUBJECT = ("denied", "rumoured", "threatened", "cancelled")


@dataclass(slots=True)
class StatusReading:
    """The status, the cues that made it, the conditions as spans, and the reason to drop the event, if there is one."""

    status: str
    cues: list[Item] = field(default_factory=list)
    conditions: list[tuple[int, int]] = field(default_factory=list)
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger in its sentence, by item indices: its phrase ends before `stop`, its subject stands at `subject`.

    `predicate`: where a noun has one of its own: "the ban will be [lifted]". `support`: where the support verb stands
    that carries the trigger, so that cues before it speak of the trigger. `complement`: what follows is what is demanded, so
    that no cue behind the trigger speaks of it.
    """

    at: int
    stop: int
    voice: str
    subject: int
    predicate: int | None = None
    support: int | None = None
    complement: bool = False


def read_status(sentence: Sentence, clause: Clause, grammar: Grammar) -> StatusReading:
    """Reads the cues around a trigger."""
    items = sentence.items
    at, stop, voice = clause.at, clause.stop, clause.voice
    reading = StatusReading("done")
    begin = _clause_start(items, at)
    opening = begin > 0 and items[begin - 1].any("condition", "unless") and not _tells_what(items, begin - 1, at)
    inside = opening or (begin > 0 and _is_awaited(items, begin - 1, at))
    if inside and not any(i.text == "," for i in items[begin:at]):
        reading.dropped = f"inside a condition ('{items[begin - 1].text}')"
        reading.cues.append(items[begin - 1])
        return reading
    if _asked(sentence, stop):
        reading.dropped = "a question is no fact"
        return reading
    near = voice == NOUN and clause.support is None
    found = _before(items, begin, at, clause.subject, near=near)
    if near:
        found = [pair for pair in found if not is_of_another(items, pair[0], at, grammar)]
        about = next((item for item, status in found if status == "planned" and plans_another(items, item, at, grammar)), None)
        if about is not None:
            reading.dropped, reading.cues = "what another plan is about", [about]
            return reading
    if clause.support is not None:
        carried = _before(items, begin, clause.support, clause.subject, near=False)
        if any(status in _AHEAD for _, status in carried):  # "seeks to impose [up to] 9 million in fines on X": how much
            found = [pair for pair in found if pair[1] != "ability" or pair[0].start < items[clause.support].start]
        known = [item for item, _ in found]
        found += [(item, status) for item, status in carried if status != "ability" and not any(item is k for k in known)]
    found = [(item, status) for item, status in found if not _is_past_of(items, items.index(item), at, grammar)]
    found = [(item, status) for item, status in found if not _is_ranked(items, items.index(item), grammar)]
    found = [(item, status) for item, status in found if not is_before_relative(items, items.index(item), at)]
    if not found and voice != NOUN and (shared := _shared_cue(items, at, grammar)) is not None:
        found = [(shared, shared.tags["cue:before"])]
    if not found and voice != NOUN and (first := conjoined(items, at)) is not None:
        earlier = _before(items, begin, first, clause.subject, near=False)
        found = [(item, status) for item, status in earlier if status not in ("denied", "cancelled")]
        found = [(item, status) for item, status in found if not _is_past_of(items, items.index(item), at, grammar)]
    if clause.predicate is not None:
        found += _before(items, at + 1, clause.predicate, at, near=False)
    rumour = items[0].tags.get("cue:before") == "rumoured"
    found += _hearsay(items, at) if rumour or "complementizer" in sentence.tags else []
    found += [] if clause.complement else _after(items, stop)
    found += _of_carrier(items, at) if voice == NOUN and grammar.head_first else []
    if voice == NOUN and clause.support is None:
        found = [(item, status) for item, status in found if status != "announced"]
    for item, status in found:
        if status in _STOPS:
            reading.dropped = f"'{item.text}' speaks of the possibility, not of an act"
            reading.cues.append(item)
            return reading
    found = _unless_negation_ends(found)
    allowed = any(
        item.tags.get("cue:before") == "ability" for item in items[stop : stop + 1]
    )  # "could be fined up to 10 percent"
    if allowed and found and all(status == "conditional" for _, status in found):
        reading.dropped = "what a law allows is no event"
        return reading
    best: str | None = min((s for _, s in found), key=_ORDER.index, default=None)
    reading.cues = [item for item, _ in found]
    if best == "planned" and _is_announced(items, reading.cues):
        best = "announced"
    if best is None:
        best = _by_form(items, at, voice, grammar)
    if best == "denied" and voice == PASSIVE and _only_describes(items, at):
        reading.dropped = "what has not been done to it only describes it"
    if best == "denied" and begin == 0 and lacking(items[0]) and any(i.text == "," for i in items[2:at]):
        reading.dropped = "what is not so only as long as something else is not"  # "Without a licence, X is not allowed to ..."
    conditions = _conditions(sentence, begin, at, stop, grammar, ahead=best in ("planned", "announced"))
    completed = grammar.head_first and any(i.any("completed") for i in items[max(begin, at - _COMPLETED) : at])
    decided = at > 0 and items[at - 1].low == grammar.infinitive  # "the decision by Italy to block X": done
    past = best is None and (voice == EITHER or (not grammar.head_first and voice == NOUN) or completed or decided)
    lasts = {item.start for item in items if item.any("lasting")}  # "will be blocked [until] it complies": so it is decided
    waits = any(start not in lasts for start, _ in conditions)
    if waits and not past and best in (None, "planned", "announced", "conditional"):
        best = "conditional"
    if best not in (None, "ongoing"):
        reading.conditions = conditions
    reading.status = best or "done"
    return reading


def _shared_cue(items: Sequence[Item], at: int, grammar: Grammar) -> Item | None:
    """ "[refuses to] explain or apologise": the word for an intention or a refusal before verbs that nothing is known of."""
    if grammar.infinitive is None or at < _SHARED or not items[at - 1].any("coordinator"):
        return None
    k = at - 2
    while k > 0 and items[k].is_plain and not items[k].capital:
        k -= 1
    shares = k < at - 2 and "cue:before" in items[k].tags and items[k].low.rpartition(" ")[2] == grammar.infinitive
    return items[k] if shares else None


def _only_describes(items: Sequence[Item], at: int) -> bool:
    """ "apps [that haven't yet been] banned": nobody says of it that it is not so."""
    k, passed = at - 1, ("passive_auxiliary", "perfect", "adverb", "adversative", "cue:before")
    while k > 0 and items[k].any(*passed) and "relative" not in items[k].tags:
        k -= 1
    return k < at - 1 and items[k].any("relative")


def _tells_what(items: Sequence[Item], at: int, trigger: int) -> bool:
    """ "mengakui [jika] X diblokir", "memutuskan [kalau] X bersalah": a word for "if" that tells what is said or decided.

    Not where a comma or a word for what follows ends it: "mengatakan jika X tidak patuh, ...", "... maka ...".
    """
    if not at:
        return False
    verb, plain = items[at - 1], items[at].any("complementizer")
    if verb.any("inquiring"):
        return True  # "raided the offices to learn [if] X had ..."
    noun = items[at - 2] if at > 1 and verb.any("patient") else verb
    if (noun is not verb or " " in verb.low) and any(f.rule.action == "investigate" for f in noun.forms):
        return True  # "a probe into [if] X broke the law"
    if inquires_if(items, at):
        return True
    if not plain:
        return _is_said(verb) and not any(i.text == "," or i.any("consequent") for i in items[at:trigger])
    return _is_said(verb) or any(f.rule.court for f in verb.forms)


def inquires_if(items: Sequence[Item], at: int) -> bool:
    """ "is investigating [if] X broke the law"; but "will investigate if users complain"."""
    verb, now = items[at - 1], items[max(0, at - _SHARED) : at - 1]
    probes = items[at].any("condition") and any(f.rule.action == "investigate" and f.voice == ACTIVE for f in verb.forms)
    return probes and any(i.any("passive_auxiliary") for i in now)


def _is_said(verb: Item) -> bool:
    return verb.any("speech:reporting", "speech:verbs")


def _is_awaited(items: Sequence[Item], at: int, trigger: int) -> bool:
    """ "would be unblocked [once] X has registered", "[once] the bill is passed": what has to be done before what is to come."""
    ahead = any(item.any("future") for item in items[:at]) or any(item.any("present") for item in items[at:trigger])
    return ahead and items[at].any("awaited")


def _is_announced(items: Sequence[Item], cues: Sequence[Item]) -> bool:
    """ "X will be banned, the ministry [announced]": what somebody will do is decided where it is announced."""
    future = all(cue.any("future") for cue in cues)
    return future and any(item.any("deciding") and item.entity is None and item not in cues for item in items)


def _by_form(items: Sequence[Item], at: int, voice: str, grammar: Grammar) -> str | None:
    """What the form of the verb alone says: "to block" is planned, "is blocking" goes on."""
    if grammar.infinitive is not None and at > 0 and items[at - 1].low == grammar.infinitive:
        if filing_verb(items, at, grammar) is not None:
            return "requested"
        told = _is_decided(items, at - 1) or _is_prompted(items, at - 1) or _is_ranked(items, at - 1, grammar)
        told = told or (at > 1 and "seeming" in items[at - 2].tags)  # "Italy [appeared] to block X"
        return None if told else "planned"
    if voice == PASSIVE and _is_going_on(items, at, grammar):
        return "ongoing"
    progressive = grammar.progressive is not None and items[at].low.split()[0].endswith(grammar.progressive)
    if progressive and voice == ACTIVE and any(item.any("passive_auxiliary") for item in items[max(0, at - 3) : at]):
        return "ongoing"
    return None


def _is_past_of(items: Sequence[Item], cue: int, at: int, grammar: Grammar) -> bool:
    """ "[decided to] refer X to the police and imposed a fine": behind a conjunction, a past is no part of an intention."""
    infinitive = f" {grammar.infinitive}"
    if grammar.infinitive is None or not items[cue].low.endswith(infinitive):
        return False
    joint = next((k for k in range(cue + 1, at) if items[k].any("coordinator", "adversative")), None)
    if joint is None or any(item.any("passive_auxiliary") for item in items[cue:joint]):
        return False
    return items[joint + 1].low.partition(" ")[0].endswith(grammar.verb_endings)


def _is_ranked(items: Sequence[Item], infinitive: int, grammar: Grammar) -> bool:
    """ "became the [first] big network to be blocked": an infinitive that tells what was done, and not what is to come."""
    if grammar.infinitive is None or not items[infinitive].low.startswith(grammar.infinitive):
        return False
    for item in reversed(items[max(0, infinitive - _RANKED) : infinitive]):
        if item.any("ranking"):
            return True
        if item.forms or item.text in {",", ";", ":"} or item.any("relative", "subordinator", "cue:before"):
            return False
    return False


def _is_going_on(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "is being investigated": two auxiliaries, the second of them progressive."""
    if grammar.progressive is None or at < 2 or not items[at - 1].low.endswith(grammar.progressive):
        return False
    return items[at - 1].any("passive_auxiliary") and items[at - 2].any("passive_auxiliary")


def _is_prompted(items: Sequence[Item], infinitive: int) -> bool:
    """ "a row that led the ministry to block X": what somebody was brought to do is done."""
    for k in range(infinitive - 1, max(-1, infinitive - 8), -1):
        item = items[k]
        if item.any("prompting"):
            return k + 1 < infinitive
        body = is_name(item) or item.adjective or item.any("personal")  # "prompted [him] to"
        body = body or noun_class(item) in (AGENCY, PLATFORM, ORGANIZATION)  # "led [the site] to"
        if not (body or item.any("determiner", "transparent", "genitive")):
            return False
    return False


def _is_decided(items: Sequence[Item], infinitive: int) -> bool:
    """ "the ministry's decision to block X", "a decision by the ministry to block X", "on Friday": what was decided is
    done.
    """
    for k in range(infinitive - 1, max(-1, infinitive - 8), -1):
        item = items[k]
        if "taken" in item.tags:
            dated = items[k + 1].any("location") and (items[k + 2].any("person:stop") or items[k + 2].text.isdigit())
            return k + 1 == infinitive or dated or items[k + 1].any("agent")
        dated = item.any("person:stop", "location", "adverb") or item.text.isdigit()
        known = is_name(item) or item.adjective or noun_class(item) == AGENCY
        if not (dated or known or item.any("agent", "determiner", "transparent")):
            return False
    return False


def _clause_start(items: Sequence[Item], at: int) -> int:
    within = before_aside(items, at)
    for k in range(at - 1, -1, -1):
        item = items[k]
        if not item.tags and item.text not in _BREAKS:
            continue  # as most
        if item.text == "-" and k and items[k - 1].end == item.start and item.end == items[k + 1].start:
            continue  # "U.S.-based"
        if item.text == ":" and k + 1 == at:
            continue  # "weighs three steps: banning X, ...": what is listed is weighed
        if within < k < at:
            continue  # "will not, after all, block X"
        if (
            item.text in _BREAKS
            or (item.any("unless", "subordinator") and not item.any("complementizer", "condition"))
            or (item.any("condition") and not (k and _is_said(items[k - 1]) and _tells_what(items, k, at)))
            or "consequent" in item.tags  # "jika X belum mendaftar, [maka] Y diblokir": nothing before it is said of Y
            or ("since" in item.tags and (is_name(items[k + 1]) or all(i.any("adverb", "cue:before") for i in items[k + 1 : at])))
        ):
            return k + 1
    return 0


def _asked(sentence: Sentence, stop: int) -> bool:
    return any(item.text == "?" for item in sentence.items[stop : stop + 14])


def _before(items: Sequence[Item], begin: int, at: int, subject_index: int, *, near: bool) -> list[tuple[Item, str]]:
    found: list[tuple[Item, str]] = []
    for k in range(at - 1, max(begin, at - _FAR) - 1, -1):
        item = items[k]
        if not item.tags:
            continue
        if found and item.any("coordinator", "adversative") and "adverb" not in item.tags:
            break  # "tidak menerima putusan itu dan akan mengajukan banding": each verb has its own modality
        status = item.tags.get("cue:before")
        if status is None or _inside_name(items, k) or _is_month(items, k) or _in_aside(items, k, at, subject_index):
            continue
        if _opens(items, k, begin) and status in ("denied", "conditional"):
            found.append((item, status))
            continue
        if status == "denied" and (_of_another_verb(items, k, at) or _is_manner(items, k, at)):
            continue
        if status == "announced" and any(i.any("completed") for i in items[k + 1 : at]):
            continue  # "mengumumkan [telah] mendenda X": it is done
        reach = _FAR if status == "ability" and _enables(item, items[at - 1]) else _NEAR.get(status, _FAR)
        between = _without_turns(items[k + 1 : at])
        if len(between) >= (_NOUN_REACH if near else reach):
            continue
        if _beyond(items, k, subject_index) and status not in _ACROSS_SUBJECT and status not in _STOPS:
            continue
        choice = status == "question" and _is_choice(items, at)
        parted = any(i.text == "," for i in _without_turns(items[k + 1 : before_aside(items, at) + 1]))
        if parted and not choice and (status in _NEAR or k < subject_index):
            continue
        if item.forms and status not in _STOPS and any("coordinator" in i.tags for i in items[k + 1 : at]):
            continue  # "menolak penetapan itu dan mengajukan keberatan": a deed of its own, and no modality of the next
        found.append((item, status))
    return found


def _is_choice(items: Sequence[Item], at: int) -> bool:
    """ "not known if X will pay[, sue,] or leave": one of several deeds, of which none is known."""
    return at > 0 and (items[at - 1].text == "," or items[at - 1].any("coordinator"))


def _without_turns(items: Sequence[Item]) -> list[Item]:
    """The items of a stretch without those that only turn it: "denied[, however,] that it was blocking X"."""
    turns = [k for k in range(1, len(items) - 1) if items[k].any("adversative") and items[k - 1].text == items[k + 1].text == ","]
    pairs = {
        k - n for k in range(1, len(items)) for n in (0, 1) if items[k].any("correlative")
    }  # "wenang, baik untuk X maupun Y"
    return [item for k, item in enumerate(items) if k not in pairs and not any(abs(k - turn) <= 1 for turn in turns)]


def _enables(cue: Item, before: Item) -> bool:
    """ "empowers [the home secretary] to block": whom a law enables stands between the two."""
    return before.any("complementizer") and not cue.low.endswith(" " + before.low)


def _is_month(items: Sequence[Item], at: int) -> bool:
    """ "in May", "5 May": a capital behind a preposition or a number is no modal verb."""
    before = items[at - 1] if at else None
    dated = before is not None and (before.any("preposition", "location", "subordinator") or before.text[:1].isdigit())
    return dated and items[at].capital


def _hearsay(items: Sequence[Item], at: int) -> list[tuple[Item, str]]:
    """ "Messages that have been going round since Monday claim that X will be blocked": a rumour holds all that it says."""
    said = next(
        (k for k in range(at - 1, -1, -1) if items[k].any("complementizer") and items[k].any("relative", "subordinator")), 0
    )
    told = any(is_name(items[k - 1]) and items[k].any("speech:reporting", "speech:verbs") for k in range(1, said))
    opens = items[0].tags.get("cue:before") == "rumoured" and (" " in items[0].low or items[1].any("demonstrative"))
    if opens and not any(item.any("subordinator") and not item.any("complementizer") for item in items[:at]):
        return [(items[0], "rumoured")]  # "Isu itu bermula dari ...", "Menurut pesan itu, ...": of all that its clause tells
    rumours = [item for item in items[:said] if item.tags.get("cue:before") == "rumoured"]
    return [(rumours[-1], "rumoured")] if rumours and not told else []


def _in_aside(items: Sequence[Item], cue: int, at: int, subject: int) -> bool:
    """Whether a cue stands between commas that only say something of the subject: "X, which had a plan, blocked Y"."""
    close = next((k for k in range(cue + 1, at) if items[k].text == ","), None)
    opening = next((k for k in range(cue - 1, subject, -1) if items[k].text == ","), None)
    return close is not None and opening is not None and items[opening + 1].any("relative")


def _opens(items: Sequence[Item], at: int, begin: int) -> bool:
    """A cue that opens its clause and is set off: "Nor, he said, would X be blocked", "..., jika tidak, X akan diblokir"."""
    apart = " " in items[at].low and items[at - 1].text == ","
    return (at == begin or apart) and at + 1 < len(items) and items[at + 1].text == ","


def _of_another_verb(items: Sequence[Item], cue: int, at: int) -> bool:
    """ "tidak terima dan mengajukan banding": what is denied is a word of its own before the conjunction."""
    joint = next((k for k in range(cue + 1, at) if items[k].any("coordinator")), None)
    if joint is None or (items[joint].any("alternative") and any(is_verb(i) for i in items[cue + 1 : joint])):
        return False  # "tidak memenuhi syarat [atau] mematuhi perintah": neither
    return any(i.is_plain and not i.capital and i.is_word for i in items[cue + 1 : joint])


def _is_manner(items: Sequence[Item], cue: int, at: int) -> bool:
    """ "membantah tebang pilih [dalam] memblokir X": how something is done is denied, and not that it is."""
    whose = is_name(items[cue + 1])  # but "ketidakpatuhan [X] dalam memberikan data" denies that X does so
    return at - cue > 1 and not whose and items[at - 1].any("location") and any(f.voice == ACTIVE for f in items[at].forms)


def conjoined(items: Sequence[Item], at: int) -> int | None:
    """The verb that this one goes on from, whose modality it shares: "may fine Meta and block Threads", "bisa memberi
    sanksi dengan memblokir X".
    """
    first, joints = None, ("coordinator", "means")
    while True:
        k = at - 1
        while k >= 0 and items[k].any("complementizer", "adverb"):
            k -= 1
        if k < 0 or not (items[k].any(*joints) or (first is not None and items[k].text == ",")):
            return first
        earlier = next((j for j in range(k - 1, max(-1, k - _FAR), -1) if is_verb(items[j])), None)
        if earlier is None:
            return first
        first = at = earlier


def _beyond(items: Sequence[Item], cue: int, subject: int) -> bool:
    """Whether a cue stands before the subject, with more between them than the words that introduce it."""
    return cue < subject and not all(i.any("noun:platform", "transparent", "determiner") for i in items[cue + 1 : subject])


def _inside_name(items: Sequence[Item], at: int) -> bool:
    """A capitalised word before another one in the midst of a sentence: "Kabar Nusantara" tells no hearsay."""
    following = items[at + 1] if at + 1 < len(items) else None
    return at > 0 and items[at].capital and following is not None and following.capital and items[at - 1].text == ","


def _after(items: Sequence[Item], stop: int) -> list[tuple[Item, str]]:
    found: list[tuple[Item, str]] = []
    for k, item in enumerate(items[stop : stop + 9], stop):
        turns = item.text == "," and k + 1 < len(items) and "adversative" in items[k + 1].tags
        if not turns and (
            (item.any("subordinator", "relative", "condition") and "adversative" not in item.tags) or item.text in {",", ";"}
        ):
            break
        if "cue:after" in item.tags:
            found.append((item, item.tags["cue:after"]))
    return found


def _of_carrier(items: Sequence[Item], at: int) -> list[tuple[Item, str]]:
    """ "Pemblokiran X [belum dilakukan] oleh Y": what carries a noun, right before whoever does it."""
    for k in range(at + 1, min(at + _FAR, len(items) - 1)):
        if items[k].forms or items[k].text in {",", ";", ":"} or items[k].any("subordinator"):
            break
        if "cue:after" in items[k].tags and items[k + 1].any("agent"):
            return [(items[k], items[k].tags["cue:after"])]
    return []


def _unless_negation_ends(found: list[tuple[Item, str]]) -> list[tuple[Item, str]]:
    """A threat that is negated stays a threat where the cue holds its own negation ("tidak ragu"); the longest cue speaks."""
    threats = [item for item, status in found if status == "threatened"]
    return [
        (item, status)
        for item, status in found
        if not (status == "denied" and any(t.start <= item.start and item.end <= t.end for t in threats))
    ]


def _conditions(sentence: Sentence, begin: int, at: int, stop: int, grammar: Grammar, *, ahead: bool) -> list[tuple[int, int]]:
    """The conditions as spans. Of what lies `ahead`, "once" and "as soon as" are conditions too: "will be lifted once X pays"."""
    if sentence.tags.isdisjoint(_CONDITIONS):
        return []
    items = sentence.items
    spans = []
    since = 0 if begin and items[begin - 1].any("consequent") else begin
    for k, item in enumerate(items):
        awaited = ahead and k >= stop and "awaited" in item.tags
        if not (item.any("condition", "unless") or awaited) or _is_term(items, k) or _tells_what(items, k, at):
            continue
        if k < at:
            comma = next((j for j in range(k + 1, at) if items[j].text == "," or items[j].any("consequent")), None)
            if comma is not None and k + 1 >= since:
                spans.append((item.start, items[comma - 1].end))  # "jika X tidak patuh[, maka] Y diblokir"
        elif (
            k - stop < 12
            and not _leaves_clause(items, at, k)
            and not any(_is_clause_of_its_own(items, j, grammar) for j in range(stop, k))
        ):
            last = k
            for j in range(k + 1, len(items)):
                if items[j].text in {".", ";", '"', "”", "�"} or (items[j].text == "," and _leaves(items, j)):
                    break
                last = j
            if last > k or " " in item.text:  # "jika tidak mendaftar" is one item
                spans.append((item.start, items[last].end))
            break
    return spans


def _is_clause_of_its_own(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """A verb before a condition that takes it: "block X and [fine] Y if ...", but "allow X [to resume] if ..."."""
    if items[at - 1].low == grammar.infinitive:
        return False
    return any(f.voice != NOUN for f in items[at].forms)


def _leaves_clause(items: Sequence[Item], at: int, condition: int) -> bool:
    """ "X, which was blocked in May, would be reopened if ...": it stands behind the relative clause of the trigger."""
    relative = any(item.any("relative") for item in items[max(0, at - _RELATIVE) : at])
    return relative and any(item.text == "," for item in items[at:condition])


def _is_term(items: Sequence[Item], at: int) -> bool:
    """ "until 2033", "hingga 5 Maret": a day is a term and no condition."""
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].any("unless") and following is not None and following.text[:1].isdigit()


def _leaves(items: Sequence[Item], comma: int) -> bool:
    """Whether a comma ends the condition: a speech verb or a name with one follows."""
    ahead = items[comma + 1 : comma + 5]
    return any(i.any("speech:verbs", "speech:reporting", "subordinator") for i in ahead)

"""A graph of a dozen actions, made by hand. The bodies and platforms exist, the articles and people do not."""

from __future__ import annotations

from graph_making import GraphInTheMaking

from kg.model import Edge, Node


def sample() -> tuple[list[Node], list[Edge]]:
    """The graph. What each part is for is said by the tests that ask for it."""
    g = GraphInTheMaking()
    kominfo = g.node("Agency", "kominfo", name="Kominfo", country="ID")
    komdigi = g.node("Agency", "komdigi", name="Komdigi", country="ID")
    roskomnadzor = g.node("Agency", "roskomnadzor", name="Roskomnadzor", country="RU")
    kppu = g.node("Agency", "kppu", name="KPPU", country="ID")
    telegram = g.node("Platform", "telegram", name="Telegram")
    tumblr = g.node("Platform", "tumblr", name="Tumblr")
    tiktok = g.node("Platform", "tiktok", name="TikTok")
    google = g.node("Platform", "google", name="Google")
    rina = g.node("Person", "rina-contoh", name="Rina Contoh")
    terrorism = g.node("Topic", "terrorism", name="terrorism")
    law = g.node("LegalInstrument", "permen-5-2020", name="Permen 5/2020", country="ID")
    g.edges.append(Edge(kominfo, "SUCCEEDED_BY", komdigi, {"basis": "gazetteer"}))

    one = g.article("a1", "Contoh", "2017-07-16")
    two = g.article("a2", "Harian", "2017-08-11T08:00:00+07:00")
    old = g.article("a0", "Contoh", "2016-05-02")
    late = g.article("a3", "Harian", "2025-01-22")

    threat = g.action("block-threat", old, "Kominfo may block Telegram", actor=kominfo, targets=(telegram,), status="threatened")
    block = g.action(
        "block-1",
        one,
        "Kominfo blocked Telegram",
        actor=kominfo,
        targets=(telegram,),
        date="2017-07-14",
        date_basis="stated",
        articles=2,
        sources=2,
        confidence=0.99,
        disputed=("date",),
        settled_by=("date: nearest",),
    )
    g.report(two, block, "the block of July", key="0", date="2017-07-15")
    g.report(one, block, "it was cut off", key="1")
    g.edge(block, "ESCALATES", threat, one, "Kominfo blocked Telegram", basis="derived", days=438)
    g.edge(block, "BECAUSE_OF", terrorism, one, "terrorism")
    russian = g.action(
        "block-ru",
        two,
        "Roskomnadzor blocked Telegram",
        actor=roskomnadzor,
        targets=(telegram,),
        date="2017-07",
        date_basis="stated",
    )
    g.action("negotiate-1", one, "Kominfo will meet Telegram", actor=kominfo, targets=(telegram,), status="announced")
    g.action(
        "unblock-if",
        one,
        "Kominfo would unblock Telegram",
        actor=kominfo,
        targets=(telegram,),
        status="conditional",
        conditions=("if it works with us", "and opens an office"),
        deadline="2017-08-01",
    )
    unblock = g.action(
        "unblock-1",
        two,
        "Kominfo unblocked Telegram",
        actor=kominfo,
        targets=(telegram,),
        date="2017-08-10",
        date_basis="relative",
    )
    asked = ("if it works with us",)
    g.episode(
        block,
        two,
        unblock,
        began="2017-07-14",
        began_basis="stated",
        ended="2017-08-10",
        ended_basis="relative",
        days=27,
        conditions=asked,
        conditions_met="unknown",
    )
    g.episode(russian, two, began="2017-07", began_basis="stated")

    first = g.action(
        "block-t1", two, "Kominfo blocked Tumblr", actor=kominfo, targets=(tumblr,), date="2018-03-05", date_basis="stated"
    )
    over = g.action(
        "unblock-t", two, "Kominfo unblocked Tumblr", actor=kominfo, targets=(tumblr,), date="2018-03", date_basis="stated"
    )
    again = g.action(
        "block-t2", late, "Komdigi blocked Tumblr", actor=komdigi, targets=(tumblr,), date="2024-12", date_basis="stated"
    )
    undated = g.action(
        "block-t3", late, "Tumblr is cut off", actor=None, targets=(tumblr,), status="ongoing", inferred=("actor",)
    )
    g.episode(first, two, over, began="2018-03-05", began_basis="stated", ended="2018-03", ended_basis="stated")
    g.episode(again, late, began="2024-12", began_basis="stated")
    g.episode(undated, late, began="2025-01-22", began_basis="published")

    g.action("block-hoax", late, "Komdigi blocks TikTok", actor=komdigi, targets=(tiktok,), status="rumoured")
    g.action(
        "block-tiktok",
        late,
        "Komdigi threatens TikTok",
        actor=komdigi,
        targets=(tiktok,),
        status="threatened",
        classes=("short videos",),
    )
    fine = g.action(
        "fine-1",
        late,
        "KPPU fined Google",
        actor=kppu,
        targets=(google,),
        date="2025-01-21",
        date_basis="stated",
        amount=202500000000.0,
        currency="IDR",
    )
    g.edge(fine, "UNDER", law, late, "Permen 5/2020")
    g.action("fine-2", late, "KPPU could fine TikTok", actor=kppu, targets=(tiktok,), status="planned")

    said = g.node("Statement", "said-1", text="They wrote to us.", direct=True, published="2017-07-16", article="a1")
    g.edge(one, "QUOTES", said, one, '"They wrote to us."')
    g.edge(rina, "SAID", said, one, "she said")
    g.edge(said, "ABOUT", telegram, one, "They")
    g.edge(
        rina, "HOLDS", kominfo, one, "Rina Contoh, spokeswoman of Kominfo", key="s", title="spokeswoman", published="2017-07-16"
    )
    return g.nodes, g.edges

"""One affair told by six articles, with what misleads: threats, denials, rumours, undated and twice dated steps.

The bodies and platforms exist, the articles, people and events do not.
"""

from __future__ import annotations

from graph_making import GraphInTheMaking

from kg.model import Edge, Node


def story() -> tuple[list[Node], list[Edge]]:
    """The graph. What each part is for is said by the tests that ask for it."""
    g = GraphInTheMaking()
    kominfo = g.node("Agency", "kominfo", name="Kominfo", country="ID", valid_from="2001", valid_until="2024-10")
    komdigi = g.node("Agency", "komdigi", name="Komdigi", country="ID", valid_from="2024-10")
    bssn = g.node("Agency", "bssn", name="BSSN", country="ID")
    mcmc = g.node("Agency", "mcmc", name="MCMC", country="MY")
    steam = g.node("Platform", "steam", name="Steam")
    paypal = g.node("Platform", "paypal", name="PayPal")
    yahoo = g.node("Platform", "yahoo", name="Yahoo")
    tiktok = g.node("Platform", "tiktok", name="TikTok")
    valve = g.node("Organization", "valve", name="Valve")
    rina = g.node("Person", "rina-contoh", name="Rina Contoh")
    budi = g.node("Person", "budi-misal", name="Budi Misal")
    registration = g.node("Topic", "registration", name="registration")
    law = g.node("LegalInstrument", "permen-5-2020", name="Permen 5/2020", country="ID")
    domain = g.node("Domain", "store.example", name="store.example")
    g.edges.append(Edge(kominfo, "SUCCEEDED_BY", komdigi, {"basis": "gazetteer"}))
    g.edges.append(Edge(steam, "OWNED_BY", valve, {"basis": "gazetteer"}))

    s1 = g.article("s1", "Contoh", "2022-07-20")
    s2 = g.article("s2", "Harian", "2022-07-29")
    s3 = g.article("s3", "Contoh", "2022-07-30T09:00")
    s4 = g.article("s4", "Harian", "2022-08-02")
    s5 = g.article("s5", "Kabar", "2022-08-05")
    s6 = g.article("s6", "Kabar", "2025-01-10")

    demand = g.action(
        "demand-steam",
        s1,
        "Kominfo told Steam to register",
        actor=kominfo,
        targets=(steam,),
        conditions=("register",),
        deadline="2022-07-27",
    )
    threat = g.action(
        "block-threat",
        s1,
        "Kominfo threatened to block Steam",
        actor=kominfo,
        targets=(steam,),
        status="threatened",
        conditions=("if it does not register",),
        deadline="2022-07-27",
    )
    g.report(s1, threat, "Contoh told Misal that Steam would be cut off", key="1")
    for person in (rina, budi):
        g.edge(s1, "MENTIONS", person, s1, "Rina Contoh, Budi Misal")
    g.action("block-hoax", s2, "Steam is said to be cut off", actor=None, targets=(steam,), status="rumoured", jurisdiction="ID")
    g.action(
        "register-paypal",
        s2,
        "PayPal registered in time",
        actor=paypal,
        targets=(),
        party="paypal",
        jurisdiction="ID",
        date="2022-07-29",
        date_basis="stated",
    )
    block = g.action(
        "block-steam",
        s3,
        "Kominfo blocked Steam and Yahoo",
        actor=kominfo,
        targets=(steam,),
        start=5000,
        date="2022-07-30",
        date_basis="stated",
        sources=2,
        articles=2,
        disputed=("date",),
        settled_by=("date: first",),
        classes=("games",),
        count=2,
        scope=("nationwide",),
    )
    g.report(s4, block, "the block of July 29", key="0", date="2022-07-29")
    g.report(s5, block, "Steam was throttled in July", key="0", action="throttle", date="2022-07")
    g.edge(block, "ESCALATES", threat, s3, "Kominfo blocked Steam", basis="derived", days=10)
    g.edge(block, "UNDER", law, s3, "Permen 5/2020")
    for article in (s2, s3):
        g.edge(article, "MENTIONS", law, article, "Permen 5/2020")
    g.edge(block, "BECAUSE_OF", registration, s3, "for want of registration")
    g.edge(block, "AFFECTS", domain, s3, "store.example")
    g.edge(block, "VIA", bssn, s3, "BSSN")
    also = g.action(
        "block-yahoo",
        s3,
        "Kominfo blocked Steam and Yahoo",
        actor=kominfo,
        targets=(yahoo,),
        start=5000,
        date="2022-07-30",
        date_basis="stated",
    )
    registered = g.action(
        "register-steam",
        s4,
        "Steam has registered",
        actor=steam,
        targets=(),
        party="steam",
        jurisdiction="ID",
        confidence=0.96,
    )
    g.edge(registered, "RESPONDS_TO", demand, s4, "Steam has registered", basis="derived", days=13)
    unblock = g.action(
        "unblock-steam", s4, "BSSN restored Steam", actor=bssn, targets=(steam,), date="2022-08-02", date_basis="stated"
    )
    g.edge(unblock, "LIFTS", block, s4, "BSSN restored Steam", basis="derived", days=3)
    g.action(
        "unblock-yahoo",
        s4,
        "Yahoo will be restored",
        actor=kominfo,
        targets=(yahoo,),
        status="conditional",
        conditions=("once it has registered",),
        deadline="2022-08-10",
    )
    asked = ("once it has registered",)
    g.episode(block, s4, unblock, began="2022-07-30", began_basis="stated", ended="2022-08-02", ended_basis="stated", days=3)
    g.episode(also, s3, began="2022-07-30", began_basis="stated", conditions=asked, conditions_met="unknown")

    plan = g.action("block-tiktok", s2, "Kominfo plans to block TikTok", actor=kominfo, targets=(tiktok,), status="planned")
    denial = g.action("block-no", s3, "BSSN denied a block of TikTok", actor=bssn, targets=(tiktok,), status="denied")
    g.edge(denial, "RESPONDS_TO", plan, s3, "BSSN denied", basis="derived", days=1)

    malaysian = g.action(
        "block-my",
        s4,
        "MCMC blocked Steam",
        actor=mcmc,
        targets=(steam,),
        date="2022-08-01",
        date_basis="stated",
        confidence=0.97,
    )
    g.edge(malaysian, "BECAUSE_OF", registration, s4, "registration")
    g.action("restrict-my", s5, "Steam is limited in Malaysia", actor=mcmc, targets=(steam,), status="ongoing", date="2022-08")
    g.action("warn-steam", s6, "Komdigi warned Steam", actor=komdigi, targets=(steam,), date="2025-01-09", date_basis="relative")

    said = g.node("Statement", "said-valve", text="We were never asked.", direct=True, published="2022-08-02", article="s4")
    g.edge(s4, "QUOTES", said, s4, '"We were never asked."')
    g.edge(valve, "SAID", said, s4, "Valve said")
    g.edge(said, "ABOUT", steam, s4, "We")
    reply = g.node("Statement", "said-budi", text="We are sorry.", direct=True, published="2022-08-02", article="s4")
    g.edge(s4, "QUOTES", reply, s4, '"We are sorry."')
    g.edge(budi, "SAID", reply, s4, "Budi Misal said")
    g.edge(reply, "ABOUT", kominfo, s4, "sorry")
    order = g.node("Statement", "said-rina", text="They had time.", direct=False, published="2022-07-30T09:00", article="s3")
    g.edge(s3, "QUOTES", order, s3, "They had time.", start=5010)
    g.edge(rina, "SAID", order, s3, "Rina Contoh")
    g.edge(order, "ABOUT", steam, s3, "They")
    g.edge(rina, "HOLDS", kominfo, s1, "spokeswoman Rina Contoh", key="s", title="spokeswoman", published="2022-07-20")
    g.edge(rina, "HOLDS", komdigi, s6, "minister Rina Contoh", key="m", title="minister", published="2025-01-10")
    g.edge(budi, "HOLDS", steam, s4, "Budi Misal of Steam", key="p", title="head of policy", published="2022-08-02")
    return g.nodes, g.edges

"""Money and counts. Value first, then the phrasings that mean it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import SchemaError
from kg.text.amounts import AmountWords, find_amounts, find_counts, read_amount_words

AMOUNTS = {
    "id": {
        (1.1e6, "IDR"): [
            "Rp 1,1 juta",
            "Rp1.1 juta",
            "1,1 juta rupiah",
            "Rp 1.100.000",
            "Rp. 1.100.000,00",
            "Rp1,1juta",
            "Rp 1,1 jt",
            "IDR 1,1 juta",
        ],
        (5e11, "IDR"): ["Rp500 miliar", "Rp 500 milyar", "Rp\u00a0500 miliar", "Rp 500 M", "lima ratus miliar rupiah"],
        (5e9, "USD"): ["US$ 5 miliar", "5 miliar dolar AS", "USD 5 miliar", "US$5 billion"],
        (5e6, "IDR"): ["Rp5-10 juta", "Rp 5–Rp 10 juta"],
        (1e6, "MYR"): ["RM 1 juta", "satu juta ringgit"],
        (5e6, "HKD"): ["HK$ 5 juta"],
    },
    "en": {
        (1.2e9, "USD"): [
            "$1.2bn",
            "$1.2 billion",
            "US$1.2 billion",
            "1.2 billion dollars",
            "$1.2-billion",
            "$1,200 million",
            "$1.2B",
        ],
        (5e8, "EUR"): ["€500 million", "500 million euros", "EUR 500m", "five hundred million euros", "€500m"],
        (1e7, "GBP"): ["£10m", "£10 million", "ten million pounds"],
        (1.38e9, "CNY"): ["1.38 billion yuan", "RMB 1.38 billion"],
        (2.13e9, "INR"): ["Rs 213 crore", "Rs. 213 crore", "₹213 crore", "₹2,13,00,00,000"],
        (1e12, "INR"): ["Rs 1 lakh crore"],
        (4.95e7, "AUD"): ["A$49.5 million", "A$49.5m"],
        (5e6, "USD"): ["$5-10 million", "$5 million dollars", "$5-10m"],
        (5.0, "SGD"): ["S$5"],
        (5.0, "BRL"): ["R$ 5"],
        (5.0, "KRW"): ["₩5", "5 won"],
        (5.0, "JPY"): ["¥5", "5 yen"],
        (500.0, "EUR"): ["500 €"],
        (1234567.89, "EUR"): ["€1,234,567.89", "€ 1.234.567,89"],
    },
}

COUNTS = {
    "id": {
        11: ["11 domain", "sebelas domain", "11 (sebelas) nama domain", "sebelas (11) domain"],
        1_100_000: ["1,1 juta konten", "1.100.000 konten"],
        8: ["delapan platform", "8 buah platform"],
        12: ["dua belas aplikasi"],
        235: ["dua ratus tiga puluh lima situs"],
        150: ["seratus lima puluh akun"],
        800_000: ["800 ribu situs", "800rb situs", "delapan ratus ribu situs"],
        2000: ["2.000 situs", "dua ribu situs", "2,000 situs"],
        2017: ["2017 situs", "sebanyak 2017 situs"],
        1_200_000: ["satu juta dua ratus ribu konten"],
    },
    "en": {
        2: ["two apps", "2 apps"],
        23: ["twenty-three Chinese apps", "twenty three apps"],
        24: ["two dozen apps"],
        205: ["two hundred and five URLs"],
        3000: ["3,000 accounts", "three thousand fake accounts", "3k accounts"],
        500_000: ["500,000 TikTok seller accounts"],
        1_000_000: ["a million users"],
        1_500_000: ["1.5 million users"],
    },
}

NOT_COUNTS = {
    "id": [
        "Pasal 27 platform",
        "salah satu platform",
        "16 Juli situs",
        "satu-satunya platform",
        "5 persen situs",
        "Rp 5 juta akun",
        "(16/7) situs",
        "iOS 26 aplikasi",
        "pada 2017 situs",
        "5G situs",
        "0 situs",
        "Piala Dunia 2026 situs",
        "ribuan situs",
        "5 hari platform",
        "Piala Dunia 2022 Zona Asia Grup",
        "9.000 hektare lahan perusahaan",
    ],
    "en": [
        "Article 12 platforms",
        "hundreds of sites",
        "one of the apps",
        "in 2017 sites",
        "Web 2.0 sites",
        "2-3 apps",
        "5 percent of sites",
        "$5 million app",
        "COVID-19 apps",
        "3 days of apps",
    ],
}
NOT_AMOUNTS = {
    "id": ["5 juta konten", "Rp", "Nomor 5 Tahun 2020", "X$ 5 juta", "ABCRp 5"],
    "en": ["5 million accounts", "US$", "Q$5", "1,2,3", "million dollars", "." * 50],
}


def _cases(table: dict[str, Any]) -> list[tuple[str, Any, str]]:
    return [(code, value, phrase) for code, values in table.items() for value, phrases in values.items() for phrase in phrases]


@pytest.mark.parametrize(("code", "value", "phrase"), _cases(AMOUNTS))
def test_a_phrasing_means_its_sum(code: str, value: tuple[float, str], phrase: str, amount_words: dict[str, AmountWords]) -> None:
    sentence = f"xx {phrase}, xx"
    found = find_amounts(sentence, amount_words[code])
    assert [(sentence[m.start : m.end], m.value, m.currency) for m in found] == [(phrase, *value)]


@pytest.mark.parametrize(("code", "value", "phrase"), _cases(COUNTS))
def test_a_phrasing_means_its_count(code: str, value: int, phrase: str, amount_words: dict[str, AmountWords]) -> None:
    found = find_counts(phrase, amount_words[code])
    assert [(m.value, phrase[m.noun_start : m.noun_end]) for m in found] == [(value, phrase.split()[-1])]
    assert found[0].end == len(phrase)


@pytest.mark.parametrize(("code", "phrase"), [(c, p) for c, phrases in NOT_COUNTS.items() for p in phrases])
def test_other_numbers_before_a_noun_are_no_counts(code: str, phrase: str, amount_words: dict[str, AmountWords]) -> None:
    assert find_counts(phrase, amount_words[code]) == []


@pytest.mark.parametrize(("code", "phrase"), [(c, p) for c, phrases in NOT_AMOUNTS.items() for p in phrases])
def test_a_number_without_a_known_currency_is_no_sum(code: str, phrase: str, amount_words: dict[str, AmountWords]) -> None:
    assert find_amounts(phrase, amount_words[code]) == []


def test_a_sentence_gives_all_its_sums_and_counts_in_order(amount_words: dict[str, AmountWords]) -> None:
    sentence = "Denda Rp 100 juta hingga Rp 1 miliar untuk 3 situs dan 4 aplikasi."
    assert [m.value for m in find_amounts(sentence, amount_words["id"])] == [1e8, 1e9]
    assert [m.value for m in find_counts(sentence, amount_words["id"])] == [3, 4]


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Rp",
                "US$",
                "$",
                " ",
                " ",
                "5",
                "1.000",
                "1,1",
                "000",
                "juta",
                "miliar",
                "ribu",
                "situs",
                "dua",
                "puluh",
                "belas",
                "apps",
                "and",
                "a",
                "-",
                "(",
                ")",
                "m",
                "€",
                "½",
                "٣",
                "²",
            ]
        ),
        st.text(max_size=3),
    ),
    max_size=40,
).map("".join)


@given(text=SOUP, code=st.sampled_from(["id", "en"]))
@settings(max_examples=250, deadline=None)
def test_any_text_gives_ordered_spans(amount_words: dict[str, AmountWords], text: str, code: str) -> None:
    reached = 0
    for amount in find_amounts(text, amount_words[code]):
        assert reached <= amount.start < amount.end <= len(text)
        reached = amount.end
    for count in find_counts(text, amount_words[code]):
        assert 0 <= count.start < count.noun_start < count.noun_end == count.end <= len(text)
        assert count.value > 0


@pytest.mark.parametrize("piece", ["9", "1.", "dua ", "a ", "$", "Rp ", "1,000", "juta ", "5 x ", "-"])
def test_a_sentence_of_one_thing_over_and_over_is_read_to_its_end(piece: str, amount_words: dict[str, AmountWords]) -> None:
    assert isinstance(find_amounts(piece * 20_000, amount_words["id"]), list)
    assert isinstance(find_counts(piece * 20_000, amount_words["en"]), list)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"decimal": ";"}, 'amounts: decimal is \';\'. Give "," or ".".'),
        ({"decimal": ",", "nouns": []}, "amounts: no key called 'nouns'. Remove it."),
        (
            {"decimal": ",", "currencies": {"USD": {"symbols": ["$"]}, "AUD": {"symbols": ["$"]}}},
            "amounts.currencies: '$' means both USD and AUD. Keep it in one of the two.",
        ),
    ],
)
def test_a_mistake_in_the_data_is_named_with_its_remedy(data: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read_amount_words(data)
    assert str(caught.value) == message

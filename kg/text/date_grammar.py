"""The grammar of dates, over classes of tokens (see `date_tokens`): which kinds of expression there are, tried in this order.

Each kind names its parts `KIND_PART`. Nothing here repeats without bound.
"""

from __future__ import annotations

# Days before or after a month: "20-27", "10 and 11", "10, 11 and 12". A comma alone makes no list ("at 10, 11 April").
_DAYS = r"{day}(?:(?:, ?{day}){0,3},? {list} {day}|(?: ?- ?| {range} |/){day})?"
_LINK = r"(?:(?:{year_word}|{joiner}) )"
_LEAD = r"(?:(?P<lead>{weekday}|{weekday_abbreviation}\.?|{day_word})(?: {day_part})?(?P<lead_mark>(?: ?,)? ?\( ?| ?, ?| ))?"
# Not inside an address, a file name, a longer number.
_START = r"(?<![/=_$#@])(?<!{solid}-)(?<!{digits}[.,:])"
_END = r"(?![/=_]|-{solid}|[.,:]{digits})"

# A citation, from the law word to its last number; the words between are names or small words ("Act of", "dan").
_LAW = (
    r"{law}\.?(?:[ -]?(?:{law}\.?|{title}|{list}|{joiner}|\({title}\))){0,8}?"
    r"(?: ?|\.)(?!{day} {month})(?:"
    r"(?:,? ?\(?|\(){digits}(?:[/.-](?:{solid}|{law}|{month})){0,6}(?:\)?,? ?{year_word} {year})?"
    r"|,? ?\(?{year_word} {year})"
)
# "the Act of 3 March 2020"
_LAW_OF_DAY = r"{law} {joiner} (?:{day} {month}|{month} {day})(?:,? {year})?"
_NUMERIC = (
    r"(?P<iso_y>{year})(?P<iso_mark>[/-])(?P<iso_m>{two})(?P=iso_mark)(?P<iso_d>{two})",
    r"(?P<num_a>{day}) ?(?P<num_mark>[/.-]) ?(?P<num_b>{day}) ?(?P=num_mark) ?(?P<num_y>{year})",
    r"(?P<two_a>{day})/(?P<two_b>{day})/(?P<two_y>{two})",
)
_DAY_FIRST = (
    rf"(?P<dmy_d>{_DAYS})[ /-](?:{{joiner}} |{{month_word}} )?(?P<dmy_m>{{month}})"
    rf"(?:(?:\.?,? ?{_LINK}?|[/-])(?P<dmy_y>{{year}})(?![/-]?{{digits}}))?"
)
_MONTH_FIRST_WITH_YEAR = (
    rf"(?P<mdy_m>{{month}})\.? ?(?:{{article}} )?(?P<mdy_d>{_DAYS})(?:,? ?| ?, ?){_LINK}?(?P<mdy_y>{{year}})(?![/-]?{{digits}})"
)
_MONTH_FIRST = (
    rf"(?P<md_m>{{month}})\.? (?:{{article}} )?(?P<md_d>{_DAYS})(?![.,:/-]{{digits}}|[%'])(?! {{counted}})(?!-{{solid}})"
)
_SHORT = (r"(?P<dm_a>{day}) ?/ ?(?P<dm_b>{day})(?!{solid}|[/-]| /)",)
_MONTHS = (
    rf"(?P<span_m>{{month}})\.?(?: ?- ?| {{range}} | {{list}} )(?P<span_n>{{month}})\.?,? ?{_LINK}?(?P<span_y>{{year}})",
    rf"(?P<my_m>{{month}})(?:\.?,? ?{_LINK}{{0,2}}|[/-])(?P<my_y>{{year}})(?![/-]?{{digits}})",
)

_PAST_AFTER, _AFTER = r"(?:{last_after}|{ago})", r"(?:{last_after}|{ago}|{this_after}|{next_after}|{from_now})"
UNIONS = {
    "unit": ("unit_day", "unit_week", "unit_month", "unit_year"),
    "period": ("unit_week", "unit_month", "unit_year"),
    "same": ("same_day", "same_week", "same_month", "same_year"),
    "following": ("following_week", "following_month", "following_year"),
    "single": ("single_day", "single_week", "single_month", "single_year"),
}
_BEFORE = r"(?:{last_before}|{this_before}|{next_before})"
# A week, a month or a year told from the anchor: "last week", "pekan lalu".
_PERIOD = rf"(?:{_BEFORE} {{period}}|{{period}} (?:{{last_after}}|{{this_after}}|{{next_after}}))"


def kinds(*, month_first: bool) -> dict[str, str]:
    """Templates by kind, in order of precedence. `month_first`: "July 14" is a date without its year, too."""
    printed = [*_NUMERIC, _MONTH_FIRST_WITH_YEAR, _DAY_FIRST, *([_MONTH_FIRST] if month_first else []), *_MONTHS, *_SHORT]
    return {
        "never": r"{not_date}",
        "law": rf"{_LAW_OF_DAY}|{_LAW}",
        "printed": rf"{_START}{_LEAD}(?:{'|'.join(printed)}){_END}",
        "pointing": r"{pointing}",
        "same": r"{same}",
        "following": r"{following}",
        # Told from another date: "two days later", or from what follows: "two days after the court had ruled".
        "distance": (
            rf"(?<![-.,]){_START}(?:(?P<ds_n>{{small}}|{{number_word}}) (?P<ds_u>{{unit}})|(?P<ds_s>{{single}})) "
            r"(?:(?P<ds_later>{later})|(?P<ds_earlier>{earlier})|(?P<ds_cue>{cue}))"
        ),
        # "days after the court had ruled", "beberapa hari kemudian"
        "some": (
            r"(?<![-.,])(?<!{digits} )(?<!{number_word} )"
            r"(?P<some_v>(?:{vague}|{digit}|{number_word}) )?(?P<some_u>{unit}|{unit_hour}) "
            r"(?:(?P<some_later>{later})|(?P<some_cue>{cue}))"
        ),
        "counted": (
            rf"(?<![-.,]){_START}(?P<counted_n>{{small}}|{{number_word}}|{{vague}}) "
            r"(?P<counted_u>{unit}) (?:(?P<counted_ago>{ago})|(?P<counted_on>{from_now}))(?: (?P<counted_to>{day_word}))?"
        ),
        "single": (r"(?P<single_u>{single}) (?:(?P<single_ago>{ago})|(?P<single_on>{from_now}))(?: (?P<single_to>{day_word}))?"),
        "weekday_week": rf"(?P<ww_d>{{weekday}})(?: {{day_part}})?,? (?:{{joiner}} )?(?:{{article}} )?(?P<ww_p>{_PERIOD})",
        "period": rf"(?<!{{article}} )(?P<period_p>{_PERIOD})(?! {{joiner}} {{month}})",
        "month_period": rf"(?P<mp_m>{{month}})\.? (?:{{joiner}} )?(?P<mp_p>{_PERIOD})",
        "weekday": (
            rf"(?:(?P<wd_b>{_BEFORE}) )?(?<!{{solid}}-)(?P<wd_d>{{weekday}})(?: {{day_part}})?"
            rf"(?: (?P<wd_a>{_AFTER}))?(?!-{{solid}})"
        ),
        "month": (
            rf"(?:(?P<month_b>{_BEFORE}) )?(?P<month_m>{{month}})(?: (?P<month_a>{_AFTER}))?(?!-{{solid}}|\.?,? ?{{day}}[/-])"
        ),
        # "tomorrow, Sunday" is one day, told twice
        "day_word": r"(?P<dw>{day_word})(?:,? \(?{weekday}\)?(?!,? ?\(?(?:{digits}|{month})))?",
        "day_number": (
            rf"{{date_word}} (?P<dn>{{day}})(?: (?P<dn_a>{_AFTER}))?"
            r"(?!,? ?(?:{day}|{month}|{list}|{range}|{counted})|[/.,:-]{solid}| ?-)"
        ),
        # "on the 4th", and no "4th floor"
        "day_ordinal": r"{article} (?P<do>{ordinal})(?! (?!{cue})|[/.:-]{solid}| ?-)",
        "years": (
            r"(?<!{solid}[/.-])(?P<yr>{year})(?:(?: ?- ?|/| {range} | {list} )(?P<yr_end>{year})|[/-]{two})?"
            r"(?![/.:-]{solid}|,{digits}|%)"
            rf"(?! (?:(?:{{title}}|{{list}}) ){{0,4}}{{law}})(?: {_AFTER})?"
        ),
    }


# After a day or a month printed without its year: a modifier, or a year told from the anchor.
SUFFIX = rf" (?:(?:{{joiner}} )?(?P<period>{_PERIOD})|(?P<after>{_AFTER}))"
RANGE = r"(?: ?- ?| {range} )(?:{plain_cue} )?(?:{article} )?"

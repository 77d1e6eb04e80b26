# %% [markdown]
# # Place it in time: noon, but whose?
#
# **The question of this notebook:** a truce is announced for noon (newsmax-2020-10-09-ap-c01). By whose clocks, and what lies before it?
#
# **What you'll do.** Turn a page's words of time into dates; find out how exact they are; read the announced hour in the words of six reports; put six claims in order under each reading of "noon" (newsnation-2020-10-10-ap-c03, almanar-2020-10-10-c03, alwafd-2020-10-10-c04).
#
# **What you'll learn.** To part three kinds of time words; to write a date in *EDTF*; to say "before" only where the dates allow it; to keep a clock and its *time zone* together.
#
# **What you'll need.** 50 minutes, notebook 01, and its pandas: masks and `loc`. New steps stand under *Recap*.
#
# The reports tell of fighting in which people died (thehill-2020-10-10-c19). You can stop at any cell or leave a question open. Nobody is asked which side is right, and no order of events says so.

# %% [markdown]
# ## See how wide a day is
#
# The chart places each claim of one report when it was *said*. A bar spans all the time that the report allows (thehill-2020-10-10).

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
day = charts.timeline(article)
day

# %% [markdown]
# Every bar is a day wide or wider. On a bar, marks follow the page, not the clock. The same in words:

# %%
day.description

# %% [markdown]
# ## Read the words of time
#
# When it was said is one matter; *when it happened* is another, and from here on ours. `date_text` holds the page's own words, `edtf` the date that they stand for.

# %%
import pandas as pd

pd.set_option("display.max_colwidth", 300)
told = article.claims[article.claims["date_text"].notna()]
told[["claim_id", "date_text", "proposition"]]

# %% [markdown]
# Three kinds stand side by side:
#
# - **Absolute**: it carries its own day, such as *on Sept. 27* (thehill-2020-10-10-c18).
# - **Relative to the page** (*deictic*): *on Monday* says nothing until you know when the page was printed (thehill-2020-10-10-c23).
# - **Relative to a happening** (*anaphoric*): *following*, *since*. It moves when its anchor moves (thehill-2020-10-10-c16, thehill-2020-10-10-c17).
#
# The anchor of the second kind is the page itself:

# %%
report = article.sources.set_index("source_id").loc["thehill-2020-10-10"]
report["published"].strftime("%A, %Y-%m-%d")

# %% [markdown]
# ## Write a date that admits what it does not know
#
# The **Extended Date/Time Format** (EDTF) is the libraries' standard for such dates. `~` means *about*, a slash joins the two ends of an interval, `..` is an end that is open. `times.parse` reads one and gives the first and the last day that it allows.

# %%
from nagorno import exercises, times
from nagorno.exercises import question

for edtf in ["1921", "1921~", "1921-05/1922", "1921-05-03/.."]:
    span = times.parse(edtf)
    print(edtf, "|", span.earliest, "to", span.latest, "|", span.granularity, span.qualifier)

# %% [markdown] exercise="03-1"
# ### Exercise 1: resolve the words
#
# Write the date that the words of each claim stand for (their rows are printed above; thehill-2020-10-10-c04 is told as the night to Saturday). Use what is in the list, and not every date in it: `1991`, `1991~`, `1991/..`, `1994`, `../1994`, `2020-09-27`, `2020-09-27/..`, `2020-09-27/2020-10-10`, `2020-10-05`, `2020-10-09`, `2020-10-10`, `2020-10-09/2020-10-10`, `2020-10-12`.

# %% exercise="03-1"
my_dates = {
    "thehill-2020-10-10-c04": "",
    "thehill-2020-10-10-c16": "",
    "thehill-2020-10-10-c18": "",
    "thehill-2020-10-10-c19": "",
    "thehill-2020-10-10-c21": "",
    "thehill-2020-10-10-c23": "",
}
### BEGIN SOLUTION
resolved = article.claims.set_index("claim_id")["edtf"]
my_dates = {one: resolved[one] for one in my_dates}
### END SOLUTION
question("03-1").check(my_dates)
# question("03-1").hint()
# question("03-1").solution()

# %% exercise="03-1" points=3
assert question("03-1").readable(my_dates), "no dates that can be read yet"
### BEGIN HIDDEN TESTS
question("03-1").grade(my_dates)
### END HIDDEN TESTS

# %% [markdown]
# ## Say "before" only where you may
#
# Each happening that the report speaks of is a row of `dates`. `start` and `end` are the first and the last day that its date allows; an open end is `NaT`, *not a time*. That a row stands here says that the report speaks of it, not that it happened (thehill-2020-10-10).

# %%
dates = article.dates
dates[["date_id", "edtf", "start", "end"]]

# %% [markdown]
# ### Recap: compare a column with one value
#
# A column of dates can be compared with a date, as in `dates["end"] < some_day`, and gives a mask. An open end, `NaT`, is neither before nor after anything: it gives False.

# %%
print(dates.loc[dates["start"] > "2020-10-01", "date_id"].tolist())

# %% [markdown] exercise="03-2"
# ### Exercise 2: find what was over
#
# Which of these happenings were *over* before the announced start of the truce, by their dates alone (thehill-2020-10-10-c06)? Give the ids of the dates.

# %% exercise="03-2"
over = ...  # your answer
### BEGIN SOLUTION
began = article.claims.set_index("claim_id").loc["thehill-2020-10-10-c06", "date_id"]
first_day = dates.set_index("date_id").loc[began, "start"]
over = dates.loc[dates["end"] < first_day, "date_id"].tolist()
### END SOLUTION
question("03-2").check(over)
# question("03-2").hint()
# question("03-2").solution()

# %% exercise="03-2" points=2
assert question("03-2").readable(over), "no ids of dates that can be read yet"
### BEGIN HIDDEN TESTS
question("03-2").grade(over)
### END HIDDEN TESTS

# %% [markdown]
# The charges of that Saturday share one day with the start (thehill-2020-10-10-c08, thehill-2020-10-10-c10, thehill-2020-10-10-c11). This report alone puts none of them before or after it: its hour is *early afternoon*, and theirs is not given.
#
# ## Ask 65 reports for the hour
#
# Open the other reports; of most, only the opening was read. How fine are the times that they give for what their claims are about?

# %%
reports = nagorno.open("truce")  # thehill-2020-10-10 and 64 others
claims = reports.claims.set_index("claim_id")
given = claims[["edtf", "time"]].fillna("").to_numpy()
fine = [times.granularity(edtf, time) if edtf else "not given" for edtf, time in given]
pd.crosstab(claims["act"], pd.Series(fine, claims.index, name="as fine as"), margins=True)

# %% [markdown]
# Nearly two in three give no date at all. A clock time is rare, and most clock times are given for one happening: the announced start (thehill-2020-10-10-c06). Six pages on it:

# %%
six = [
    "newsnation-2020-10-10-ap-c03",
    "nsn-2020-10-10-c03",
    "almanar-2020-10-10-c03",
    "alwafd-2020-10-10-c04",
    "taipeitimes-2020-10-11-afp-c07",
    "armenpress-2020-10-10-mfa-c06",
]
claims.loc[six, ["date_text", "proposition", "tz"]]

# %% [markdown]
# A clock time is half a time. The other half is the **time zone**. In 2020 the clocks of Yerevan, Stepanakert and Baku stood at UTC+4 and those of Moscow at UTC+3; GMT is UTC (taipeitimes-2020-10-11-afp-c08, newsnation-2020-10-10-ap-c03, nsn-2020-10-10-c03). The column `tz` has to be filled whenever an hour is. Where the page names no clock, the coder may have supposed one.

# %% [markdown] exercise="03-3"
# ### Exercise 3: read whose hour it is
#
# Whose hour does each *text* give? Write `local noon`, `Moscow noon`, `midnight` or `not said` (newsnation-2020-10-10-ap-c03 is the first).

# %% exercise="03-3"
my_hours = {
    "newsnation-2020-10-10-ap-c03": "",
    "nsn-2020-10-10-c03": "",
    "almanar-2020-10-10-c03": "",
    "alwafd-2020-10-10-c04": "",
    "taipeitimes-2020-10-11-afp-c07": "",
    "armenpress-2020-10-10-mfa-c06": "",
}
### BEGIN SOLUTION
words = ["local noon", "local noon", "Moscow noon", "midnight", "not said", "not said"]
my_hours = dict(zip(six, words, strict=True))
### END SOLUTION
question("03-3").check(my_hours)
# question("03-3").hint()
# question("03-3").solution()

# %% exercise="03-3" points=3
assert question("03-3").readable(my_hours), "no hours that can be read yet"
### BEGIN HIDDEN TESTS
question("03-3").grade(my_hours)
### END HIDDEN TESTS

# %% [markdown]
# What did the coder make of them? The notes say:

# %%
claims.loc[six, ["note"]]

# %% [markdown]
# One agency wrote that it was at first unclear whose noon was meant (taipeitimes-2020-10-11-afp-c08). That is a finding, too: from that page a reader could not know.
#
# ## Turn a clock time into a moment
#
# `times.bounds` gives the first and the last moment that a date, a clock and a zone allow, in UTC. Two dates may follow each other if the last moment of the one lies before the first of the other.

# %%
start = {  # newsnation-2020-10-10-ap-c03 and almanar-2020-10-10-c03
    "local noon": times.bounds("2020-10-10", "12:00", "Asia/Yerevan"),
    "Moscow noon": times.bounds("2020-10-10", "12:00", "Europe/Moscow"),
}
pd.DataFrame(start, index=["earliest", "latest"]).T

# %% [markdown]
# Now five claims that are dated by a clock, or by the start alone (taipeitimes-2020-10-11-afp-c03, nazariantz-2020-10-10-c05). The `said_time` is the hour of a saying (azatutyun-2020-10-10-shelling-c10).

# %%
five = {
    "A": "nazariantz-2020-10-10-c05",
    "B": "rt-2020-10-10-night-c05",
    "C": "taipeitimes-2020-10-11-afp-c03",
    "D": "azatutyun-2020-10-10-shelling-c10",
    "E": "trend-2020-10-11-prosecutor-c04",
}
listed = claims.loc[[*five.values()], ["date_text", "edtf", "time", "said_time", "tz", "proposition"]]
listed.set_axis([*five])

# %% [markdown]
# *Pochi minuti prima* is Italian for a few minutes before; take five (nazariantz-2020-10-10-c05). The zones of the hours are local, supposed or named (trend-2020-10-11-prosecutor-c04). A sixth claim tells of the start itself; its letter is **S**. For local noon it is newsnation-2020-10-10-ap-c03.

# %% [markdown] exercise="03-4"
# ### Exercise 4: sort by local noon
#
# Put A to E and S (newsnation-2020-10-10-ap-c03) in order, the earliest first, if noon is local noon. Write the six letters in quotation marks, as in `"SABCDE"`. Pen and paper will do.

# %% exercise="03-4"
by_local = ...  # your answer
### BEGIN SOLUTION
by_local = "A S C D B E"
### END SOLUTION
question("03-4").check(by_local)
# question("03-4").hint()
# question("03-4").solution()

# %% exercise="03-4" points=2
assert question("03-4").readable(by_local), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("03-4").grade(by_local)
### END HIDDEN TESTS

# %% [markdown]
# ### Recap: add hours, and read another clock
#
# A `Timestamp` is one moment. `Timedelta` is a length of time: add it, or take it away. `tz_convert` shows the same moment by another clock. Nothing moves; only the dial changes.

# %%
ferry = pd.Timestamp("2020-07-01 12:00", tz="Europe/Lisbon")
for moment in [ferry, ferry.tz_convert("Europe/Athens"), ferry - pd.Timedelta(minutes=5)]:
    print(moment)

# %% [markdown] exercise="03-5"
# ### Exercise 5: sort by the other noon
#
# The same five; S is now the start of the page that names Moscow's clocks (almanar-2020-10-10-c03). Which order do the six letters have now?

# %% exercise="03-5"
by_moscow = ...  # your answer
### BEGIN SOLUTION
by_moscow = "C A S D B E"
### END SOLUTION
question("03-5").check(by_moscow)
# question("03-5").hint()
# question("03-5").solution()

# %% exercise="03-5" points=2
assert question("03-5").readable(by_moscow), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("03-5").grade(by_moscow)
### END HIDDEN TESTS

# %% [markdown]
# A charge sets an attack at five past twelve, *in disregard of the truce*; the report sets a charge of the other side next to it (taipeitimes-2020-10-11-afp-c03, taipeitimes-2020-10-11-afp-c05). Look at where it stands in your two lists. Its words take one reading of noon along. Most pages that name a clock name the local one; the tables record who says which, and leave it there.
#
# ## Ask what "minutes after" dates
#
# Two charges of each other's fire, and two more claims, each with minutes or *right after* in its text (thehill-2020-10-10-c08, taipeitimes-2020-10-11-afp-c05). Read the notes.

# %%
minutes = ["thehill-2020-10-10-c08", "taipeitimes-2020-10-11-afp-c05"]
minutes += ["nazariantz-2020-10-10-c05", "dailyspokesman-azertac-mfa-c01"]
claims.loc[minutes, ["date_text", "proposition", "note"]]

# %% [markdown]
# In the first two, one of each side, the minutes after the start date the *accusing*, so `date_text` is empty (thehill-2020-10-10-c08, taipeitimes-2020-10-11-afp-c05). A quick reader hears "shelled minutes after the truce" and has an order that these pages do not give. In the other two the words date the act itself: a few minutes before the start, right after it (nazariantz-2020-10-10-c05, dailyspokesman-azertac-mfa-c01). A time word belongs to one verb: find out which.
#
# ## Change the clock of a chart
#
# All claims on the announced start, when they were said or printed, by local clocks:

# %%
begin = claims.loc["thehill-2020-10-10-c06", "date_id"]
local = charts.timeline(reports, around=begin)
local

# %%
local.description

# %% [markdown]
# One report is stamped 21:01 on 9 October by the clocks of New York (newsmax-2020-10-09-ap). `utc=` is the clock by which the chart is drawn. New York was four hours behind UTC. What changes? Printed are the lines that are not as above:

# %%
# newsmax-2020-10-09-ap is among them
new_york = charts.timeline(reports, around=begin, utc=-4)
lines = [line for line in new_york.alt.splitlines() if line.startswith("- ")]
print(*[line for line in lines if line not in local.alt], sep="\n")
new_york

# %% [markdown]
# The same page is of the day before the start, or of its morning (newsmax-2020-10-09-ap-c01). A date without a zone is wider than a day.

# %% [markdown] exercise="03-6"
# ### Exercise 6: sort by midnight
#
# One page gives *midnight on 10 October* and leaves open at which end of the day (alwafd-2020-10-10-c04). Take the midnight that *ends* 10 October by local clocks; it is S. Put the six letters in order. This one is for handing in: the check says only whether your answer can be read, or names a common slip.

# %% exercise="03-6"
by_midnight = ...  # your answer
### BEGIN SOLUTION
by_midnight = "C D A S E B"
### END SOLUTION
question("03-6").check(by_midnight)
# question("03-6").hint()

# %% exercise="03-6" points=1
assert question("03-6").readable(by_midnight), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
rows = question("03-6").tables.claims.set_index("claim_id")
clocked = rows.loc["taipeitimes-2020-10-11-afp-c03"]
charge = times.bounds(clocked["edtf"], clocked["time"], clocked["tz"])[0]
midnight = times.bounds("2020-10-11", "00:00", clocked["tz"])[0]
sequence = list(question("03-6").value(by_midnight))
pair = ["taipeitimes-2020-10-11-afp-c03", "alwafd-2020-10-10-c04"]
assert set(pair) <= set(sequence), "03-6, first part: a claim is missing"
placed = sequence.index(pair[0]) < sequence.index(pair[1])
assert placed == (charge < midnight), "03-6, first part: the start stands on the other side of 12:05"
### END HIDDEN TESTS

# %% exercise="03-6" points=3
assert question("03-6").readable(by_midnight), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
midnight = pd.Timestamp("2020-10-11", tz="Asia/Yerevan")
rows = question("03-6").tables.claims.set_index("claim_id")
after = pd.Timedelta(hours=int(rows.loc["rt-2020-10-10-night-c05", "number_low"]))
hung = {"alwafd-2020-10-10-c04": midnight, "rt-2020-10-10-night-c05": midnight + after}
hung["nazariantz-2020-10-10-c05"] = midnight - pd.Timedelta(minutes=5)
rest = ["taipeitimes-2020-10-11-afp-c03", "azatutyun-2020-10-10-shelling-c10"]
rows = rows.loc[[*rest, "trend-2020-10-11-prosecutor-c04"]]
day_of = rows["edtf"].where(rows["time"].notna(), rows["said"])
hour_of = rows["time"].fillna(rows["said_time"])
clocks = {one: times.bounds(day_of[one], hour_of[one], rows.loc[one, "tz"])[0] for one in rows.index}
moments = hung | {one: pd.Timestamp(earliest) for one, earliest in clocks.items()}
question("03-6").grade(by_midnight, sorted(moments, key=moments.get))
### END HIDDEN TESTS

# %% [markdown]
# ## Keep your results
#
# The slip can be copied into any learning platform. `exercises.save()` in a new cell writes your answers to a file; `exercises.resume()` reads them back.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - Six claims, four orders: local noon, Moscow's, and a midnight at either end of the day (alwafd-2020-10-10-c04). Which orders can a reader of one report alone find out about?
# - A post counts eleven hours from the start and calls it late on Saturday (rt-2020-10-10-night-c04, rt-2020-10-10-night-c05). With which readings does that fit by local clocks? Does it settle the hour, or does it only say how its author read it?
# - The tables supply a zone where an hour is printed without one (armenpress-2020-10-10-mfa-c06). What would be lost if they did not, and what may be lost because they do?
# - When did you last write *today* in a text that was read on another day?
#
# ## Quiz
#
# **1. A page of Saturday says: "The mayor said on Thursday that the bridge had been closed for two days." Which word dates the closing?**
#
# <details><summary>Answer</summary>
#
# *For two days*, counted back from the saying, and it dates the length. *Thursday* dates the saying. If you said Thursday, you gave the time word to the wrong verb.
#
# </details>

# %% [markdown]
# **2. Two happenings both carry the date `2020-10-10`. One must have caused the other. May you write the order into the table?**
#
# <details><summary>Answer</summary>
#
# No. You may write that you infer it, and from what. The dates give no order, and sense is a reader's, not the report's. If you said yes, your inference would look like a report.
#
# </details>

# %% [markdown]
# **3. Nine pages say noon and one says midnight. Do you correct the one?**
#
# <details><summary>Answer</summary>
#
# No: you record what it says, and that nine say otherwise. Nine pages may be one agency. If you said yes, you lost the only trace of how that page came to its hour.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take any news page. Mark its time words in three ways: own day, from the page, from a happening. Read it again as if it were found in a drawer, without its date. What is left?
#
# ## Next step
#
# Next comes notebook 04, *Put it on a map*: what is this place called, and by whom?

# %% [markdown]
# # Follow the dispute: what was answered, and what was not?
#
# **The question of this notebook:** somebody makes a charge. What was answered, and what was not?
#
# **What you'll do.** Set claims and answers face to face, first in one report (thehill-2020-10-10), then in 65; follow three disputes whose replies do not meet the charge as it was made; then ask what an empty place in the table means.
#
# **What you'll learn.** To part a *denial* from a *rebuttal* and a *counter-accusation*; to ask of a denial which words it answers; to say "not read" where "silent" would be too much.
#
# **What you'll need.** 50 minutes, notebooks 01 and 02, and some pandas: masks, `isin`, `map`.
#
# People died in the days these reports tell of (thehill-2020-10-10-c08, trend-2020-10-12-toll-c01). You can stop at any cell or leave a question open. Nobody is asked which side is right, and the tables do not say.

# %% [markdown]
# ## See the answers of one report
#
# The **ledger** sets a claim beside whatever answers it. The arrow points at the claim that is answered.

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
ledger = charts.ledger(article)
ledger

# %% [markdown]
# The same in words, from the same rows. Any figure has its `description`; `nagorno.describe.text_only()` shows words in place of all of them. Which party stands at the left is a switch: `order=` takes the two ids.

# %%
ledger.description

# %% [markdown]
# Behind each arrow stands a row of `claim_links`. It reads like a sentence: `claim_id` denies `other_id`. Four of the eight relations are **answers**.

# %%
import pandas as pd

from nagorno import exercises
from nagorno.exercises import question

pd.set_option("display.max_colwidth", 300)
ANSWERS = ["denies", "rebuts", "counter_accuses", "responds_to"]
answers = article.claim_links[article.claim_links["relation"].isin(ANSWERS)]
answers[["claim_id", "relation", "other_id", "basis"]]

# %% [markdown]
# `basis` says who sets the two against each other: the report's own *text*, or the *coder*. The last two rows are the coder's. Their claim says that the truce was not broken in any way; it names no charge (thehill-2020-10-10-c13). A reader joins it to the charges two paragraphs above. You do so, too, whenever you read.

# %% [markdown] exercise="05-1"
# ### Exercise 1: find the middle of the chain
#
# Which claims of this report do both: they answer a claim, and are answered themselves? Give their ids.

# %% exercise="05-1"
middle = ...  # your answer
### BEGIN SOLUTION
middle = answers.loc[answers["claim_id"].isin(answers["other_id"]), "claim_id"].unique()
### END SOLUTION
question("05-1").check(middle)
# question("05-1").hint()
# question("05-1").solution()

# %% exercise="05-1" points=1
assert question("05-1").readable(middle), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("05-1").grade(middle)
### END HIDDEN TESTS

# %% [markdown]
# ## Name the answer
#
# A **denial** says that the other claim is not so. A **rebuttal** sets another account against it and leaves the word *untrue* unsaid. A **counter-accusation** answers a charge with a charge and leaves the first one where it was. The codebook draws the lines:

# %%
nagorno.codebook("claim_links", "relation")

# %% [markdown]
# Now open all 65 reports; of all but one only the opening was read. What do their claims do?

# %%
# thehill-2020-10-10 and 64 others
reports = nagorno.open("truce")
claims, links = reports.claims.set_index("claim_id"), reports.claim_links
claims["act"].value_counts()

# %% [markdown]
# Far more accusations than denials. Are most charges left without an answer, then? Keep the question; it comes back at the end. First, five pairs to read closely. In each, the first claim takes up the second.

# %%
pairs = {
    "skytg24-2020-10-11-c06": "skytg24-2020-10-11-c04",
    "evnreport-2020-10-10-c08": "evnreport-2020-10-10-c07",
    "ampgoo-2020-10-11-reuters-c03": "ampgoo-2020-10-11-reuters-c01",
    "cbs17-2020-10-11-ap-c09": "cbs17-2020-10-11-ap-c04",
    "trend-2020-10-12-toll-c01": "trtworld-2020-10-11-late-c01",
}
both = [one for pair in pairs.items() for one in pair]
claims.loc[both, ["speaker_id", "proposition"]]

# %% [markdown] exercise="05-2"
# ### Exercise 2: tell the replies apart
#
# Which relation joins each claim to the one that stands below it? Write a value of the codebook as it is spelled there, such as `summarises`.

# %% exercise="05-2"
my_relations = {
    "skytg24-2020-10-11-c06": "",
    "evnreport-2020-10-10-c08": "",
    "ampgoo-2020-10-11-reuters-c03": "",
    "cbs17-2020-10-11-ap-c09": "",
    "trend-2020-10-12-toll-c01": "",
}
### BEGIN SOLUTION
joined = links.set_index(["claim_id", "other_id"])["relation"].astype("str")
my_relations = {reply: joined[reply, other] for reply, other in pairs.items()}
### END SOLUTION
question("05-2").check(my_relations)
# question("05-2").hint()
# question("05-2").solution()

# %% exercise="05-2" points=3
assert question("05-2").readable(my_relations), "no relations that can be read yet"
### BEGIN HIDDEN TESTS
question("05-2").grade(my_relations)
### END HIDDEN TESTS

# %% [markdown]
# ## Ask who set them face to face, and when
#
# `relate.replies` sets each answer beside its claim, with the least and the most time that can lie between the two.

# %%
from nagorno import relate

# A day without a zone is a local day, as in thehill-2020-10-10-c06
schema = reports.schema
who = relate.sides(reports.actors, schema.parties, schema.mediators, schema.lanes)
replies = relate.replies(reports.claims, links, who, reports.sources, tz="Asia/Yerevan")
pd.crosstab(replies["relation"], replies["precision"], margins=True)

# %% [markdown]
# No answer in these reports can be timed to the hour. Where the day is known, the delay is a window, and it may begin below zero: the reply of thehill-2020-10-10-c09 lies up to a day *before* or after its charge. The link says what answers what; it does not say how fast, nor which came first.
#
# And who noticed that the one answers the other?

# %%
source = claims["source_id"]
same = replies["claim_id"].map(source) == replies["reply_id"].map(source)
where = same.map({True: "in one report", False: "across two"}).rename("answer")
pd.crosstab(where, replies["basis"])

# %% [markdown]
# Within a report, mostly the report. Across two, mostly the coder: "A answered B" is then the sentence of a reader who laid two pages side by side. It may be a good sentence. It needs its two ids.

# %% [markdown]
# ## Follow a charge that its own author corrects
#
# Read one report alone, as most readers do:

# %%
charts.ledger(reports.only("nsn-2020-10-10")).description

# %% [markdown]
# One charge, one denial: it looks complete (nsn-2020-10-10-c01, nsn-2020-10-10-c02). Other reports carry what came after. The relation is *corrects*: the same speaker or body changes its own claim.

# %%
about = claims[claims["date_id"] == claims.loc["nsn-2020-10-10-c01", "date_id"]]
own = links[(links["relation"] == "corrects") & links["claim_id"].isin(about.index)]
own[["claim_id", "other_id"]].join(claims["proposition"], on="claim_id")

# %% [markdown]
# The speaker takes back the town and names two villages and another weapon (myua-2020-10-10-c02, myua-2020-10-10-c03). One report adds that this followed the denial (skytg24-2020-10-11-c04). A correction tells what its author says now. It does not tell what happened, and it is no one side's habit: an office in Baku moves its number from seven to nine and to ten (trend-2020-10-11-prosecutor-c04, trtworld-2020-10-11-late-c01, trend-2020-10-12-toll-c01).
#
# Many reports tell one charge. The link *repeats* points at the **first telling** in these data. How many tellings has each form of this charge?

# %%
first = links[links["relation"] == "repeats"].set_index("claim_id")["other_id"]
charges = about.index[about["act"] == "accusation"].to_series()
charges.map(first).fillna(charges).value_counts()

# %% [markdown]
# The second form is told first, in these data, in haypress-2020-10-10-c01. The agency's wording, *near* the town, is a form of its own (newsnation-2020-10-10-ap-c08).
#
# `relate.contested` counts denials from another side, for a claim and for what it repeats. `direct` counts those that point at this telling itself. Where it is 0, no denial points at this telling: whoever read it there may have met the charge undenied (ocmedia-2020-10-10-c03).

# %%
contested = relate.contested(reports.claims, links, who)
contested.loc[contested["claim_id"].isin(charges), ["claim_id", "denies", "direct"]]

# %% [markdown] exercise="05-3"
# ### Exercise 3: find who denies the corrected charge
#
# Which claims *deny* the charge in its second form (haypress-2020-10-10-c01), in any of its tellings? Give their ids.

# %% exercise="05-3"
second_denials = ...  # your answer
### BEGIN SOLUTION
again = first.index[first == "haypress-2020-10-10-c01"]
met = links["other_id"].isin([*again, "haypress-2020-10-10-c01"])
second_denials = links.loc[met & (links["relation"] == "denies"), "claim_id"].unique()
### END SOLUTION
question("05-3").check(second_denials)
# question("05-3").hint()
# question("05-3").solution()

# %% exercise="05-3" points=2
assert question("05-3").readable(second_denials), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("05-3").grade(second_denials)
### END HIDDEN TESTS

# %% [markdown]
# And now the whole dispute, with what does not fit on a page folded and counted:

# %%
# What meets nsn-2020-10-10-c01 and its later forms
charts.ledger(reports, "kapan-shelling")

# %% [markdown]
# Look at how wide the denials are. One rejects the town, one two villages, one any fire at any site in Armenia (nsn-2020-10-10-c02, tassru-2020-10-10-drones-c01, tassru-2020-10-10-drones-c02). A denial can be **narrower** or **wider** than the charge; the other side's *not in any way* is as wide (thehill-2020-10-10-c13). On one page the denial of the town stands below the correction, and seems to reject what nobody charges any more (myua-2020-10-10-c04).

# %% [markdown]
# ## Watch a denial travel
#
# Four paragraphs of a report of 11 October (rferl-2020-10-11):

# %%
page = claims[(claims["source_id"] == "rferl-2020-10-11") & claims["paragraph"].between(4, 7)]
page[["paragraph", "speaker_id", "act", "proposition"]]

# %% [markdown]
# The charge over Ganja, then a denial of fire on towns (rferl-2020-10-11-c06, rferl-2020-10-11-c08). Read in a row, the second sounds like an answer to the first. The links hold no such answer. They do hold where the denial was told before.

# %% [markdown] exercise="05-4"
# ### Exercise 4: trace what it answered
#
# Follow rferl-2020-10-11-c08 to its first telling. Which claims does *that* one deny? Give their ids.

# %% exercise="05-4"
answered_then = ...  # your answer
### BEGIN SOLUTION
told_first = first["rferl-2020-10-11-c08"]
denials = links[links["relation"] == "denies"]
answered_then = denials.loc[denials["claim_id"] == told_first, "other_id"]
### END SOLUTION
question("05-4").check(answered_then)
# question("05-4").hint()
# question("05-4").solution()

# %% exercise="05-4" points=2
assert question("05-4").readable(answered_then), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("05-4").grade(answered_then)
### END HIDDEN TESTS

# %% [markdown]
# So the denial has travelled: that first telling was printed on 10 October, and the strike that it now seems to answer is reported for the night to the 11th (rferl-2020-10-11-c06). That the two texts are one statement is *likely*, says the note of the link: a judgement, open to yours (rferl-2020-10-11-c08). Was the charge over Ganja denied at all, then? It was, by other offices and in other reports; none of these denials points at this telling:

# %%
contested[contested["claim_id"] == "rferl-2020-10-11-c06"]

# %% [markdown]
# ## Hold the denial against the charge
#
# One charge, of fire on a vehicle that collected the dead, as it was made and as two reports quote it to deny it (dailyspokesman-azertac-mfa-c03). `armlur` prints in Armenian the statement of which `armenpress` prints parts in English.

# %%
four = [
    "dailyspokesman-azertac-mfa-c03",
    "armenpress-2020-10-11-ambulance-c02",
    "armenpress-2020-10-11-ambulance-c03",
    "armlur-ambulance-c02",
]
claims.loc[four, ["speaker_id", "proposition"]]

# %% [markdown] exercise="05-5"
# ### Exercise 5: read whose soldiers
#
# Whose soldiers were the dead, in the words of each claim? Write `armenia`, `azerbaijan` or `not said` (armenpress-2020-10-11-ambulance-c03 is the denial).

# %% exercise="05-5"
my_dead = {
    "dailyspokesman-azertac-mfa-c03": "",
    "armenpress-2020-10-11-ambulance-c02": "",
    "armenpress-2020-10-11-ambulance-c03": "",
    "armlur-ambulance-c02": "",
}
### BEGIN SOLUTION
named = claims.loc[four, "proposition"].str.extract(r"(Armenia|Azerbaijan)\w* soldiers")[0]
my_dead = named.str.lower().fillna("not said").to_dict()
### END SOLUTION
question("05-5").check(my_dead)
# question("05-5").hint()
# question("05-5").solution()

# %% exercise="05-5" points=2
assert question("05-5").readable(my_dead), "no answers that can be read yet"
### BEGIN HIDDEN TESTS
question("05-5").grade(my_dead)
### END HIDDEN TESTS

# %% [markdown]
# The link between denial and charge says *denies*, and so it should (armenpress-2020-10-11-ambulance-c03). But the charge that is denied is not, word for word, the one that was made: the place and a wounded medical worker stand in the one and not in the other (dailyspokesman-azertac-mfa-c03, armenpress-2020-10-11-ambulance-c02). That it is the same charge is the coder's reading, and where the words changed the tables leave open. Before you write "X denied it", ask what *it* is.

# %% [markdown]
# ## Ask what silence is
#
# What `relate.silences` finds is not there: an accusation that nobody of the side accused answers, a party that is not heard, an attack without a figure. `def` gives steps a name, so that they can be repeated with other links.


# %%
def silences(some_links):
    tables = (reports.claims, some_links, reports.sources, reports.dates)
    return relate.silences(*tables, who, schema.parties)


found = silences(links)
pd.crosstab(found["kind"], found["extent"], margins=True)

# %% [markdown]
# `extent` is what was read. Where it says *opening*, an answer may stand a paragraph further down: the empty place is **not read**, and no silence of anybody. Only one report was read in full (thehill-2020-10-10). Now count the accusations without an answer in three ways:

# %%
same_page = links["claim_id"].map(source) == links["other_id"].map(source)
ways = {
    "each report read alone": links[same_page],
    "all read, an answer counts for one telling": links[links["relation"] != "repeats"],
    "all read, an answer counts for every telling": links,
}
for way, some_links in ways.items():
    print((silences(some_links)["kind"] == "unanswered").sum(), way)

# %% [markdown]
# Nobody said another word between these lines: only the reading changed. Whoever reads more, and sees which tellings are one, finds fewer silences. The last line is no end either; it is where we stopped.
#
# In the ledger an empty place is kept as a dashed box, on whichever side it lies:

# %%
# How the truce was kept; armenpress-2020-10-11-ambulance-c04 is one of the charges
charts.ledger(reports, "truce-conduct")

# %% [markdown] exercise="05-6"
# ### Exercise 6: list what nobody was found to answer
#
# Which *accusations* about the event of nsn-2020-10-10-c01 did nobody of the side accused answer, in any telling, in what was read? Give their ids. This one is for handing in: the check says only whether your answer can be read, or names a common slip.

# %% exercise="05-6"
open_charges = ...  # your answer
### BEGIN SOLUTION
unanswered = found[found["kind"] == "unanswered"]
open_charges = unanswered.loc[unanswered["claim_id"].isin(about.index), "claim_id"]
### END SOLUTION
question("05-6").check(open_charges)
# question("05-6").hint()

# %% exercise="05-6" points=2
assert question("05-6").readable(open_charges), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("05-6").tables
parties, told = tables.schema.parties, tables.claims.set_index("claim_id")["date_id"]
body = relate.sides(tables.actors, parties, tables.schema.mediators, tables.schema.lanes)
left = relate.silences(tables.claims, tables.claim_links, tables.sources, tables.dates, body, parties)
left = left[(left["kind"] == "unanswered") & (left["claim_id"].map(told) == told["nsn-2020-10-10-c01"])]
expected, given = set(left["claim_id"]), set(question("05-6").value(open_charges))
assert expected <= given, "05-6, first part: a claim is missing"
assert len(given) < 4 * len(expected), "05-6, first part: too many claims to count as a choice"
### END HIDDEN TESTS

# %% exercise="05-6" points=2
assert question("05-6").readable(open_charges), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("05-6").tables
parties, told = tables.schema.parties, tables.claims.set_index("claim_id")["date_id"]
body = relate.sides(tables.actors, parties, tables.schema.mediators, tables.schema.lanes)
left = relate.silences(tables.claims, tables.claim_links, tables.sources, tables.dates, body, parties)
left = left[(left["kind"] == "unanswered") & (left["claim_id"].map(told) == told["nsn-2020-10-10-c01"])]
question("05-6").grade(open_charges, left["claim_id"])
### END HIDDEN TESTS

# %% [markdown] needs="05-6"
# Read the propositions of your list. Is what they say denied anywhere in the ledger of this event (tassru-2020-10-10-drones-c01)? Then it is unanswered as a *telling*, not as a *matter*: no link says that it repeats the others. Would you draw one?

# %% [markdown]
# ## Keep your results
#
# The slip can be copied into any learning platform. `exercises.save()` in a new cell writes your answers to a file; `exercises.resume()` reads them back.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - A ministry's denial of any violation names no charge; the coder joined it to two (thehill-2020-10-10-c13). A ministry's denial of "the charges" does not say which (skytg24-2020-10-11-c05). Would you have drawn these links?
# - You have room for one sentence beside the charge over Ganja (rferl-2020-10-11-c06). How do you print the older denial (rferl-2020-10-11-c08) so that nobody takes it for an answer?
# - Two speakers correct themselves: one a place (myua-2020-10-10-c02), one a number (trend-2020-10-12-toll-c01). What may a reader conclude from a correction, and what not?
# - Think of a dispute, anywhere, in which an answer was given and not printed. You need not say whose.
#
# ## Quiz
#
# **1. A mayor is charged with selling the park in May. She says: "This town has never sold any land." Is the denial narrower than the charge, as wide, or wider?**
#
# <details><summary>Answer</summary>
#
# Wider: it takes in the park, and much that nobody spoke of. If you said *as wide*, you heard the charge in the answer. Ask which words are rejected.
#
# </details>

# %% [markdown]
# **2. You have read the first ten lines of a report; the accused office does not speak in them. May you write "the office did not respond"?**
#
# <details><summary>Answer</summary>
#
# No. You may write that no response stands in what you read. If you said yes, you took your own reading for the office's silence.
#
# </details>

# %% [markdown]
# **3. A row says that one claim *counter_accuses* another. Does it follow that the other claim was made first?**
#
# <details><summary>Answer</summary>
#
# No. The row says what is set against what, by a report or by a coder. If you said yes, you read the arrow as a clock: the delay tells, where it is known at all.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take a public dispute on any subject and three reports of it. Write each charge and each reply on a card, in the words of its own report, and lay arrows. Which reply meets a charge that nobody made in these words?
#
# If you know pandas: `relate.silences` lets any answer count, and `contested` counts denials alone. For each accusation of one event, compute both yourself from `links` and `who`. Where do you and the functions differ, and whose rule do you prefer?
#
# ## Next step
#
# Next comes notebook 06, *Compare reports*: sixty-five reports, and how many origins?

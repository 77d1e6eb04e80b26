# %% [markdown]
# # Trace a claim: how do we know that they said it?
#
# **The question of this notebook:** a page prints that somebody said something. How do we know that they said it?
#
# **What you'll do.** Follow claims of one report (thehill-2020-10-10) from the page back to the speaker, step by step; then follow one of them through ten other reports, and meet charges that reach us through the one who rejects them.
#
# **What you'll learn.** To read an *attribution chain*; to tell a *relay* from a speaker; to say aloud where a chain is silent.
#
# **What you'll need.** 50 minutes and notebook 01. No pandas: each step you need stands just before, under *Recap*. If you know pandas, skip these.
#
# The reports tell of fighting in which people died (thehill-2020-10-10-c19). You can stop at any cell or leave a question open. Nobody is asked which side is right. To know that somebody said it is not to know that it is so.

# %% [markdown]
# ## See who stands between
#
# Read the figure from left to right: from the page that you can open to the voice that you cannot hear. The same in words comes below it.

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
chart = charts.chain(article)
chart

# %%
chart.description

# %% [markdown]
# Most claims pass through the box *no relay named*: those in which the page speaks itself, and those that name a speaker and nobody between. Keep it in mind: much of this lesson is about that box.
#
# ## Read a chain
#
# An **attribution chain** lists who hands words on to whom. It stands in `attributions`, a row a step. Step 0 is the page, the last step the speaker. Here is a charge about Kapan (thehill-2020-10-10-c08):

# %%
steps = article.attributions
steps.loc[steps["claim_id"] == "thehill-2020-10-10-c08", ["step", "actor_id", "as_named", "channel"]]

# %% [markdown]
# `relate.trace` reads the same rows to you, with what they leave out (thehill-2020-10-10-c08):

# %%
import pandas as pd

from nagorno import exercises, relate
from nagorno.exercises import question

pd.set_option("display.max_colwidth", 300)
tables = article.claims, article.attributions, article.actors, article.sources
relate.trace(*tables, claim_id="thehill-2020-10-10-c08")[["actor_id", "sentence"]]

# %% [markdown]
# Ask three things at every step: *who* hands it on, *through what* (a statement, a post, a telephone call), and *how would they know*? Here the page answers the first question only (thehill-2020-10-10-c08). A chain tells whom the words are credited to. It does not vouch for them.
#
# ### Recap: take the highest of each group
#
# `groupby("claim_id")` puts the rows of one claim together; `max()` takes the highest `step` of each. So `depth` has one number for each claim. `value_counts()` says how often each number comes.

# %%
depth = steps.groupby("claim_id")["step"].max()
depth.value_counts()

# %% [markdown]
# Depth 0: the page speaks for itself. Depth 1: it names the speaker and nobody else. `depth[depth == 0]` would keep the first sort, and `.index` gives their ids.

# %% [markdown] exercise="02-1"
# ### Exercise 1: find the relays
#
# Whoever hands words on between page and speaker is a **relay**. Which claims of this report have one? Give their ids.

# %% exercise="02-1"
with_relay = ...  # your answer
### BEGIN SOLUTION
with_relay = depth[depth >= 2].index
### END SOLUTION
question("02-1").check(with_relay)
# question("02-1").hint()
# question("02-1").solution()

# %% exercise="02-1" points=2
assert question("02-1").readable(with_relay), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("02-1").grade(with_relay)
### END HIDDEN TESTS

# %% [markdown]
# ## Ask what an agency does here
#
# A **wire agency** sells news text to other outlets. In a chain it can be three things: the *page*, if you meet it at its own site; a *relay*, if another page prints what it credits to somebody; the *speaker*, if the chain ends with it. Open all 65 reports; of all but one, only the opening was read (thehill-2020-10-10 is the one). Here are six chains, step by step:

# %%
reports = nagorno.open("truce")  # thehill-2020-10-10 and 64 others
six = ["thehill-2020-10-10-c05", "azatutyun-2020-10-10-shelling-c02"]
six += ["armenpress-2020-10-10-hadrut-fire-c05", "asbarez-2020-10-11-c02"]
six += ["azernews-2020-10-11-mod-c01", "trend-2020-10-11-prosecutor-c04"]
links = reports.attributions
links.loc[links["claim_id"].isin(six), ["claim_id", "step", "actor_id", "as_named"]]

# %% [markdown] exercise="02-2"
# ### Exercise 2: name the agency's part
#
# The agencies here are Associated Press, RIA Novosti, Trend and Armenpress. Write `page`, `relay` or `speaker` for the part that the agency has in each claim.

# %% exercise="02-2"
my_roles = {
    "thehill-2020-10-10-c05": "",
    "azatutyun-2020-10-10-shelling-c02": "",
    "armenpress-2020-10-10-hadrut-fire-c05": "",
    "asbarez-2020-10-11-c02": "",
    "azernews-2020-10-11-mod-c01": "",
    "trend-2020-10-11-prosecutor-c04": "",
}
### BEGIN SOLUTION
parts = ["speaker", "speaker", "page", "relay", "relay", "page"]
my_roles = dict(zip(six, parts, strict=True))
### END SOLUTION
question("02-2").check(my_roles)
# question("02-2").hint()
# question("02-2").solution()

# %% exercise="02-2" points=2
assert question("02-2").readable(my_roles), "no roles that can be read yet"
### BEGIN HIDDEN TESTS
question("02-2").grade(my_roles)
### END HIDDEN TESTS

# %% [markdown]
# `relate.chain` writes each chain in one line; `path` begins at the page:

# %%
schema = reports.schema
who = relate.sides(reports.actors, schema.parties, schema.mediators, schema.lanes)
chains = relate.chain(links, reports.actors, who, reports.sources).set_index("claim_id")
chains.loc[six, ["path"]]

# %% [markdown]
# No agency has one part for good. It depends on where you meet it, and on whether it credits somebody: the page of one chain is the relay of another (trend-2020-10-11-prosecutor-c04, azernews-2020-10-11-mod-c01).
#
# ## Hear a spokesperson
#
# A spokesperson lends a voice to an office or a person. Compare two claims of one deputy secretary, a paragraph apart (thehill-2020-10-10-c24, thehill-2020-10-10-c25):

# %%
two = ["thehill-2020-10-10-c24", "thehill-2020-10-10-c25"]
pd.concat([relate.trace(*tables, claim_id=one) for one in two])[["claim_id", "sentence"]]

# %% [markdown]
# The second says through whom and in what: a statement (thehill-2020-10-10-c25). That could be looked up. The first was said in two conversations, and nobody is credited with having heard them (thehill-2020-10-10-c23, thehill-2020-10-10-c24). Did its words stand in the same statement? Perhaps. The text does not say so, and *the tables never add a link that the text does not name*.
#
# What kind of speech comes how? Rows are speech acts, columns the depth, in all reports:

# %%
deep = links.groupby("claim_id")["step"].max()
pd.crosstab(reports.claims["act"], reports.claims["claim_id"].map(deep).rename("depth"))

# %% [markdown]
# In The Hill's report no charge and no denial stands in the page's own voice (such as thehill-2020-10-10-c08, thehill-2020-10-10-c13). Elsewhere some do: a charge against Azerbaijan (evnreport-2020-10-10-c04), one against Armenia (memurlar-2020-10-11-c07). Then the chain has one step, and nothing to trace.
#
# ## Meet the unnamed speaker
#
# *Officials said.* *A spokesman said.* *Our photographer saw.* Here the chain names an office, a side or a newsroom, and no person. These are the actors whom a report leaves unnamed:

# %%
nobody = reports.actors.loc[reports.actors["kind"] == "unnamed", ["actor_id", "name"]]
nobody

# %% [markdown]
# One caption has two of them (voa-2020-10-11-c10, voa-2020-10-11-c11):

# %%
every = reports.claims, reports.attributions, reports.actors, reports.sources
two = ["voa-2020-10-11-c10", "voa-2020-10-11-c11"]
pd.concat([relate.trace(*every, claim_id=one).tail(1) for one in two])[["claim_id", "sentence"]]

# %% [markdown]
# The text below the caption names a ministry for each (voa-2020-10-11-c02, voa-2020-10-11-c04). So the caption may leave out what its own page knows. Elsewhere a name may be left out to protect somebody, or because nobody asked. From the page you cannot tell which.
#
# ### Recap: ask whether a value is in a list
#
# `isin` gives True for each row whose value stands in the list. Here: how many claims have the speaker of the caption's first or second sentence (voa-2020-10-11-c10, voa-2020-10-11-c11)?

# %%
# The speakers of voa-2020-10-11-c10 and voa-2020-10-11-c11
caption = reports.claims["speaker_id"].isin(["azerbaijan-unnamed", "karabakh-unnamed"])
print(caption.sum())

# %% [markdown] exercise="02-3"
# ### Exercise 3: count the unnamed
#
# How many claims of all reports *end* with a speaker who is not named? Give a number. The ids stand in `nobody["actor_id"]`.

# %% exercise="02-3"
how_many_unnamed = ...  # your answer
### BEGIN SOLUTION
how_many_unnamed = reports.claims["speaker_id"].isin(nobody["actor_id"]).sum()
### END SOLUTION
question("02-3").check(how_many_unnamed)
# question("02-3").hint()
# question("02-3").solution()

# %% exercise="02-3" points=1
assert question("02-3").readable(how_many_unnamed), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("02-3").grade(how_many_unnamed)
### END HIDDEN TESTS

# %% [markdown]
# ## Follow one claim through other pages
#
# A ministry charges Armenia with missile fire at Terter and Agdam, and The Hill names no relay (thehill-2020-10-10-c10). The same charge stands on ten other pages. Each credits somebody:

# %%
chart = charts.chain(reports, claim_id="thehill-2020-10-10-c10")
chart

# %%
chart.description

# %% [markdown]
# Four names at the right: a ministry, the forces, another ministry, a state. One charge has four speakers, depending on the page (thehill-2020-10-10-c10, newsnation-2020-10-10-ap-c10, dailyspokesman-azertac-mfa-c01, skytg24-2020-10-11-c06). Perhaps all of them said it; perhaps a page shortened a name. "They said it" needs a *they*.
#
# And the box without a relay? Set two statements, one of each ministry, beside an agency's story as another page prints it (newsnation-2020-10-10-ap):

# %%
four = ["thehill-2020-10-10-c09", "newsnation-2020-10-10-ap-c09"]
four += ["thehill-2020-10-10-c13", "newsnation-2020-10-10-ap-c13"]
chains.loc[four, ["path"]]

# %% [markdown]
# The agency has both. Did The Hill take them from it, or read the ministries' own pages (thehill-2020-10-10-c09, thehill-2020-10-10-c13)? It does not say. *No relay named* means: no relay named. It does not mean that there was none, nor that there was one.
#
# How near can one get? A **statement copy** prints a body's own text as it is:

# %%
read = reports.sources[reports.sources["source_id"].isin(reports.reports)]
copies = read[read["derivation"] == "statement_copy"]
copies[["source_id", "credits", "language"]]

# %% [markdown]
# One is the first telling of another charge that The Hill prints (metbuat-2020-10-10-c01, thehill-2020-10-10-c11); another holds a denial by Armenia's foreign ministry (armenpress-2020-10-10-mfa-c04). Here we stand close to the sentence *they said it*. From the sentence *it is so* we are as far as before.
#
# ## Hear a charge through its opponent
#
# Look again at the last figure: one relay belongs to the other party. A spokeswoman of Armenia's ministry hands on the charge of Azerbaijan's (armenpress-2020-10-10-hadrut-fire-c04), and rejects it in the next breath (armenpress-2020-10-10-hadrut-fire-c05). The other way round, a ministry of Azerbaijan hands on a charge of Armenia's, which it rejects (sputnikaz-2020-10-11-compliance-c02):

# %%
relate.trace(*every, claim_id="sputnikaz-2020-10-11-compliance-c02")[["actor_id", "sentence"]]

# %% [markdown] exercise="02-4"
# ### Exercise 4: trace it yourself
#
# Now a charge of Azerbaijan's side on another page (armenpress-2020-10-11-ambulance-c01). Trace it, and give the actors in order, from the page to the speaker. Names or ids will do.

# %% exercise="02-4"
my_chain = ...  # your answer
### BEGIN SOLUTION
my_chain = relate.trace(*every, claim_id="armenpress-2020-10-11-ambulance-c01")["actor_id"]
### END SOLUTION
question("02-4").check(my_chain)
# question("02-4").hint()
# question("02-4").solution()

# %% exercise="02-4" points=2
assert question("02-4").readable(my_chain), "no actors that can be read yet"
### BEGIN HIDDEN TESTS
question("02-4").grade(my_chain)
### END HIDDEN TESTS

# %% [markdown]
# The opponent chooses what is quoted, and may add a word: *allegedly* (armenpress-2020-10-10-mfa-c08), *якобы*, which says much the same (sputnikaz-2020-10-11-compliance-c02). `via_opponent` marks all claims that came this way:

# %%
opponent = chains.index[chains["via_opponent"]].to_series()
chains.loc[opponent, ["path"]]

# %% [markdown]
# Eight charges of Azerbaijan come through Armenia's side, two of Armenia through Azerbaijan's (such as tass-2020-10-11-ganja-c01, sputnikaz-2020-10-11-compliance-c02). Do not read a habit into the numbers: they hang on which pages were found.
#
# Does another page tell the same charge? `claim_links` says of a claim that it *repeats* the first telling; the next cell keeps these links as `repeats`.
#
# ### Recap: turn a mask round
#
# `~` makes True of False and False of True. Which claims of this report have *no* relay? Here are the first three (thehill-2020-10-10-c01 is one):

# %%
repeats = reports.claim_links[reports.claim_links["relation"] == "repeats"]
depth.index[~(depth >= 2)][:3].tolist()

# %% [markdown] exercise="02-5"
# ### Exercise 5: find what only the opponent tells
#
# Which claims in `opponent` repeat no other claim, so that in what was read we have them from the opponent alone? Give their ids. This one is for handing in: the check says only whether your answer can be read, or names a common slip.

# %% exercise="02-5"
only_there = ...  # your answer
### BEGIN SOLUTION
only_there = opponent[~opponent.isin(repeats["claim_id"])]
### END SOLUTION
question("02-5").check(only_there)
# question("02-5").hint()

# %% exercise="02-5" points=2
assert question("02-5").readable(only_there), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("02-5").tables
body = relate.sides(tables.actors, tables.schema.parties, tables.schema.mediators, tables.schema.lanes)
told = relate.chain(tables.attributions, tables.actors, body, tables.sources).set_index("claim_id")
told = told.index[told["via_opponent"]]
again = tables.claim_links[tables.claim_links["relation"] == "repeats"]
question("02-5").grade(only_there, told[~told.isin(again["claim_id"])])
### END HIDDEN TESTS

# %% [markdown] needs="02-5"
# Would you quote one of them? Then write whose words you have: not *A charged*, but *B says that A charged*. That no other telling was found is a limit of what was read.

# %% [markdown]
# ## Keep your results
#
# The slip can be copied into any learning platform; it holds no name unless you type one in. To go on another day, write `exercises.save()` in a new cell and download the file; `exercises.resume()` reads it back.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - A newsroom's own photographer is not named (ampgoo-2020-10-11-reuters-c08), nor are *officials* (voa-2020-10-11-c10). Which of the two chains tells you more about how the speaker knows?
# - A ministry quotes the other side's charge in order to reject it (armenpress-2020-10-10-mfa-c08, sputnikaz-2020-10-11-compliance-c02). What would a fair quotation need? How could a third reader check it?
# - When did somebody last tell others what *you* had said? What was lost on the way? You need not say more than you like.
#
# ## Quiz
#
# **1. A page writes: "The bridge will open in May, the agency reported, citing the mayor." Who is the relay?**
#
# <details><summary>Answer</summary>
#
# The agency; the mayor is the speaker. If you said the mayor, you took the end of the chain for its middle. If you said the page, you named step 0.
#
# </details>

# %% [markdown]
# **2. Another page writes: "The bridge will open in May, the mayor said." Did its reporter hear the mayor?**
#
# <details><summary>Answer</summary>
#
# It cannot be said: no relay is named. If you said yes, you took a missing credit for a missing relay; if you said no, you added a link that the text does not name.
#
# </details>

# %% [markdown]
# **3. The mayor's opponent says: "She calls the bridge safe, and it is not." What do we know of her words?**
#
# <details><summary>Answer</summary>
#
# That her opponent credits her with them. If you said that she called the bridge safe, you left a step out. Look for her own text, or for another who quotes her.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take one sentence with *said* or *according to* from today's news. Write its chain down, a line a step, and mark what the page leaves open. Then look for the statement itself: how many steps can you go?
#
# ## Next step
#
# Next comes notebook 03, *Place it in time*: noon, but whose?

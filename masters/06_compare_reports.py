# %% [markdown]
# # Compare reports: sixty-five reports, how many origins?
#
# **The question of this notebook:** many pages print the same thing. How many of them know it independently of the others?
#
# **What you'll do.** Compare 65 reports of 9 to 13 October 2020 (from thehill-2020-10-10 on): find who prints whose text, see what copying does to words, verbs and numbers, and count the same two charges in five ways.
#
# **What you'll learn.** To tell *coverage* from *reliance* and a *copy* from a second report; to say what you counted before you say how many.
#
# **What you'll need.** 50 minutes, the last ten for a written answer that you can also finish at home; and pandas: masks, `merge`, `groupby`.
#
# The reports tell of attacks in which people died on both sides (nsn-2020-10-10-c01, voa-2020-10-11-c02). You can stop at any cell or leave a question open. Nobody is asked which side is right.

# %% [markdown]
# ## See four pages say one thing
#
# Before you run anything, write down a guess: how many origins do 65 reports have?
#
# Four outlets print one charge of an army (newsnation-2020-10-10-ap-c08). The same in words comes below the figure; any figure has its `description`, and `nagorno.describe.text_only()` shows words in place of all of them.

# %%
import nagorno
from nagorno import charts

corpus = nagorno.open("truce")  # opens 65 reports; the figure: newsnation-2020-10-10-ap-c08
chart = charts.chain(corpus, claim_id="newsnation-2020-10-10-ap-c08")
chart

# %%
chart.description

# %% [markdown]
# Two pages name the agency through which the words came. The other two seem closer to the speaker: nobody stands between (justthenews-2020-10-10-c03, shepherdgazette-2020-10-10-c03). Did they hear the army themselves? Look at how their texts came about.
#
# ## Tell a copy from a report
#
# How a text stands to other texts is its **derivation**. It is decided from the wording and from what the page credits.

# %%
reports = corpus.sources[corpus.sources["source_id"].isin(corpus.reports)]
reports["derivation"].value_counts()

# %% [markdown]
# More than a third are somebody else's text. The two that matter most here are the **wire copy**, an agency's story printed as it is, and the **rewrite**, another outlet's story told anew. Where the text that was taken over stands in our table too, `derived_from` names it.

# %%
reports.loc[reports["derived_from"].notna(), ["source_id", "derivation", "derived_from"]]

# %% [markdown]
# So the two pages that seemed closest to the army retell the page of a third outlet, which prints an agency's story (justthenews-2020-10-10, shepherdgazette-2020-10-10, newsnation-2020-10-10-ap). They are copies of a copy. Neither credits the agency, and *leaving out the credit makes a text look more direct*. Keep this in mind for every chain that you see.

# %%
from nagorno import exercises
from nagorno.exercises import question

# %% [markdown] exercise="06-1"
# ### Exercise 1: count texts
#
# Count each copy together with the text that it is derived from, as far as the table goes. How many texts are left of the 65 reports? Give a number.

# %% exercise="06-1"
texts_left = ...  # your answer
### BEGIN SOLUTION
texts_left = reports["derived_from"].fillna(reports["source_id"]).nunique()
### END SOLUTION
question("06-1").check(texts_left)
# question("06-1").hint()
# question("06-1").solution()

# %% exercise="06-1" points=1
assert question("06-1").readable(texts_left), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("06-1").grade(texts_left)
### END HIDDEN TESTS

# %% [markdown]
# ## Measure reliance
#
# **Coverage** asks what a report tells. **Reliance** asks whose material it tells it with. Each claim has a chain in `attributions`; step 0 is the page. Which agencies stand behind it, and do pages cite them for a fact or print their text (`text_copy`)?

# %%
import pandas as pd

claims, links = corpus.claims, corpus.claim_links
steps = corpus.attributions.merge(claims[["claim_id", "source_id"]], on="claim_id")
agencies = corpus.actors.loc[corpus.actors["kind"] == "wire_agency", "actor_id"]
behind = steps[steps["actor_id"].isin(agencies) & (steps["step"] > 0)]
behind.groupby(["actor_id", behind["channel"].eq("text_copy")])["source_id"].nunique().unstack(fill_value=0)

# %% [markdown]
# True counts the reports that print the agency's text, False those that cite it. And what is copied? Rows are speech acts; True are claims in an outlet's own text.

# %%
own = claims["source_id"].map(reports.set_index("source_id")["derivation"]).eq("original").rename("own text")
pd.crosstab(claims["act"], own, margins=True)

# %% [markdown]
# Four in ten accusations stand in somebody else's text, and a third of the denials. Whoever counts claims counts these again.

# %% [markdown] exercise="06-2"
# ### Exercise 2: find one agency's text
#
# Which reports carry the text of the Associated Press (`associated-press`): printed as it is, or retold from a page that prints it? Give their ids.

# %% exercise="06-2"
agency_text = ...  # your answer
### BEGIN SOLUTION
prints = steps[(steps["actor_id"] == "associated-press") & (steps["channel"] == "text_copy")]
pages = set(prints["source_id"])
agency_text = pages | set(reports.loc[reports["derived_from"].isin(pages), "source_id"])
### END SOLUTION
question("06-2").check(agency_text)
# question("06-2").hint()
# question("06-2").solution()

# %% exercise="06-2" points=2
assert question("06-2").readable(agency_text), "no report ids that can be read yet"
### BEGIN HIDDEN TESTS
question("06-2").grade(agency_text)
### END HIDDEN TESTS

# %% [markdown]
# ## See what copying does
#
# `claim_links` ties a claim that *repeats* another to the first telling. Set the two beside each other:

# %%
repeats = links.loc[links["relation"] == "repeats", ["claim_id", "other_id"]]
told = claims[["claim_id", "source_id", "speaker_id", "act", "proposition"]]
pairs = repeats.merge(told, on="claim_id")
pairs = pairs.merge(told, left_on="other_id", right_on="claim_id", suffixes=("", "_first"))
pd.set_option("display.max_colwidth", 200)
pairs.loc[pairs["claim_id"] == "hurriyet-2020-10-11-c05", ["proposition", "proposition_first"]].T

# %% [markdown]
# One ministry, one day: humanitarian law in the Turkish text has become a truce in the English one (star-2020-10-11-c04, hurriyet-2020-10-11-c05). A retelling can also move words to another mouth. The agency says in its own voice that each side accuses the other (newsnation-2020-10-10-ap-c02); the rewrite gives this sentence to a minister (justthenews-2020-10-10-c02).

# %% [markdown] exercise="06-3"
# ### Exercise 3: find what was turned
#
# In one claim of a *derived* report the speech act is no longer that of the claim which it repeats, and which stands in the very text that it is derived from. Which claim? Give its id, and read both versions.

# %% exercise="06-3"
turned = ...  # your answer
### BEGIN SOLUTION
parent = pairs["source_id"].map(reports.set_index("source_id")["derived_from"])
retold = pairs[parent == pairs["source_id_first"]]
turned = retold.loc[retold["act"] != retold["act_first"], "claim_id"].iloc[0]
### END SOLUTION
question("06-3").check(turned)
# question("06-3").hint()
# question("06-3").solution()

# %% exercise="06-3" points=1
assert question("06-3").readable(turned), "no claim id that can be read yet"
### BEGIN HIDDEN TESTS
question("06-3").grade(turned)
### END HIDDEN TESTS

# %% [markdown]
# ## Read coverage with its gaps
#
# Which report tells of what? A row is an event, a column a report (number 20 is thehill-2020-10-10; `chart.description` names them all).

# %%
chart = charts.coverage(corpus)
chart

# %% [markdown]
# A full row looks like agreement. It is repetition until you know whose text each mark is. And an empty cell looks like silence. Count what kind of empty it is:

# %%
pd.concat([chart.rows, chart.left_out])["state"].value_counts()

# %% [markdown]
# Only one report was read in full (thehill-2020-10-10), so *absent* can be said of one column. All other gaps are *not read*: of 64 reports we hold the opening. A party whose words are missing there may speak in the next paragraph.
#
# ## Count verbs, then count again
#
# Which reporting verb goes with whose words?

# %%
charts.verbs(corpus)

# %% [markdown]
# The headline difference is six to none. Before you explain it, ask what the six are. `first` is the first telling of a claim, or the claim itself:

# %%
who = nagorno.relate.sides(corpus.actors, corpus.schema.parties, corpus.schema.mediators, corpus.schema.lanes)
spoken = claims.merge(who, left_on="speaker_id", right_on="actor_id")
spoken["first"] = spoken["claim_id"].map(repeats.set_index("claim_id")["other_id"]).fillna(spoken["claim_id"])
some = spoken[spoken["verb"].isin(["denied", "rejected"])]
some.groupby(["verb", "lane"])["first"].agg(claims="size", statements="nunique")

# %% [markdown]
# Six claims are three statements: four of the six are one sentence of one ministry, printed and retold (first told in newsnation-2020-10-10-ap-c13). The same happens on the other side: *rejected* halves (newsnation-2020-10-10-ap-c09). A count of verbs is partly a count of copies.

# %% [markdown] exercise="06-4"
# ### Exercise 4: count statements
#
# *Accused* introduces ten claims of Azerbaijan's side (such as newsnation-2020-10-10-ap-c10). How many different statements are they, each counted once however often it is repeated? Give a number.

# %% exercise="06-4"
how_many = ...  # your answer
### BEGIN SOLUTION
charged = spoken[(spoken["verb"] == "accused") & (spoken["lane"] == "azerbaijan")]
how_many = charged["first"].nunique()
### END SOLUTION
question("06-4").check(how_many)
# question("06-4").hint()
# question("06-4").solution()

# %% exercise="06-4" points=1
assert question("06-4").readable(how_many), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("06-4").grade(how_many)
### END HIDDEN TESTS

# %% [markdown]
# ## Read figures as reported
#
# Numbers of dead invite adding. Here each stands with its speaker, and none is added. Take two attacks, one that each side charges the other with: Kapan and Ganja (nsn-2020-10-10-c01, voa-2020-10-11-c01). How many claims, reports and speakers give which number?

# %%
from IPython.display import display

attacks = claims.set_index("claim_id").loc[["nsn-2020-10-10-c01", "voa-2020-10-11-c01"], "date_id"]
dead = claims[claims["number_of"].isin(["killed", "killed_civilians"]) & claims["date_id"].isin(attacks)]
dead.groupby(["date_id", "number_low"])[["claim_id", "source_id", "speaker_id"]].nunique()

# %%
for one in attacks:  # of nsn-2020-10-10-c01 and of voa-2020-10-11-c01
    display(charts.figures(corpus, date_id=one))

# %% [markdown]
# Why never add? One report prints nine dead, one person who died later in hospital, and ten (trend-2020-10-12-toll-c03, trend-2020-10-12-toll-c05, trend-2020-10-12-toll-c01). The ten are the nine and the one. In the figure the 1 stands on one axis with 7, 9 and 10, and is no lower estimate of the same. Between reports the overlap is not even visible.
#
# Nor is a number that many speakers give a number that many counted. Nine stands in a prosecutor's words, in a foreign ministry's abroad, and in the own voice of outlets that do not say how they know (jamnews-2020-10-11-c10, star-2020-10-11-c02, memurlar-2020-10-11-c07). Of the charge about Kapan, too, one agency text carries four of the tellings (newsnation-2020-10-10-ap-c08).
#
# Numbers and charges also change at their source. `corrects` links the newer claim to the older:

# %%
links.loc[links["relation"] == "corrects", ["claim_id", "other_id", "note"]]

# %% [markdown] exercise="06-5"
# ### Exercise 5: follow a number back
#
# Start at trend-2020-10-12-toll-c01 and follow `corrects` to its end. Give the claims in order, newest first, the start included.

# %% exercise="06-5"
way_back = ...  # your answer
### BEGIN SOLUTION
older = links[links["relation"] == "corrects"].set_index("claim_id")["other_id"]
way_back = ["trend-2020-10-12-toll-c01"]
while way_back[-1] in older.index:
    way_back.append(older[way_back[-1]])
### END SOLUTION
question("06-5").check(way_back)
# question("06-5").hint()
# question("06-5").solution()

# %% exercise="06-5" points=1
assert question("06-5").readable(way_back), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("06-5").grade(way_back)
### END HIDDEN TESTS

# %% [markdown]
# ## Count in five ways
#
# An **origin** is where a claim begins as far as the text shows. Two origins are **independent** if neither had it from the other, nor both from a third. The tables offer five counts, and none of them is that:
#
# - *reports*: pages;
# - *texts*: pages, copies counted with what they derive from;
# - *authors*: who wrote the text, outlet or agency;
# - *voices*: who speaks in the end, or the author where nobody else is credited;
# - *bodies*: voices counted with the state or organisation that they belong to.

# %%
origins = nagorno.relate.claim_origins(claims, corpus.attributions, corpus.sources)
counted = claims.merge(origins.drop(columns="source_id"), on="claim_id")
counted["body_id"] = counted["origin_id"].map(who.set_index("actor_id")["top_id"])
ways = {"source_id": "reports", "root_id": "texts", "author_id": "authors", "origin_id": "voices"}
ways["body_id"] = "bodies"
counted[list(ways)].nunique().rename(ways)

# %% [markdown]
# There are more voices than reports: each lets several speak. Together that is plenty. Now the accusations about the two attacks alone (Kapan: nsn-2020-10-10-c01; Ganja: voa-2020-10-11-c01):

# %%
charges = counted[counted["date_id"].isin(attacks) & (counted["act"] == "accusation")]
charges.groupby("date_id")[list(ways)].nunique().rename(columns=ways)

# %% [markdown]
# No step makes a number larger, and the last ones make them small. Which bodies are left?

# %%
charges.groupby(["date_id", "body_id"])[["claim_id", "source_id", "origin_id"]].nunique()

# %% [markdown]
# Even the last table is generous. An outlet counts as a body of its own where it credits nobody, although it may have its words from an office (trend-2020-10-12-toll-c02). An agency counts as one for a caption that says who fired, while the text below it says who accuses (cbs17-2020-10-11-ap-c01, cbs17-2020-10-11-ap-c04). A report counts as its outlet's own text although its charge comes through an agency (thehill-2020-10-10-c08). Different bodies may all have read one post. On the other hand, a photographer who saw an apartment block is a voice of another sort than an office that was told of it, and says less: not who fired (ampgoo-2020-10-11-reuters-c08).

# %% [markdown] exercise="06-6"
# ### Exercise 6: write your answer
#
# *How many independent origins?* Choose one charge: that about Kapan (nsn-2020-10-10-c01) or that about Ganja (voa-2020-10-11-c01). The question is how many origins the charge has, not whether it holds. In 60 to 150 words, say what you count as one origin, give your number, and name at least four claims by their whole ids, from three reports or more. Name one claim that you do *not* count, and why; and say what cannot be known from what was read. Put the text between three quotation marks. `charges[["claim_id", "date_id", *ways]]` lists the accusations in all five ways.
#
# The check looks for words and evidence, and tells you which of your claims the tables tie together. Whether it convinces, a reader has to say: swap answers with a neighbour.

# %% exercise="06-6"
my_answer = ...  # your answer: """I count as one origin ... """
### BEGIN SOLUTION
my_answer = """I count as one origin a body that could know of the event without any of the others. For the charge about
Kapan that leaves two at most. Four pages carry one sentence of one army: newsnation-2020-10-10-ap-c08 prints an
agency, thehill-2020-10-10-c08 cites it, justthenews-2020-10-10-c03 and shepherdgazette-2020-10-10-c03 retell it, so I
do not count the last three. The spokesman of nsn-2020-10-10-c01 belongs to the same state. An outlet says it in its own voice,
evnreport-2020-10-10-c04, and not how it knows. Only openings were read: who else was there, I cannot tell."""
### END SOLUTION
question("06-6").check(my_answer)
# question("06-6").hint()
# question("06-6").solution()

# %% exercise="06-6" points=2
assert question("06-6").readable(my_answer), "no text that can be read yet"
### BEGIN HIDDEN TESTS
question("06-6").grade(my_answer)
### END HIDDEN TESTS

# %% exercise="06-6" points=1
assert question("06-6").readable(my_answer), "no text that can be read yet"
### BEGIN HIDDEN TESTS
named = set(question("06-6").value(my_answer)[1])
rows = nagorno.open("truce").claims
pages_named = rows.loc[rows["claim_id"].isin(named), "source_id"].nunique()
assert pages_named >= 3, "06-6: evidence from fewer than three reports"
### END HIDDEN TESTS

# %% [markdown]
# ## Keep your results
#
# `exercises.slip("your name")` adds a name; `exercises.save()` in a new cell keeps your answers, the text included, in a file that you can download.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - Each side's charge is carried by many pages and denied in fewer (newsnation-2020-10-10-ap-c08 and newsnation-2020-10-10-ap-c09; cbs17-2020-10-11-ap-c04 and cbs17-2020-10-11-ap-c09). Which part of this may lie in the events, which in newsrooms, which in how much of a page we read?
# - A rewrite is read by people who never see the agency's page (justthenews-2020-10-10-c02). What does it owe them?
# - When did you last believe something because you met it three times? Where did the three have it from?
#
# ## Quiz
#
# **1. Ten pages say that a bridge is closed; all print one agency, which quotes the town hall. How many origins has the news?**
#
# <details><summary>Answer</summary>
#
# One voice, the town hall, through one author. If you said ten, you counted pages; if you said two, you counted the agency, which hands on what it was told.
#
# </details>

# %% [markdown]
# **2. A chain goes from the page straight to the speaker. Does it follow that the outlet heard the speaker?**
#
# <details><summary>Answer</summary>
#
# No. The page names nobody between. If you said yes, you took a missing credit for a missing relay.
#
# </details>

# %% [markdown]
# **3. In 45 of 65 columns the row of an event is marked *not in the part read* (as for voa-2020-10-11-c01). What do these reports say of it?**
#
# <details><summary>Answer</summary>
#
# It cannot be said: their openings do not tell of it, and the rest was not read. If you said that they ignored it, you took a limit of our reading for a choice of theirs.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take a sentence from today's news and search for seven of its words in quotation marks. Draw the chain of the first five pages that you find. Where does it begin, and which page hides that?
#
# If you know pandas: count the denials about the two attacks in the five ways, too. Do they shrink as the charges do? Then let two claims be one origin if they share a root *or* a first telling *or* a voice, and count the groups that this makes.
#
# ## Next step
#
# Next comes notebook 07, *Code it yourself*: would two readers agree?

# %% [markdown]
# # Code it yourself: would two readers agree?
#
# **The question of this notebook:** somebody decided what each claim in these tables does, and to whom. Would you have decided the same?
#
# **What you'll do.** Watch a made-up reader go astray, measure how far two readers agree, then code the ten items of a report yourself, compare with the tables and with a neighbour, and argue about one line of the codebook.
#
# **What you'll learn.** To code by a *codebook*; to read *percent* and *alpha*, and to say when a number says nothing; to take a disagreement as a finding.
#
# **What you'll need.** 50 minutes, twenty of them at the coding desk; a browser tab for the report; pandas: masks.
#
# The reports tell of attacks in which people died (thehill-2020-10-10-c19, aljazeera-2020-10-11-c01). You can stop at any cell or leave a question open. Nobody is asked which side is right.

# %% [markdown]
# ## See what was decided
#
# Every row of this figure is somebody's decision (thehill-2020-10-10): that a sentence is an accusation, whom it is aimed at, that another denies it. The page itself says none of this in so many words.

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
charts.ledger(article)

# %% [markdown]
# To **code** is to give each unit one of a few values, by a rule that is written down. The rules together are the **codebook**. You know its speech acts from notebook 01. It also says in which ways one claim can take up another; the lines *not this* part neighbours from each other.

# %%
nagorno.codebook("claim_links", "relation")

# %% [markdown]
# ## Meet a second reader
#
# A *hasty reader* codes the same 28 claims. We made this reader up, of three habits that real coders have: the speaker is whoever is credited first; the act is what the verb says; the target is always the state, never the body that the text names.

# %%
import pandas as pd

claims, steps, schema = article.claims.set_index("claim_id"), article.attributions, article.schema
first = steps[steps["step"] <= 1].groupby("claim_id")["actor_id"].last()
verbs = {"accused": "accusation", "denied": "denial", "called": "appraisal", "calling for": "call"}
sides = nagorno.relate.sides(article.actors, schema.parties, schema.mediators, schema.lanes)
hasty = pd.DataFrame(
    {
        "speaker_id": first,
        "act": claims["verb"].map(verbs).fillna("assertion"),
        "target_id": claims["target_id"].map(sides.set_index("actor_id")["top_id"]).fillna("none"),
    }
)
published = claims[list(hasty)].astype("str").fillna("none")
two = ["thehill-2020-10-10-c08", "thehill-2020-10-10-c09"]
hasty.loc[two]

# %% [markdown]
# Compare with the tables. Nobody is written `none`, so that it counts as a code: to say that a claim is aimed at nobody is a decision too.

# %%
published.loc[two]

# %%
from nagorno import exercises
from nagorno.exercises import question

# %% [markdown] exercise="07-1"
# ### Exercise 1: find where they part
#
# On which claims do the two name different speakers? Give their ids.

# %% exercise="07-1"
parted = ...  # your answer
### BEGIN SOLUTION
parted = hasty.index[hasty["speaker_id"] != published["speaker_id"]].tolist()
### END SOLUTION
question("07-1").check(parted)
# question("07-1").hint()
# question("07-1").solution()

# %% exercise="07-1" points=1
assert question("07-1").readable(parted), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("07-1").grade(parted)
### END HIDDEN TESTS

# %% [markdown]
# ## Count how often they agree
#
# *Percent* is the share of claims on which both chose the same code.

# %%
from nagorno import agreement

both = {name: pd.DataFrame({"hasty": hasty[name], "tables": published[name]}) for name in hasty}
pd.Series({name: agreement.percent(codes) for name, codes in both.items()}).round(2)

# %% [markdown]
# The target looks best. But look at what there was to agree on.

# %% [markdown] exercise="07-2"
# ### Exercise 2: count the hard cases
#
# For how many of the 28 claims does at least one of the two readers name a target? Give a number.

# %% exercise="07-2"
with_target = ...  # your answer
### BEGIN SOLUTION
with_target = ((hasty["target_id"] != "none") | (published["target_id"] != "none")).sum()
### END SOLUTION
question("07-2").check(with_target)
# question("07-2").hint()
# question("07-2").solution()

# %% exercise="07-2" points=1
assert question("07-2").readable(with_target), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("07-2").grade(with_target)
### END HIDDEN TESTS

# %% [markdown]
# ## Take out what chance brings
#
# Two readers who draw codes from a hat agree now and then, and often if one code is frequent. **Alpha** (Krippendorff's) takes that out: 1 is full agreement, 0 is what chance brings. Customary limits are 0.8, to rely on, and 0.667, for tentative conclusions. They are customs, not laws.

# %%
table = pd.concat([agreement.summary(codes).assign(column=name) for name, codes in both.items()])
table.loc[table["measure"] == "alpha", ["column", "meaning"]]

# %% [markdown]
# The order is that of percent, the distances are not. And the target passes the limit, although this reader has never once coded a body below the state (thehill-2020-10-10-c09, thehill-2020-10-10-c13). A number says how often two differ. Whether they differ by accident or by habit, only the list of differences shows.

# %% [markdown] exercise="07-3"
# ### Exercise 3: say what a number cannot say
#
# Both readers code the first seven claims (thehill-2020-10-10-c01 to thehill-2020-10-10-c07) with the same speech acts. What is alpha of these seven? Choose one word: `perfect`, `low`, `chance` or `undefined`. Guess first, then compute.

# %% exercise="07-3"
worth = ...  # your answer
### BEGIN SOLUTION
worth = "undefined" if pd.isna(agreement.alpha(both["act"].head(7))) else "perfect"
### END SOLUTION
question("07-3").check(worth)
# question("07-3").hint()
# question("07-3").solution()

# %% exercise="07-3" points=1
assert question("07-3").readable(worth), "no word that can be read yet"
### BEGIN HIDDEN TESTS
question("07-3").grade(worth)
### END HIDDEN TESTS

# %% [markdown]
# ## Read the differences
#
# Here the two differ on the speech act. Read each row with the codebook beside it: which line would you show to the hasty reader?

# %%
pd.set_option("display.max_colwidth", 400)
agreement.disagreements(both["act"], claims[["verb", "proposition"]].fillna(""))

# %% [markdown] exercise="07-4"
# ### Exercise 4: let one line settle it
#
# Some differences are about one question: is this news, or how things stood before? The codebook has a line for that, where it says what an assertion is *not*. Which of the differences does that line settle? Give the claim ids.

# %% exercise="07-4"
settled = ...  # your answer
### BEGIN SOLUTION
acts = both["act"]
settled = acts.index[(acts["hasty"] == "assertion") & (acts["tables"] == "background")].tolist()
### END SOLUTION
question("07-4").check(settled)
# question("07-4").hint()
# question("07-4").solution()

# %% exercise="07-4" points=1
assert question("07-4").readable(settled), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("07-4").grade(settled)
### END HIDDEN TESTS

# %% [markdown] needs="07-4"
# Suppose the hasty reader reads that line and mends the claims in your answer. Alpha before, and after (the same until you have answered):

# %% needs="07-4"
mended = hasty["act"].mask(hasty.index.isin(question("07-4").value(settled) or []), "background")
after = pd.DataFrame({"mended": mended, "tables": published["act"]})
print(round(agreement.alpha(both["act"]), 2), round(agreement.alpha(after), 2))

# %% [markdown]
# This is how codebooks are made: code twice, read the differences, sharpen a line, code again. What one line cannot mend is left for the next round.
#
# ## Code ten items
#
# Now you. This report (aljazeera-2020-10-11) was not in your lessons. Open it in a second tab; if the page does not open, go on. Only its opening was read for the tables.

# %%
report = nagorno.open("truce").only("aljazeera-2020-10-11")
sources = report.sources.set_index("source_id")
sources.loc["aljazeera-2020-10-11", ["title", "url", "extent"]].to_dict()

# %% [markdown]
# An *item* is how the text names the speaker, the verb, and what is said in our words: no ids, no codes. Code who speaks, what the words do, whom they are aimed at, and whether they take up an *earlier* item. Type a part of a word and press **Tab**; the codebook is folded below. Not sure? Code all the same, and write into *Note* what made you hesitate.
#
# Your codes are saved in `my_coding.csv` beside this notebook after every step; run the cell again to go on. On Binder, download the file before you leave: *Resume from a file* reads it back. Do not press *Compare* yet.

# %%
from nagorno import coding, widgets

widgets.desk(report, file="my_coding.csv")

# %% [markdown]
# ## Compare with two others
#
# Press **Compare**. The published coding is one other reader. Add a second: swap `my_coding.csv` with a neighbour, under another name. Take the differences one by one: the text first, then the codebook's line, then the talk.
#
# The next cells do the same in pandas, with the codes that you have saved by now.

# %%
sheet = coding.sheet(report)
mine = coding.kept(sheet, "my_coding.csv")
coding.compare(sheet, mine, {"published": coding.published(sheet)})

# %%
coders = {"mine": mine, "published": coding.published(sheet)}
coding.agreed(sheet, coders)[["question", "same", "compared", "meaning"]]

# %% [markdown]
# With ten items one code moves alpha far: read the list, not the number. Relations are counted by pairs of items, of which most are related in no way.
#
# The published coding was checked in the same way. A second coder, who saw nothing but propositions, verbs, targets and the codebook, coded a tenth of all claims again: 65 speech acts, of which eight differed. One pair of your report was among the relations: the first coder said that the standfirst *summarises* the sentence on both sides' charges, the second that it *repeats* it (aljazeera-2020-10-11-c09, aljazeera-2020-10-11-c03). All coders were sessions of one language model. That they agree shows that the lines can be followed; whether two *people* agree, you have just begun to find out.

# %% [markdown] exercise="07-5"
# ### Exercise 5: reword a line
#
# Take one difference: between you and the tables, you and a neighbour, or the two coders above. In 40 to 120 words: which two codes, what speaks for each, and how should the codebook's line read so that a third reader does not hesitate? Name the claim, and one more to try your line on, by whole ids. Put the text between three quotation marks.
#
# The check looks for words and ids. Whether the line is better, only a third reader can show: try it on one.

# %% exercise="07-5"
my_line = ...  # your answer: """Two readers may code ... as ... or as ... """
### BEGIN SOLUTION
my_line = """Two readers may code the pair of aljazeera-2020-10-11-c09 and aljazeera-2020-10-11-c03 as repeats or as
summarises. For repeats speaks that one outlet says the same thing twice in its own voice; for summarises, that the
standfirst gathers other claims into the same sentence, aljazeera-2020-10-11-c04 among them, and the rule to take the
earlier of two that fit. I would write: a sentence that puts claims together summarises each of them, also one that it
takes over as it is."""
### END SOLUTION
question("07-5").check(my_line)
# question("07-5").hint()
# question("07-5").solution()

# %% exercise="07-5" points=2
assert question("07-5").readable(my_line), "no text that can be read yet"
### BEGIN HIDDEN TESTS
question("07-5").grade(my_line)
### END HIDDEN TESTS

# %% [markdown]
# ## Keep your results
#
# `exercises.slip("your name")` adds a name; `exercises.save()` in a new cell keeps your answers. Your codes are a file of their own: `my_coding.csv`.
#
# The desk also codes your own list: a CSV file with the columns `speaker`, `verb` and `proposition`, opened with `widgets.desk(items="my_list.csv", file="my_list_coded.csv")`.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - Where did you and a neighbour agree, and the tables differ? What follows from that, and what does not?
# - A summary of charges in the outlet's own words is coded as an assertion, aimed at nobody (aljazeera-2020-10-11-c03). What would change in the figures of earlier notebooks if it were coded as an accusation?
# - Two readers who share a language, a school and a newspaper agree easily. Is that a strength of their coding?
#
# ## Quiz
#
# **1. Two readers code 100 comments as polite or rude. Both say polite 95 times, and never rude together. Percent is 0.95. Is the coding good?**
#
# <details><summary>Answer</summary>
#
# It cannot tell rude from polite: wherever one says rude, the other says polite. If you took 0.95 for good, you counted the easy cases.
#
# </details>

# %% [markdown]
# **2. Alpha is 0.85. Does it follow that the codes are right?**
#
# <details><summary>Answer</summary>
#
# No. Two readers with the same habit agree, whatever the text says. If you said yes, you took reliability for validity: that a rule can be followed, for that it finds what it should.
#
# </details>

# %% [markdown]
# **3. You differ from the published coding on one item. What do you do first?**
#
# <details><summary>Answer</summary>
#
# Read the place in the text again, then the codebook's line, and say which words speak for your code. If you changed your code at once, the difference was lost before it could teach anything.
#
# </details>

# %% [markdown]
# ## On your own
#
# Choose ten sentences of today's news and write one rule: is this sentence news, or a judgement? Code them, give sentences and rule to somebody else, and compare. Then mend the rule, and try it on ten new sentences.
#
# ## Next step
#
# You have worked through the course. Look back at notebook 05, *Follow the dispute*: which of its replies would you code otherwise now?

# %% [markdown]
# # Read one report: who is speaking here?
#
# **The question of this notebook:** a page prints a sentence. Who says it?
#
# **What you'll do.** Read three paragraphs of a news report at its publisher's site, write down for each claim who speaks and what the words do, and compare your codes with those in the tables (thehill-2020-10-10).
#
# **What you'll learn.** To tell the *report's own voice* from the *voices of others*; to name a *speech act*; to say where a second reader might differ.
#
# **What you'll need.** 50 minutes, and a browser tab for the report. No pandas: each step you need is shown just before, under *Recap*. If you know pandas, skip these.
#
# The report tells of fighting in which people died (thehill-2020-10-10-c19). You can stop at any cell or leave a question open. Nobody is asked which side is right.

# %% [markdown]
# ## See the voices again
#
# Run the first cell with **Shift + Enter**. You know the figure from notebook 00; this time look only at its right end, where the speakers stand, and at how many claims end there.

# %%
# CHART
import nagorno
from nagorno import charts

article = nagorno.open("article")
charts.chain(article)

# %% [markdown]
# One page, and several voices on it. Two questions are easily mixed up: who *printed* a sentence, and who *says* it. This notebook keeps them apart.
#
# ## Open the page
#
# The report belongs to its publisher and is not printed here. Open its address in a second tab and keep it beside this notebook. If the page does not open, go on: a paraphrase of every claim is in the tables.

# %%
report = article.sources.set_index("source_id").loc["thehill-2020-10-10"]
report[["title", "outlet_id", "paragraphs", "url"]].to_dict()

# %% [markdown]
# ## Know a claim when you see one
#
# A **claim** is one thing that one speaker says in one report. The tables write it down in our words, as the speaker's position. Paragraph 3 holds one claim:

# %%
import pandas as pd

pd.set_option("display.max_colwidth", 120)
claims = article.claims
claims.loc[claims["paragraph"] == 3, ["claim_id", "speaker_id", "act", "proposition"]]

# %% [markdown]
# Read paragraph 3 at the publisher's site, then the row. The sentence is printed by *The Hill*, which credits an agency, which credits a military (thehill-2020-10-10-c08). The **speaker** is the last of these: the one whose position it is. The others hand it on.
#
# ### Recap: choose rows and columns
#
# `claims["paragraph"] == 3` asks every row a question and gets True or False for each: a *mask*. `claims.loc[mask, columns]` keeps the rows with True, and the columns you name. With two equals signs you ask; with one you would give a name.

# %%
mask = claims["act"] == "accusation"
claims.loc[mask, ["claim_id", "speaker_id", "target_id"]]

# %% [markdown]
# ### Recap: count
#
# True counts as 1, so the sum of a mask is the number of rows it keeps. Here: how many of the claims are accusations? `value_counts` counts every value of a column at once.

# %%
print(mask.sum(), "of", len(claims))
claims["act"].value_counts()

# %% [markdown]
# ## Tell the report's own voice
#
# Where a sentence credits nobody, the report speaks for itself: that is its **own voice**. It is no fault. Somebody has to say what day it is. But it matters when you quote: "the mayor says" and "the report says" are two different sentences.
#
# In the tables, the publisher stands in `sources` as `outlet_id`, the speaker in `claims` as `speaker_id`.
#
# ### How the exercises work
#
# Write your answer in place of the three dots, or between the quotation marks, and run the cell: a number as it is, a word or an id in quotation marks. It says what it read and what to think about; try as often as you like. For help, take away the `#` in front of `question(...).hint()` and run again. Nothing is counted against you, and nothing leaves this page.

# %%
from nagorno import exercises
from nagorno.exercises import question

# %% [markdown] exercise="01-1"
# ### Exercise 1: count the own voice
#
# In how many of its claims does the report speak in its own voice? Give a number: count in the chart, or let pandas count.

# %% exercise="01-1"
own_voice = ...  # your answer
### BEGIN SOLUTION
own_voice = (claims["speaker_id"] == report["outlet_id"]).sum()
### END SOLUTION
question("01-1").check(own_voice)
# question("01-1").hint()
# question("01-1").solution()

# %% exercise="01-1" points=1
assert question("01-1").readable(own_voice), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("01-1").grade(own_voice)
### END HIDDEN TESTS

# %% [markdown]
# ## Follow a credit to its end
#
# Who hands words on to whom stands in `attributions`, a row a step. Step 0 is the page. This is the chain of the claim in paragraph 3 (thehill-2020-10-10-c08):

# %%
steps = article.attributions
steps.loc[steps["claim_id"] == "thehill-2020-10-10-c08", ["step", "actor_id", "as_named"]]

# %% [markdown] exercise="01-2"
# ### Exercise 2: find the speaker
#
# Paragraph 11 voices a concern (thehill-2020-10-10-c25). Who is its speaker? Give a name or an id, in quotation marks.

# %% exercise="01-2"
my_speaker = ...  # your answer
### BEGIN SOLUTION
my_speaker = steps.loc[steps["claim_id"] == "thehill-2020-10-10-c25", "actor_id"].iloc[-1]
### END SOLUTION
question("01-2").check(my_speaker)
# question("01-2").hint()
# question("01-2").solution()

# %% exercise="01-2" points=1
assert question("01-2").readable(my_speaker), "no name or id that can be read yet"
### BEGIN HIDDEN TESTS
question("01-2").grade(my_speaker)
### END HIDDEN TESTS

# %% [markdown]
# ## Name what the words do
#
# Saying is doing: to accuse, to deny, to ask, to judge. The tables call this the **speech act**. It belongs to the speaker of a claim, not to the verb the report chose: a report may write that somebody *said* what is a charge. Read the list once; the lines *not this* are the ones you will need.

# %%
nagorno.codebook("claims", "act")

# %% [markdown]
# Paragraph 5 holds one claim (thehill-2020-10-10-c12). Read it on the page, then in our words:

# %%
claims.loc[claims["paragraph"] == 5, ["claim_id", "proposition"]]

# %% [markdown] exercise="01-3"
# ### Exercise 3: name the act
#
# Which speech act is the claim of paragraph 5? Choose one word of the codebook, in quotation marks.

# %% exercise="01-3"
my_act = ...  # your answer
### BEGIN SOLUTION
my_act = claims.set_index("claim_id").loc["thehill-2020-10-10-c12", "act"]
### END SOLUTION
question("01-3").check(my_act)
# question("01-3").hint()
# question("01-3").solution()

# %% exercise="01-3" points=1
assert question("01-3").readable(my_act), "no word of the codebook yet"
### BEGIN HIDDEN TESTS
question("01-3").grade(my_act)
### END HIDDEN TESTS

# %% [markdown]
# ## Code three paragraphs
#
# Now you are the coder. Read paragraphs 4, 6 and 8 at the publisher's site; each claim in them is paraphrased below. Two of the paragraphs let a ministry speak, one of each state (thehill-2020-10-10-c09, thehill-2020-10-10-c13); in the last one, listen for a change of voice (thehill-2020-10-10-c20). Count paragraphs from the first one under the headline.
#
# A credit such as *according to* holds for its own sentence and no further. You may write names or ids.

# %%
coded = claims[claims["paragraph"].isin([4, 6, 8])].set_index("claim_id")
coded[["paragraph", "proposition"]]

# %% [markdown] exercise="01-4"
# ### Exercise 4: write down who speaks
#
# Write the speaker of each claim between the quotation marks. You may check before all are filled in.

# %% exercise="01-4"
my_speakers = {
    "thehill-2020-10-10-c09": "",
    "thehill-2020-10-10-c10": "",
    "thehill-2020-10-10-c11": "",
    "thehill-2020-10-10-c13": "",
    "thehill-2020-10-10-c17": "",
    "thehill-2020-10-10-c18": "",
    "thehill-2020-10-10-c19": "",
    "thehill-2020-10-10-c20": "",
    "thehill-2020-10-10-c21": "",
}
### BEGIN SOLUTION
my_speakers = coded["speaker_id"].to_dict()
### END SOLUTION
question("01-4").check(my_speakers)
# question("01-4").hint()
# question("01-4").solution()

# %% exercise="01-4" points=3
assert question("01-4").readable(my_speakers), "no codes that can be read yet"
### BEGIN HIDDEN TESTS
question("01-4").grade(my_speakers)
### END HIDDEN TESTS

# %% [markdown] exercise="01-5"
# ### Exercise 5: write down what the words do
#
# Write the speech act of each claim, a word of the codebook. Decide from what is said. If two fit, take the one that stands later in the codebook's list. Code all nine before you check, and run the next two cells before you change any.

# %% exercise="01-5"
my_acts = {
    "thehill-2020-10-10-c09": "",
    "thehill-2020-10-10-c10": "",
    "thehill-2020-10-10-c11": "",
    "thehill-2020-10-10-c13": "",
    "thehill-2020-10-10-c17": "",
    "thehill-2020-10-10-c18": "",
    "thehill-2020-10-10-c19": "",
    "thehill-2020-10-10-c20": "",
    "thehill-2020-10-10-c21": "",
}
### BEGIN SOLUTION
my_acts = coded["act"].astype("str").to_dict()
### END SOLUTION
question("01-5").check(my_acts)
# question("01-5").hint()
# question("01-5").solution()

# %% exercise="01-5" points=3
assert question("01-5").readable(my_acts), "no codes that can be read yet"
### BEGIN HIDDEN TESTS
question("01-5").grade(my_acts)
### END HIDDEN TESTS

# %% [markdown] needs="01-5"
# ## Compare two readers
#
# You are one reader; whoever coded the tables is another. The next cell sets your speech acts beside theirs. *Percent* is the share of claims on which both chose the same word. *Kappa* and *alpha* take out what chance alone would bring. With nine claims they swing widely: read them as an invitation to talk, not as a mark. Before you have coded, they are undefined.

# %% needs="01-5"
from nagorno import agreement

mine = pd.Series(question("01-5").value(my_acts), dtype="str")
codes = pd.DataFrame({"you": mine, "tables": coded["act"].astype("str")})
agreement.summary(codes)

# %% [markdown] needs="01-5"
# Where do the two differ? Each row is a reason to go back to the page, and then to the codebook. A difference is no mistake yet: it may be yours, ours, or a definition that is not sharp enough.

# %% needs="01-5"
agreement.disagreements(codes, coded[["proposition"]])

# %% [markdown]
# ## Ask two things at once
#
# ### Recap: join two conditions
#
# `&` joins two masks: a row is kept if both say True. Put each condition in round brackets. Which accusations stand in paragraph 4?

# %%
both = (claims["act"] == "accusation") & (claims["paragraph"] == 4)
claims.loc[both, "claim_id"].tolist()

# %% [markdown] exercise="01-6"
# ### Exercise 6: list the news nobody is credited for
#
# Which claims does the report tell as news (the act is *assertion*) in its own voice? Give their ids. This one is for handing in: the check says only whether your answer can be read, or names a common slip.

# %% exercise="01-6"
uncredited = ...  # your answer
### BEGIN SOLUTION
told = (claims["speaker_id"] == report["outlet_id"]) & (claims["act"] == "assertion")
uncredited = claims.loc[told, "claim_id"].tolist()
### END SOLUTION
question("01-6").check(uncredited)
# question("01-6").hint()

# %% exercise="01-6" points=2
assert question("01-6").readable(uncredited), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("01-6").tables
voiced = tables.claims.merge(tables.sources, on="source_id")
own = voiced[voiced["speaker_id"] == voiced["outlet_id"]]
expected = set(own.loc[own["act"] == "assertion", "claim_id"])
given = set(question("01-6").value(uncredited))
assert expected <= given, "01-6, first part: a claim is missing"
assert len(given) < 2 * len(expected), "01-6, first part: too many claims to count as a choice"
### END HIDDEN TESTS

# %% exercise="01-6" points=2
assert question("01-6").readable(uncredited), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("01-6").tables
voiced = tables.claims.merge(tables.sources, on="source_id")
own = voiced[voiced["speaker_id"] == voiced["outlet_id"]]
question("01-6").grade(uncredited, own.loc[own["act"] == "assertion", "claim_id"])
### END HIDDEN TESTS

# %% [markdown] needs="01-6"
# Look at your list with a reader's eye. For which of its claims would you most like to know how the report knows? That nobody is credited does not make a claim doubtful, and does not make it sure.

# %% [markdown]
# ## Keep your results
#
# The slip below can be copied into any learning platform; `.csv` gives it for a spreadsheet. It holds no name unless you type one in: `exercises.slip("your name")`. To go on another day, write `exercises.save()` in a new cell and download the file; `exercises.resume()` reads it back.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - Paragraph 8 puts an agency's judgement in quotation marks (thehill-2020-10-10-c20) and a number of dead without any credit beside it (thehill-2020-10-10-c19). What would change for a reader if it were the other way round?
# - A ministry's word for the other side's charge is coded as a denial (thehill-2020-10-10-c09). Which line of the codebook speaks for that, and which could speak against it?
# - Think of a report in which somebody spoke for a group that you belong to. Whose words were printed, and through whom? You need not name the group.
#
# ## Quiz
#
# **1. A report writes: "The flood reached the bridge at nine, the harbour office said. Two boats are missing." Who is the speaker of the second sentence?**
#
# <details><summary>Answer</summary>
#
# The report. The credit holds for its own sentence. If you named the harbour office, you let the credit run on: it may be the source, but the page does not say so.
#
# </details>

# %% [markdown]
# **2. Both ministries' denials are told with a verb of saying (thehill-2020-10-10-c09, thehill-2020-10-10-c13). Does the verb decide the speech act?**
#
# <details><summary>Answer</summary>
#
# No. The act is decided from what is said. If you went by the verb, you coded the report's wording and not what the speaker does.
#
# </details>

# %% [markdown]
# **3. You and the tables chose different words for one claim. Which of the two is the mistake?**
#
# <details><summary>Answer</summary>
#
# That cannot be said from the difference alone. Go back to the page and to the codebook; where both readings stand, the definition needs work. If you took the tables for the truth, you gave up your own reading too early.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take a report on any subject, ten sentences long. Underline what it says in its own voice in one way, and what others say in another. How much is left when you take the own voice away?
#
# ## Next step
#
# Next comes notebook 02, *Trace a claim*: how do we know that they said it?

# %% [markdown]
# # Start here: read one report as data
#
# **The question of this notebook:** what did one report say, and what came of its claims?
#
# **What you'll do.** Look at one news report of 10 October 2020 (thehill-2020-10-10) as a table of claims, see who speaks in it, and follow a few claims to whoever answers them. There is no code to write: run each cell with **Shift + Enter** and read.
#
# **What you'll learn.** What a *claim*, a *speaker* and a *speech act* are; why the page that prints a sentence is often not the one that says it.
#
# **What you'll need.** 15 minutes and this page. No knowledge of Python, and none of the region.
#
# ## Before you begin
#
# People died in the fighting that this report tells of (thehill-2020-10-10-c08, thehill-2020-10-10-c19). Members of both communities may sit in your class. Nobody speaks for a country here, and nobody is asked which side is right. You can stop at any cell, leave a question open, or ask for another text; you need give no reason.

# %% [markdown]
# ## See who speaks
#
# The first cell opens the report and draws how its claims reach the page. Run it.

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
who = charts.chain(article)
who

# %% [markdown]
# Read a line from left to right: who printed it, who handed it on, who first said it. Numbers count claims. A dashed box is something that the report does not say. Shape and place say the same as the colour, and every line is equally thick: thickness would read as trust.
#
# More than half of the claims end in *The Hill* itself: the report's own voice. The same figure in words, counted from the same rows:

# %%
who.description

# %% [markdown]
# If words serve you better than figures, tick the box below: from there on every figure is told. The two lines of that cell do the same in any other notebook, below its first cell.

# %%
from nagorno.widgets import text_only_switch

text_only_switch()

# %% [markdown]
# ## Look at the tables
#
# Behind the chart stand nine tables. The card below says what a row of each one is.

# %%
article

# %% [markdown]
# The table `claims` is the heart of it. A **claim** is one thing that one speaker says in one report, written down in our own words. Eight of its columns are enough to begin with; here is paragraph 2.

# %%
import pandas as pd

pd.set_option("display.max_colwidth", 120)
columns = ["claim_id", "source_id", "paragraph", "speaker_id", "act", "target_id", "proposition", "date_id"]
claims = article.claims
claims.loc[claims["paragraph"] == 2, columns]

# %% [markdown]
# One paragraph, two speakers. The length of the talks is the agency's word (thehill-2020-10-10-c05); when the truce began is told by the outlet itself, and nobody is credited (thehill-2020-10-10-c06). An empty cell shows as `NaN`: there was nothing to write down.
#
# Who hands words on to whom stands in `attributions`: step 0 is the page, the last step is the **speaker**. Here is one claim of each party's side.

# %%
both = ["thehill-2020-10-10-c08", "thehill-2020-10-10-c12"]
steps = article.attributions
steps.loc[steps["claim_id"].isin(both), ["claim_id", "step", "actor_id", "as_named"]]

# %% [markdown]
# Both reach the page by the same road: the outlet cites an agency, the agency cites a speaker (thehill-2020-10-10-c08, thehill-2020-10-10-c12).
#
# ## Explore the claims
#
# Choose a side, a speaker, a **speech act**, an event or a paragraph, or search for a word; a number in brackets says how many claims a choice would find. By keyboard: Tab moves on, Space, an arrow key and Enter choose. Each card says what is claimed, by whom and through whom, and what in the report answers it. A dashed line marks a gap: something the report does not say.

# %%
from nagorno.widgets import explorer

explorer(article)

# %% [markdown]
# Three things to look for:
#
# 1. Choose *accusation*, then *denial*. Which charge does each denial take up, and which words does the report give for it?
# 2. Choose a speech act with (0). What does an empty result tell you, and what does it not?
# 3. Choose *The Hill*. For which of its claims would you like to know the source?
#
# How often is each act done in this report?

# %%
claims["act"].value_counts()

# %% [markdown]
# What do the acts mean? The **codebook** gives each one a sentence, an example, and what it is not.

# %%
nagorno.codebook("claims", "act")

# %% [markdown]
# ## Try two questions
#
# Choose an answer and read what it says about your choice. Choose again as often as you like: nothing is counted or stored.

# %% jupyter={"source_hidden": true}
from nagorno.widgets import ask

ask(
    "thehill-2020-10-10-c05 says that the talks took ten hours. Who is its speaker?",
    {
        "Sergey Lavrov": "You chose whom the claim is about. He is named as broker; "
        "nothing in the paragraph is told as his words. Look for who tells it.",
        "The Hill": "You chose who prints it. The Hill names somebody else as its source: "
        "step 0 of the chain is the page, the speaker is the last step.",
        "Associated Press": "You followed the chain to its end: The Hill credits the agency, "
        "and no one before it. How the agency knew, the report does not say.",
    },
)

# %% jupyter={"source_hidden": true}
ask(
    "Nothing in this report answers the call in thehill-2020-10-10-c24. What follows from that?",
    {
        "Both countries agreed to it": "You took silence for consent. A missing answer "
        "in one text is no answer, neither yes nor no.",
        "Both countries ignored it": "You took silence in the report for silence in the world. "
        "They may have answered where this report did not look.",
        "This report carries no answer": "You kept to what was read: a gap in one report. "
        "Whether there was an answer, other reports may tell.",
    },
)

# %% [markdown]
# ## Why no claim is judged here
#
# You will find no column for *true* or *false*. One report read at a desk cannot settle what happened in the field, and these tables do not try. They record what can be checked by anyone who opens the page: who is said to have said what, through whom, when, and what was said in return. Accusations of either side are coded by one rule (thehill-2020-10-10-c08, thehill-2020-10-10-c10, thehill-2020-10-10-c11), and so are denials (thehill-2020-10-10-c09, thehill-2020-10-10-c13). That is not indifference. Before you weigh a claim, you need to know whose claim it is.
#
# You may disagree with a coding: then you have read closely. The codebook is there to argue with.
#
# ## Say where it comes from
#
# If you use the tables, say so. The licence asks for it, and so does good practice.

# %%
nagorno.cite()

# %% [markdown]
# ## Discuss
#
# - The report is in English, by an outlet in the United States (thehill-2020-10-10). Whose voices would you expect in a report from elsewhere, and how could you find out?
# - Neither ministry's words come with a channel: no statement, no post, no briefing is named (thehill-2020-10-10-c09, thehill-2020-10-10-c13). What would you need before you quote them yourself?
# - A number of dead stands in the report with no source (thehill-2020-10-10-c19). How would you word that sentence in a report of your own?
#
# ## Quiz
#
# **1. Which column says who makes a claim, and which table says through whom it came?**
#
# <details><summary>Answer</summary>
#
# `speaker_id` in `claims`; the steps in `attributions`. If you named `source_id`: that is the report in which the claim stands, not its speaker.
#
# </details>

# %% [markdown]
# **2. The first paragraph says that each side accuses the other (thehill-2020-10-10-c03). Why is this coded as an assertion and not as an accusation?**
#
# <details><summary>Answer</summary>
#
# The outlet charges nobody: it sums up charges that others make further down. The act belongs to the speaker of the claim, not to its subject.
#
# </details>

# %% [markdown]
# **3. Two claims are coded as denials (thehill-2020-10-10-c09, thehill-2020-10-10-c13). What do the tables say about who is right?**
#
# <details><summary>Answer</summary>
#
# Nothing. A denial says that a charge is rejected, and by whom. If you looked for a winner, you asked the table a question that it cannot answer.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take any short report from today's news, on any subject. Pick one paragraph and write a line for each claim: who speaks, through whom, and what the words do. Mark what the report does not say.
#
# ## Next step
#
# Next comes notebook 01, *Read one report*, in which you code three paragraphs yourself.
#
# ## Ask for help
#
# A cell shows an error, or nothing? Choose **Kernel > Restart kernel and run all cells**. If that does not help, copy the last line of the message and show it to your teacher, or open an issue in the project's repository: say which notebook, which cell, and what you expected. A question about a coding is as welcome as one about a bug. If the subject weighs on you, close the page and talk to somebody you trust.

# %% [markdown]
# # Put it on a map: what is this place called, and by whom?
#
# **The question of this notebook:** a report names a place. Which place is it, what do others call it, and what can a map say of it?
#
# **What you'll do.** Read the places of one report, and the part each plays (thehill-2020-10-10); tell a district from the town of the same name; follow two names through 65 reports; switch names and lines of a map, in code.
#
# **What you'll learn.** To ask what a point stands for (*geo-precision*); to part *homonyms*; to see a name's form, its language and its user; to read a line on a map as somebody's claim.
#
# **What you'll need.** 50 minutes, notebook 01, and its pandas: masks, `&` and `loc`. New steps stand under *Recap*.
#
# The places are those of fighting in which people died (thehill-2020-10-10-c19). You can stop at any cell or leave a question open. Nobody is asked whose a place is, or whose name for it is right.

# %% [markdown]
# ## See where claims point
#
# The map shows the places that the claims of one report name (thehill-2020-10-10). It shows what is *said of* a place, not what happened there.

# %%
import nagorno
from nagorno import charts

article = nagorno.open("article")
named = charts.map(article)
named

# %% [markdown]
# The same in words, from the same rows. Any figure has its `description`; `nagorno.describe.text_only()` shows words in place of all of them.

# %%
named.description

# %% [markdown]
# ## Read the part a place plays
#
# Behind each mark stand rows of `claim_places`, one for each claim and place. `as_named` is the report's own word. The **role** says what the place is in that claim: *target* is what is said to have been hit or attacked, *location* where it is said to have happened or to hold, *origin* where it came from, *mentioned* all else.

# %%
from nagorno import exercises
from nagorno.exercises import question

told = article.claim_places
told.loc[told["claim_id"].isin(["thehill-2020-10-10-c08", "thehill-2020-10-10-c11"])]

# %% [markdown]
# Two charges, one of each side. The first names a larger place as well, to say where the smaller one lies; the second tells of attempted attacks and says of no place that it was hit (thehill-2020-10-10-c08, thehill-2020-10-10-c11). *Armenia* is a place here, and an actor elsewhere.

# %% [markdown] exercise="04-1"
# ### Exercise 1: find what was aimed at
#
# Which places does the report name as *target*? Give names or ids of places. You may read them in the description of the map.

# %% exercise="04-1"
targets = ...  # your answer
### BEGIN SOLUTION
targets = told.loc[told["role"] == "target", "place_id"]
### END SOLUTION
question("04-1").check(targets)
# question("04-1").hint()
# question("04-1").solution()

# %% exercise="04-1" points=1
assert question("04-1").readable(targets), "no places that can be read yet"
### BEGIN HIDDEN TESTS
question("04-1").grade(targets)
### END HIDDEN TESTS

# %% [markdown]
# ## Ask what a point stands for
#
# Software wants two numbers for each place, and some places have none to give. **Geo-precision** says what the numbers mean: `settlement` is the middle of a town or village, `area` is *some* middle of a region or district, chosen so that a label can stand there. From here on we read 65 reports; of most, only the opening was read. Two places of one name:

# %%
reports = nagorno.open("truce")  # thehill-2020-10-10, rt-2020-10-10-night-c03 and others
places = reports.places.set_index("place_id")
pair = places.loc[["terter", "terter-district"], ["name", "kind", "lat", "lon", "precision"]]
pair

# %% [markdown]
# At 40 degrees north, a degree measures 111 km from south to north and 85 km from west to east. From the town's point to the district's, in km (rt-2020-10-10-night-c03 names the town):

# %%
(pair[["lat", "lon"]].diff().iloc[1] * [111, 85]).round()

# %% [markdown]
# Ten to the south, twelve to the west. Whoever draws the district's claims at the town's point moves the mark by 16 km, onto houses that nobody named (thehill-2020-10-10-c10). Nor was anything told to be hit at the other point: it is where a label fits. So the map draws a ring.
#
# ### Recap: find rows that share a value
#
# `duplicated("name", keep=False)` is True for each row whose name stands in another row, too. `isin` asks of each row whether its value is in a list, and `nunique` counts how many different values there are.

# %%
twins = reports.places[reports.places.duplicated("name", keep=False)]
twins[["place_id", "name", "kind"]]

# %% [markdown] exercise="04-2"
# ### Exercise 2: count the claims that would move
#
# How many claims of the 65 reports name a *district* that shares its name with a town, as thehill-2020-10-10-c10 does? Give a number. The rows are in `reports.claim_places`.

# %% exercise="04-2"
movers = ...  # your answer
### BEGIN SOLUTION
districts = twins.loc[twins["kind"] == "district", "place_id"]
rows = reports.claim_places[reports.claim_places["place_id"].isin(districts)]
movers = rows["claim_id"].nunique()
### END SOLUTION
question("04-2").check(movers)
# question("04-2").hint()
# question("04-2").solution()

# %% exercise="04-2" points=2
assert question("04-2").readable(movers), "no number that can be read yet"
### BEGIN HIDDEN TESTS
question("04-2").grade(movers)
### END HIDDEN TESTS

# %% [markdown]
# What is said to have been hit, in all reports (thehill-2020-10-10 and 64 others). Counts are of claims: a place in many claims was named often, by many pages or in many copies, and no more. Two names stand twice on this map: the point is the town, the ring the district.

# %%
charts.map(reports, role="target")  # thehill-2020-10-10-c08 and others

# %% [markdown]
# ## Part what sounds alike
#
# **Homonyms** are two things with one name; near-homonyms only look alike. Six claims, with the words that stand for a place:

# %%
import pandas as pd

pd.set_option("display.max_colwidth", None)
words = {
    "thehill-2020-10-10-c08": "the town of Kapan",
    "thehill-2020-10-10-c10": "Terter",
    "rt-2020-10-10-night-c03": "the town of Terter",
    "jamnews-2020-10-11-c09": "the village of Gapanli",
    "tassru-2020-10-10-drones-c01": "Кафанской (Капанской) области",
    "memurlar-2020-10-11-c03": "Vardenis ilinden",
}
claims = reports.claims.set_index("claim_id")
claims.loc[[*words], ["proposition"]].assign(words=pd.Series(words))

# %% [markdown]
# And the places to choose from (thehill-2020-10-10-c08, jamnews-2020-10-11-c09). *Области* is Russian for "of the region", *ilinden* Turkish for "from the province".

# %%
# For thehill-2020-10-10-c08 and the others
some = ["terter", "terter-district", "kapan", "kapan-area", "gapanli", "vardenis", "vardenis-district"]
places.loc[some, ["name", "kind", "part_of"]]

# %% [markdown] exercise="04-3"
# ### Exercise 3: decide which place is meant
#
# Write the id of the place that the words of each claim stand for.

# %% exercise="04-3"
my_places = {
    "thehill-2020-10-10-c08": "",
    "thehill-2020-10-10-c10": "",
    "rt-2020-10-10-night-c03": "",
    "jamnews-2020-10-11-c09": "",
    "tassru-2020-10-10-drones-c01": "",
    "memurlar-2020-10-11-c03": "",
}
### BEGIN SOLUTION
read = ["claim_id", "as_named"]
as_read = reports.claim_places.drop_duplicates(read).set_index(read)["place_id"]
my_places = {one: as_read[one, word] for one, word in words.items()}
### END SOLUTION
question("04-3").check(my_places)
# question("04-3").hint()
# question("04-3").solution()

# %% exercise="04-3" points=3
assert question("04-3").readable(my_places), "no places that can be read yet"
### BEGIN HIDDEN TESTS
question("04-3").grade(my_places)
### END HIDDEN TESTS

# %% [markdown]
# How did the coder decide? The notes say:

# %%
places.loc[some, ["note"]]  # on thehill-2020-10-10-c08 and the others

# %% [markdown]
# Not every text decides. In one statement forces tried to advance "towards" two places, and town or district is not said; the tables read towns, and a note says that the text is open (dailyspokesman-azertac-mfa-c02). In another, two pairs are read as districts (thehill-2020-10-10-c11). Both are coders' readings, and yours may differ.
#
# ## Ask who spells it how
#
# One place has many forms: other languages, other alphabets, other ways to write one alphabet in another. `relate.naming` counts who prints which.

# %%
from nagorno import relate

forms = relate.naming(reports.claim_places, reports.claims, reports.sources)
forms = forms.merge(reports.actors[["actor_id", "country"]], left_on="outlet_id", right_on="actor_id")
district = forms["place_id"] == "terter-district"  # as in thehill-2020-10-10-c10
forms.loc[district, ["as_named", "outlet_id", "country", "language", "claims"]]

# %% [markdown] exercise="04-4"
# ### Exercise 4: follow one spelling
#
# Which outlets print a form of this name that holds `Tartar` (armenpress-2020-10-10-hadrut-fire-c04 is a claim with one)? Give ids or names of outlets.

# %% exercise="04-4"
spellers = ...  # your answer
### BEGIN SOLUTION
spellers = forms.loc[district & forms["as_named"].str.contains("Tartar"), "outlet_id"]
### END SOLUTION
question("04-4").check(spellers)
# question("04-4").hint()
# question("04-4").solution()

# %% exercise="04-4" points=2
assert question("04-4").readable(spellers), "no outlets that can be read yet"
### BEGIN HIDDEN TESTS
question("04-4").grade(spellers)
### END HIDDEN TESTS

# %% [markdown]
# Look at the countries of the outlets you found. A spelling comes by a road: from one language, through another, by an agency's rule. *Terter* came through Russian, says the first note above (rt-2020-10-10-night-c03); *Tartar* is the newer English form of Azerbaijani agencies, and pages of many countries print it (armenpress-2020-10-10-hadrut-fire-c04, skytg24-2020-10-11-c06). A spelling alone does not tell whose side a page is on.
#
# ## Ask whose word it is
#
# Some names do carry a stand. For the region that claims name most, these 65 reports print many forms (thehill-2020-10-10-c02, thehill-2020-10-10-c17):

# %%
import textwrap

region = "nagorno-karabakh"  # named in thehill-2020-10-10-c02
print(textwrap.fill(" | ".join(forms.loc[forms["place_id"] == region, "as_named"].unique()), 96))

# %% [markdown]
# The column `name` has to hold *one* form: that of the main report, and nobody's ruling. All others stand in `names`, with who uses them (thehill-2020-10-10). Take three words of the list: *Artsakh*, usual among Armenian speakers, and two that pages set before the name (evnreport-2020-10-10-c09, trtworld-2020-10-11-late-c10, voa-2020-10-11-c07). Who is the speaker of the claims that print them?

# %%
taken = reports.claim_places["as_named"].str.contains("Artsakh|occupied|breakaway", na=False)
worded = reports.claim_places[taken].merge(reports.claims[["claim_id", "source_id", "speaker_id"]])
worded = worded.merge(reports.sources[["source_id", "outlet_id"]])
worded[["claim_id", "as_named", "speaker_id", "outlet_id"]]  # evnreport-2020-10-10-c09 is one

# %% [markdown] exercise="04-5"
# ### Exercise 5: tell the page's word from another's
#
# In which of these claims does an outlet print such a word in its *own voice* (evnreport-2020-10-10-c09 or tass-2020-10-11-ganja-c04)? Give the ids of the claims.

# %% exercise="04-5"
own_words = ...  # your answer
### BEGIN SOLUTION
own_words = worded.loc[worded["speaker_id"] == worded["outlet_id"], "claim_id"]
### END SOLUTION
question("04-5").check(own_words)
# question("04-5").hint()
# question("04-5").solution()

# %% exercise="04-5" points=2
assert question("04-5").readable(own_words), "no claim ids that can be read yet"
### BEGIN HIDDEN TESTS
question("04-5").grade(own_words)
### END HIDDEN TESTS

# %% [markdown]
# A claim of another speaker may still be told in the page's words. One agency has *Artsakh* in quotation marks and explains it in brackets (tass-2020-10-11-ganja-c04). One page prints *breakaway* where it tells what a president said (taipeitimes-2020-10-11-afp-c12): whose word is that? Ask so of every form in the list above, whichever side you think it leans to.
#
# ## Switch names and lines
#
# `by="both"` writes one form for each party; `order=` says whose stands first. `language=` takes one language for all (thehill-2020-10-10). Printed are the sentences of the description that are not as in the first map:

# %%
both = charts.map(article, by="both")
parts = both.alt.replace("\n", " ").split(". ")
print(textwrap.fill(". ".join(part for part in parts if part not in named.alt), 96))
both

# %% [markdown]
# Two cautions. For two of the districts no form of the *district* was found in Armenian, so the town's form stands there: the switch hides what Exercise 3 was about (thehill-2020-10-10-c11). And nobody speaks for all who use a language.
#
# A **line** on a map is somebody's claim as well. These lines come from one published base, named under the figure; they are where *it* puts the boundaries of states. It draws none around the region that is disputed, and that too is a choice: the report puts it within one of the states, and calls it contested in the next paragraph (thehill-2020-10-10-c15, thehill-2020-10-10-c17).

# %%
bare = charts.map(article, lines=False)
print(*[part for part in bare.alt.split(". ") if part not in named.alt], sep="\n")
bare

# %% [markdown]
# Nothing that the claims say has left the picture. What did you believe to know from the lines? The tables take no stand either: `part_of` and the code are empty for that region (thehill-2020-10-10-c15).
#
# The same switches as a screen, for one report (thehill-2020-10-10): whose names, and whether there are lines. What changes with each: a claim, or how the map looks?

# %%
from nagorno import widgets

widgets.places(article)

# %% [markdown] exercise="04-6"
# ### Exercise 6: list what no point can show
#
# Which places do the claims of these reports name that have no coordinates at all, as in thehill-2020-10-10-c11? Give ids. This one is for handing in: the check says only whether your answer can be read, or names a common slip.

# %% exercise="04-6"
pointless = ...  # your answer
### BEGIN SOLUTION
spoken = reports.places["place_id"].isin(reports.claim_places["place_id"])
pointless = reports.places.loc[spoken & reports.places["lat"].isna(), "place_id"]
### END SOLUTION
question("04-6").check(pointless)
# question("04-6").hint()

# %% exercise="04-6" points=2
assert question("04-6").readable(pointless), "no places that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("04-6").tables
empty = set(tables.places.loc[tables.places["lat"].isna(), "place_id"])
empty &= set(tables.claim_places["place_id"])
given = set(question("04-6").value(pointless))
assert empty <= given, "04-6, first part: a place is missing"
assert len(given) < 2 * len(empty), "04-6, first part: too many places to count as a choice"
### END HIDDEN TESTS

# %% exercise="04-6" points=2
assert question("04-6").readable(pointless), "no places that can be read yet"
### BEGIN HIDDEN TESTS
tables = question("04-6").tables
empty = set(tables.places.loc[tables.places["lat"].isna(), "place_id"])
empty &= set(tables.claim_places["place_id"])
question("04-6").grade(pointless, empty)
### END HIDDEN TESTS

# %% [markdown]
# A map leaves these out without a word, unless somebody lists them beside it. It leaves out more: claims that name no place at all (thehill-2020-10-10-c12 is one). By act:

# %%
somewhere = reports.claims["claim_id"].isin(reports.claim_places["claim_id"])
pd.crosstab(reports.claims["act"], somewhere.rename("names a place"), margins=True)

# %% [markdown]
# ## Keep your results
#
# The slip can be copied into any learning platform. `exercises.save()` in a new cell writes your answers to a file; `exercises.resume()` reads them back.

# %%
exercises.slip()

# %% [markdown]
# ## Discuss
#
# - A charge names villages at the edge of a town; some pages print the town (haypress-2020-10-10-c01, nsn-2020-10-10-c01). What does a map show a reader who saw one page?
# - One gazetteer gives the name of one village as a second name of another; reports print both, side by side (tassru-2020-10-10-drones-c01). One place or two? What would you need to know?
# - You make a map for a class in which both languages are spoken at home. Which names do you write, in which order, and what do you say about it (thehill-2020-10-10-c02)?
# - Does a place that matters to you have two names? Who uses which, and when?
#
# ## Quiz
#
# **1. A page says: "Fire was reported in the Lakeside district." A map shows a dot on Lakeside's town hall. What has been added?**
#
# <details><summary>Answer</summary>
#
# A spot. The page names an area, the dot a building. If you said nothing was added, you took a label's place for the place of the fire.
#
# </details>

# %% [markdown]
# **2. Two pages spell one village differently. Does that tell you which side each is on?**
#
# <details><summary>Answer</summary>
#
# Not by itself. Spellings follow languages, agencies and house rules. If you said yes, you read a page's stand from its alphabet; ask who speaks, and who else spells it so.
#
# </details>

# %% [markdown]
# **3. You switch off every boundary. Is the map neutral now?**
#
# <details><summary>Answer</summary>
#
# No. Names, their order, the frame and the choice of places are choices, too. If you said yes, you looked for the claim in the lines alone. A map can say whose choices it shows.
#
# </details>

# %% [markdown]
# ## On your own
#
# Take two maps of any place that is claimed by two. Write down three things on which they differ, and under each who says so. Where do you find out?
#
# ## Next step
#
# Next comes notebook 05, *Follow the dispute*: what was answered, and what was not?

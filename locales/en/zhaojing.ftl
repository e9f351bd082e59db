# All words of the program. Every section belongs to one screen or floor; put
# new messages into their own section. Variables are written { $name }.

### The stages of a meeting
stage-plan = Plan
stage-collect = Opinions
stage-talk = Talks
stage-self-review = Self-review
stage-criticise = Criticism
stage-meet = Meeting
stage-rectify = Mending
stage-ask-again = Ask again

### Common words
kind-democratic-life = democratic life meeting
kind-organisational-life = organisational life meeting
rating-met = met
rating-mostly-met = mostly met
rating-gap = falls short
rating-not-applicable = not applicable

### Frame (footer, help, palette, dialogs)
# (end: Frame (footer, help, palette, dialogs))

### Forms
# (end: Forms)

### Commands
# (end: Commands)

### Home and first run
# (end: Home and first run)

### Meeting wizard
# (end: Meeting wizard)

### Vault (passphrases)
# (end: Vault (passphrases))

### Worksheet
# (end: Worksheet)

### Round and slips
# (end: Round and slips)

### Kiosk
# (end: Kiosk)

### Import
# (end: Import)

### Results and projection
# (end: Results and projection)

### Documents
doc-date = { $year }-{ $month }-{ $day }
doc-self-review-title = Self-review of { $name }
doc-unit = Unit
doc-meeting = Meeting
doc-held-on = Date of the meeting
doc-theme = Theme
doc-member = Member
doc-checklist = Measured against
doc-draft = Draft: not handed in yet; only the member can see it.
doc-handed-in = Handed in
doc-item = { $number }. { $text }
doc-source = Source
doc-rating = Own view
doc-facts = What happened
doc-causes = Why
doc-measures = What will be done
doc-due = By when
doc-earlier-edition = Items that the present checklist does not have
doc-unfinished = Not finished ({ $count })
doc-item-open = { $item } (not begun)
doc-item-begun = { $item } (not finished)
doc-slips-title = Voting code slips
doc-slip-code = Your voting code
doc-slip-how-1 = Go to the voting computer and type the code. Case, blanks and dashes do not matter.
doc-slip-how-2 = Choose item by item. Choose “don't know” where you cannot tell; you may leave items open.
doc-slip-how-3 = Look it all over, then put it into the box. A code can vote once.
doc-slip-how-4 = When you see that the ballot is in the box, tear this slip up.
doc-slip-promise = A ballot bears no name, no time and no order; nothing links a code to a ballot.
doc-slip-check = Check { $hash }
doc-ratings-subject = Subject
doc-ratings-item = Item
doc-ratings-kind = Kind
doc-ratings-group = Group
doc-ratings-over = Groups counted in
doc-ratings-invited = Invited
doc-ratings-handed-out = Handed out
doc-ratings-returned = Returned
doc-ratings-ballots-valid = Valid ballots
doc-ratings-ballots-spoiled = Spoiled ballots
doc-ratings-scale = Grades
doc-ratings-grade = Grade { $place }
doc-ratings-valid = Valid answers
doc-ratings-dont-know = Don't know
doc-ratings-blank = Blank
doc-ratings-mean = Score
doc-ratings-deviation = Standard deviation
doc-ratings-favourable = Favourable rate
doc-ratings-low = Favourable rate, low (95 %)
doc-ratings-high = Favourable rate, high (95 %)
doc-ratings-agreement = Agreement (r_wg)
doc-ratings-withheld = Withheld because
doc-ratings-kind-group = group
doc-ratings-kind-pooled = pooled
doc-ratings-kind-weighted = weighted
doc-ratings-below-threshold = fewer than { $threshold } valid answers
doc-ratings-would-reveal = it would give away a group that is too small
# (end: Documents)

### Errors
error-no-file = No data file is open. Create or open a meeting first.
error-cancelled = Stopped; nothing was changed.
# (end: Errors)

### Command line
# (end: Command line)

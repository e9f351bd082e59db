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
# (end: Documents)

### Errors
error-no-file = No data file is open. Create or open a meeting first.
error-cancelled = Stopped; nothing was changed.
# (end: Errors)

### Command line
# (end: Command line)

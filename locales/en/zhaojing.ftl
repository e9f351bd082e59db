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
frame-too-small = The window is too small: please make it at least 60 columns by 17 rows (now { $width } by { $height }). Nothing you wrote is lost.
frame-help-title = Keys here
frame-help-close = Esc goes back
frame-menu-title = Menu
frame-palette-title = Find a command
frame-palette-hint = Type a name, in Chinese, pinyin initials or English
frame-palette-none = No such command. Type less, or press F10 and choose from the menu.
frame-error-title = It did not happen
frame-broken = The program made a mistake here and this step did not happen; what was saved is safe. Please try again, and tell the maintainers if it happens again.
frame-save-failed = The last save failed, so the program is still open. Please see why and try again; quitting once more leaves without saving.
frame-close = Close
frame-yes = Yes
frame-look-again = Not yet
frame-cancel = Stop
frame-cancelling = Stopping…
frame-working = { $done } of { $total }
frame-choose = ↑↓ choose   Enter takes it   Esc goes back
frame-root = This is the outermost screen. F10 shows the menu, Ctrl-Q quits.
frame-theme-now = Colours: { $name }
frame-theme-dark = dark
frame-theme-light = light
frame-theme-projector = projector
frame-theme-mono = plain
frame-more-above = ↑ more above
frame-more-below = ↓ more below
frame-ambiguous = This terminal shows signs like “…” two columns wide; plain signs are used instead.
frame-stopped = zhaojing stopped unexpectedly ({ $place }). What was saved is safe; please open it again.
frame-weekday-1 = Mon
frame-weekday-2 = Tue
frame-weekday-3 = Wed
frame-weekday-4 = Thu
frame-weekday-5 = Fri
frame-weekday-6 = Sat
frame-weekday-7 = Sun
frame-date = { $weekday } { $day }/{ $month }
keys-syntax = Line { $line }: cannot be read ({ $words }).
keys-unknown-command = Line { $line }: there is no command “{ $name }”. docs/keys.md lists the names.
keys-unknown-key = Line { $line }: there is no key “{ $name }”. Write F5, Ctrl-G or Alt-Down.
keys-not-a-key = Line { $line }: after “{ $name }” comes a key, or several in brackets.
keys-fixed = Line { $line }: the keys of “{ $name }” stay as they are.
keys-indistinguishable = Line { $line }: a terminal cannot tell { $name } from { $other }; please take another key.
keys-letter = Line { $line }: an input method swallows { $name } alone; please add Ctrl or Alt.
keys-taken = Line { $line }: { $name } already belongs to “{ $other }”.
theme-syntax = Line { $line }: cannot be read ({ $words }).
theme-unknown-role = Line { $line }: there is no role “{ $name }”.
theme-unknown-colour = Line { $line }: there is no colour “{ $name }”. Write #rrggbb, or name it in [palette] first.
theme-unknown-key = Line { $line }: “{ $name }” has no meaning here.
theme-unknown-parent = Line { $line }: there is no set of colours “{ $name }” to inherit from.
theme-wrong-kind = Line { $line }: the value of “{ $name }” is of the wrong kind.
frame-date-year = { $weekday } { $day }/{ $month }/{ $year }
# (end: Frame (footer, help, palette, dialogs))

### Forms
form-missing = This needs an answer.
form-too-long = At most { $max } characters; now { $has }.
form-too-short = At least { $min } characters; now { $has }.
form-not-a-number = “{ $typed }” is not a number. Please use digits only.
form-out-of-range = It must be between { $min } and { $max }.
form-too-small = It must not be below { $min }.
form-too-large = It must not be above { $max }.
form-not-a-date = “{ $typed }” is not a date. Please write 2026-12-18, 20261218 or 12-18.
form-too-early = It must not be before { $date }.
form-too-late = It must not be after { $date }.
form-unknown-choice = Please choose one of those listed.
form-too-many = At most { $max }; now { $has }.
form-too-few = At least { $min }; now { $has }.
form-rows-missing = { $count } rows are still open.
form-required = required
form-counter = { $has } / { $max }
form-date-hint = 2026-12-18 or 12-18; ↑↓ changes the day
# (end: Forms)

### Commands
command-group-moving = Moving about
command-group-work = The work in hand
command-group-writing = Writing
command-group-anywhere = The same everywhere
command-up = Up
command-up-help = One row up
command-down = Down
command-down-help = One row down
command-left = Left
command-left-help = To the left, or to the one before
command-right = Right
command-right-help = To the right, or to the one after
command-first = First
command-first-help = To the start of the line, or to the first one
command-last = Last
command-last-help = To the end of the line, or to the last one
command-open = Open
command-open-help = Open the one that is selected
command-toggle = Tick
command-toggle-help = Tick it or take the tick away
command-next-field = Next field
command-next-field-help = To the next field
command-previous-field = Previous field
command-previous-field-help = To the previous field
command-next = Next
command-next-help = To the next item
command-previous = Previous
command-previous-help = To the previous item
command-switch-person = Switch person
command-switch-person-help = Let another person sit here
command-next-finding = Next finding
command-next-finding-help = To the next finding
command-look = Look
command-look-help = Look at what belongs to this
command-claim = Claim
command-claim-help = Claim this opinion
command-preview = Preview
command-preview-help = See how it will read
command-project = Project
command-project-help = Show it on the big screen
command-outline = Outline
command-outline-help = See all items and go to one
command-step-back = Step back
command-step-back-help = Back to the previous step
command-continue = Continue
command-continue-help = On to the next step
command-submit = Submit
command-submit-help = Filled in; submit it
command-hand-in = Hand in
command-hand-in-help = Written; hand it in
command-export = Export
command-export-help = Write it to a file
command-big-type = Big type
command-big-type-help = Show it in big type, or stop doing so
command-new = New
command-new-help = Start a new one
command-edit = Edit
command-edit-help = Change the one that is selected
command-remove = Remove
command-remove-help = Remove the one that is selected
command-import = Import
command-import-help = Read it from a file
command-print = Print
command-print-help = Print it, or write a file to print
command-find = Find
command-find-help = Look for words
command-undo = Undo
command-undo-help = Take back what was typed last
command-redo = Redo
command-redo-help = Type again what was taken back
command-select-all = Select all
command-select-all-help = Select all the text of this field
command-save = Save
command-save-help = Save now (it saves itself anyway)
command-help = Help
command-help-help = Which keys there are here
command-menu = Menu
command-menu-help = Everything that can be done here
command-palette = Find a command
command-palette-help = Find a command by its name, in Chinese, pinyin or English
command-theme = Colours
command-theme-help = The next set of colours: dark, light, projector, plain
command-language = 中文
command-language-help = Speak Chinese
command-back = Back
command-back-help = Back to where you came from
command-quit = Quit
command-quit-help = Save and leave the program
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

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
command-refresh = Refresh
command-refresh-help = Look again at how things stand.
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
results-name = Results
results-title = Results · { $unit } { $meeting }
results-missing = No results yet. When the box has been closed and counted, every item's and every person's score will be here, and the opinions people wrote.
results-base = out { $out }  back { $back }  valid { $valid }  spoiled { $spoiled }
results-overview = Weighted scores in the body's own order, never ranked. { $weights }
results-weights-equal = All groups weigh the same
results-weights = Weights: { $each }
results-list-comma = {", "}
results-list-and = {" and "}
results-mean = Mean
results-columns = { $from }–{ $to } of { $all }
results-open = Details
results-opinions = Opinions
results-note-few = Withheld: fewer than { $threshold } valid answers would show who it was.
results-note-reveal = Withheld as well: shown, it would give away a group that is too small.
results-note-dont-know = Don't know and blank are not valid answers. Scores inform; people decide.
results-group = Who rated
results-group-invited = Invited
results-group-out = Out
results-group-back = Back
results-group-valid = Valid
results-group-spoiled = Spoiled
results-group-straight = One grade throughout
results-next-subject = Person
results-next-item = Item
results-place = Item { $item } of { $items }
results-valid = Valid
results-score = Score
results-pooled = All, by ballots
results-pooled-part = Only { $groups }
results-weighted = Weighted score
results-favourable = { $grades } { $rate }%, between { $low }% and { $high }% (95%)
results-and-better = { $grade } or better
results-stands-out = Stands out
results-explanation = To read it
results-nothing-stands-out = Nothing in particular
results-gap = { $high } { $points } points above { $low }
results-gap-widest = { $gap }, the widest of all items
results-concentrated = opinions agree
results-divided = opinions are divided
results-poles = opinions at two poles
results-straight = { $group }: { $ballots } ballots with one grade throughout
results-explain-valid = Don't know and blank are not valid
results-outside = { $word } or blank: { $each }
results-left-out = The weighted score leaves out { $groups }
results-opinions-title = Opinions · { $name }
results-opinions-from = { $group } ({ $count })
results-opinions-together = { $groups }, together and not told apart ({ $count })
results-opinions-few = { $groups }: fewer than { $threshold } ballots, so opinions are not listed.
results-opinions-none = Nobody wrote anything.
results-opinions-note = Opinions stand in no order; nothing ties them to a grade or to who came first.
results-no-opinions = This questionnaire did not ask for opinions.
results-next-page = Next page
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
error-read = { $path } cannot be read: { $why }. Check that the file is there and may be opened.
error-write = { $path } cannot be written: { $why }. Try another folder or file name.
error-write-exists = { $path } exists already and was not overwritten. Choose another name, or move the old file away first.
error-unknown-pack = There is no content pack { $pack }. Choose another one.
error-no-meeting = This data file holds no meeting. Create one.
error-short-passphrase = A passphrase has at least { $least } characters. A sentence only you know is a good one.
error-wrong-passphrase = The passphrase is wrong. Type it again, or use the recovery key.
error-wrong-recovery = This recovery key belongs to something else. Look for the sheet with this person's name.
error-recovery-unknown = Character { $place }, “{ $character }”, occurs in no recovery key. Compare with the sheet.
error-recovery-length = A recovery key has 24 characters; these are { $found }. Compare with the sheet.
error-recovery-check = One character of the recovery key is wrong, or two are swapped. Compare with the sheet.
error-no-passphrase-yet = No passphrase is set yet. Set one first.
error-damaged-key = The stored key is damaged or was changed. Restore a safety copy.
error-newer = This was written by a newer version of zhaojing. Open it with that version.
error-memory = Checking the passphrase needs { $mib } MiB of memory. Close other programs and try again.
error-no-random = The operating system gave no random numbers; nothing was written. Restart the computer and try again.
error-damaged-draft = A draft cannot be opened: the file is damaged or was tampered with. Restore a safety copy.
error-text-too-long = This text is too long ({ $len } bytes, at most { $max }). Divide it.
error-already-handed-in = The worksheet is handed in and cannot be changed. Take it back first.
error-not-handed-in = Nothing is handed in yet. A draft can be read by its author only.
error-nothing-to-hand-in = Nothing was written yet. Write first, then hand in.
error-no-round = No round of opinions was opened yet. Open one first.
error-round-exists = This meeting has its round of opinions already.
error-round-not-open = The round is closed; nothing can be cast or imported.
error-round-not-closed = The box is not closed yet. Close it first, then open and count.
error-not-released = The box was not opened and counted yet; there are no results.
error-setup = The set-up in the box cannot be read: { $why }. Use the original box file.
error-other-box = This is the box of another round. Look for the box file of this meeting.
error-box-closed = The box is closed; no more votes can be cast.
error-damaged-box = The box file is damaged. Stop using it, keep it, and ask for help.
error-counts-contradict = The counts do not tie: ballots and used codes differ. Keep the box and check it together.
error-root-differs = The ballots changed since the box was closed; they do not match the root in the minutes. Do not use this box.
error-ballot-twice = One ballot lies in the box twice: somebody copied it. Do not use this box.
error-foreign-ballot = A ballot does not open: it is damaged or of another round. Nothing was counted.
error-ballot = A ballot does not fit the questionnaire. Nothing was counted.
error-code-length = A code has 12 symbols; these are { $found }. Compare with your slip.
error-code-symbol = Symbol { $place }, “{ $symbol }”, is in no code. Compare with your slip.
error-code-check = One symbol is misread, or two are swapped (O and 0, I and 1 are the same). Compare with your slip.
error-code-unknown = This box does not know the code. Check that the mark on the slip is the one on the screen.
error-code-used = This code was used already; its ballot is in the box. A code is good for one ballot.
error-ballot-too-long = The opinions are too long for one ballot. Shorten them ({ $len } now, { $max } at most).
plan-no-unit = The unit has no name. Write one.
plan-no-title = The meeting has no title. Write one.
plan-no-members = There are no members. Add at least one.
plan-unnamed-member = Member { $place } has no name. Write it.
plan-same-member-twice = { $name } is listed twice with the same post. Remove one.
plan-too-many-members = There are { $count } members; { $most } are possible.
plan-no-groups = No group is asked. Add at least one.
plan-empty-group = Group { $name } has nobody in it. Give its head count, or remove it.
plan-same-group-twice = Group id { $id } is used twice. Change one.
plan-no-weight = All groups have weight 0, so there is no total. Give at least one a weight.
error-release = The stored result cannot be read: { $why }. Restore a safety copy.
error-more-returned = { $group }: { $out } ballots went out and { $back } came back; nothing was released. Check the box.
error-not-all-counted = { $group }: { $back } ballots came back, but { $valid } valid and { $spoiled } spoiled do not make that; nothing was released.
error-no-turnout = The turnout of { $group } is not known; nothing was released. Check the box.
error-foreign-votes = { $count } ballots belong to no group of this round; nothing was released. Check the box.
store-not-found = { $path } does not exist. Check the path.
store-locked = The file is open in another window or program. Close it there first, then try again.
store-not-ours = This is not a file of zhaojing. Choose a data file (.zj) or a ballot box (.box).
store-damaged = The file is damaged and was left as it is. Restore a safety copy.
store-older = The file is of an older version and must be opened for writing once.
store-read-only = { $path } cannot be written. Choose another folder, or have the permissions changed.
store-disk-full = The disk is full; this was not written, and everything before is intact. Free some space and try again.
store-io = Reading or writing { $path } failed: { $why }. Check the disk, then try again.
store-sqlite = The data file failed: { $why }. Restart the program and try again.
store-vault-exists = A passphrase is set already. Use it, or the recovery key.
store-round-state = The round has moved on; this cannot be done any more. Press F5 to refresh.
store-box-full = A box holds at most { $capacity } ballots. Use another box.
content-error = { $file }, line { $line }, { $key }: { $why }
content-more = … and { $more } more. Mend them and try again.
content-unreadable = cannot be read ({ $detail })
content-not-utf8 = is not UTF-8 text; save it as UTF-8
content-too-large = is larger than { $most } bytes
content-unknown-place = lies in no folder of content packs (checklists, questionnaires, schedules, demo)
content-syntax = is not TOML ({ $detail })
content-unknown-key = is not a key of this pack; check the spelling
content-missing-key = is missing; add it
content-wrong-value = has a wrong value ({ $detail })
content-empty = is empty; write it
content-too-long = has { $found } characters; at most { $most } are allowed
content-hidden-character = contains a hidden character; remove it
content-bad-id = is not an id; use a-z, 0-9 and single hyphens
content-duplicate = “{ $value }” is there twice
content-count = has { $found } entries; between { $least } and { $most } are allowed
content-range = must lie between { $least } and { $most }
content-no-such = names “{ $name }”, which does not exist
content-shares = shares add up to { $sum }, not to 100
content-no-leaning = has no distribution of grades for { $subject } in { $group }
content-same-pack = has the id and version of { $other }
content-score-order = scores must fall from the best grade to the worst
content-favourable-order = a favourable grade stands below one that is not
content-stage-order = days must follow the order of the stages, with the meeting on day 0
content-not-all-verified = cannot be verified while an entry is not
content-not-for-this-answer = does not belong to this kind of answer
# (end: Errors)

### Command line
cli-about = zhaojing: prepare, hold and follow up a democratic life meeting. Without a subcommand the program opens.
cli-after = First time? Run zhaojing demo to see an example. Inside the program F1 is help and F10 the menu.
cli-lang = language of the program
cli-theme = theme: dark, light, projector, mono, or your own
cli-data = the data file (zhaojing.zj if none is named)
cli-format = output format
cli-out = write to this file (standard output if none is named)
cli-passphrase-file = read the passphrase from the first line of a file instead of asking
cli-kiosk = open the voting kiosk: the box and nothing else
cli-kiosk-box = the ballot box file (….box)
cli-import = put a survey platform's export into the box
cli-import-file = the export (.xls, .xlsx, .csv)
cli-import-map = the mapping: which column is which item, which word which grade
cli-import-dry = only show what would be kept and dropped
cli-import-kept = Columns kept: { $columns }
cli-import-dropped = Columns dropped: { $columns }
cli-import-unknown = Not in the mapping: “{ $value }” in { $column }, { $count } times
cli-import-done = Imported { $added } ballots; { $already } rows had been imported before and were passed over.
cli-demo = write a believable example and open it
cli-demo-seed = the same number gives the same opinions and ratings
cli-demo-no-open = write the files and do not open them
cli-demo-done = The example is in { $path }; its box held { $ballots } ballots. Passphrases:
cli-content = content packs: checklists, questionnaires
cli-content-list = list the content packs
cli-init = create a meeting
cli-init-unit = the unit's name
cli-init-title = the meeting's title
cli-init-kind = democratic life meeting, or organisational life meeting
cli-init-date = the day of the meeting
cli-init-topic = the theme of the meeting
cli-init-members = the members' roster (columns name and post, in their order; the first one takes the chair)
cli-init-group = a group that is asked and its head count, e.g. residents=60; may be given several times
cli-init-checklist = the checklist (Party Constitution 2022 if none is named)
cli-init-questionnaire = the questionnaire
cli-init-done = The meeting is in { $path }
cli-init-recovery = The office's recovery key, shown this once; write it down and keep it safe:
    { $words }
cli-office-passphrase = Office passphrase: 
cli-own-passphrase = Passphrase of { $name }: 
cli-no-terminal = A passphrase cannot be asked for here. Name a file with --passphrase-file.
cli-bad-pack = “{ $given }” does not name a content pack. Write id@version, e.g. party-constitution@2022.
cli-bad-group = “{ $given }” does not name a group. Write id=count, e.g. residents=60.
cli-unknown-group = The questionnaire has no group { $id }. It has: { $known }.
cli-no-member = No member is called “{ $name }”. Check the name.
cli-bad-config = { $path }, line { $line }: { $why }. Mend the configuration and start again.
cli-output = Output failed: { $why }
cli-round = the anonymous round: open, watch, close, count
cli-round-open = open the round: make the box and the code slips
cli-round-box = where the box goes (….box)
cli-round-slips = where the slips go (….html; print, then delete it); without it there are no codes and ballots can only be imported
cli-round-threshold = figures on fewer answers are withheld (3–20, 5 if not given)
cli-round-comments = opinions of groups with fewer ballots are withheld (10 if not given)
cli-round-status = how many of each group have voted (all that can be seen before the box is opened)
cli-round-close = close the box: no more votes; gives the root for the minutes
cli-round-count = open the box, count, and release by the rules
cli-round-opened = The round is open: { $codes } codes, set-up mark { $mark }.
cli-round-one-person = Key: one person (the office passphrase opens the box).
cli-round-slips-advice = Print the slips, cut and shuffle them, let people draw, then delete the file.
cli-round-group = { $name }: invited { $invited }, handed out { $out }, returned { $back }
cli-round-closed = The box is closed. Write this root into the minutes: { $root }
cli-round-counted = Counted { $ballots } valid ballots; the result is released by the rules.
cli-export = export: ratings, a self-review
cli-export-ratings = the released ratings (CSV opens in spreadsheet programs)
cli-export-review = a member's self-review (Markdown)
cli-export-member = the member's name
cli-export-own = export one's own draft with one's own passphrase (otherwise what was handed in, with the office passphrase)
cli-export-done = Written to { $path }
cli-demo-office = office (chair and clerk)
# (end: Command line)

# Ballots: who may not vote and why, what cannot be opened and changed.

ballot-closed = The ballot closed: { $at }. The vote does not count.
ballot-waits-for-item = The ballot is not open yet: it opens at the meeting, when this item is reached. You will get a message.
ballot-not-open-yet = The ballot opens { $at }. A vote does not count yet: please vote after the opening.
ballot-for-participants = Confirmed participants may vote. If your application is being checked, wait for the decision; if you sent none, register your organisation.
ballot-organisation-suspended = The participation of { $name } is suspended, so the vote does not count. Ask the organisers what has to be done.
ballot-organisation-excluded = { $name } was excluded from the participants, so the vote does not count. The reason is in its history.
ballot-organisation-withdrawn = { $name } has left the participants, so the vote does not count.
ballot-observer = Confirmed participants may vote. { $name } is an observer, without a vote. You will get the result, too.
ballot-not-on-roll = { $name } is not on the roll: it was made at the opening and does not change. It may vote in ballots to come.
ballot-not-checked-in = Whoever checked in at the meeting votes, and { $name } did not. Check in (“I am here”) and vote again.
ballot-authority-expired = Power of attorney No. { $number } held until { $until } inclusive. Give the organisers a new one to vote.
ballot-no-such-choice = This ballot has no such option. Open it anew and choose one of those it offers.
ballot-vote-is-final = The vote is in already, and in this ballot it cannot be changed.

ballot-roll-empty = There is nobody to vote: not one confirmed participant has a vote. Accept applications first.
ballot-closes-too-early = The closing ({ $at }) is not after the opening. Give a later time.
ballot-too-few-options = There are too few options: at least { $fewest } are needed. Add some.
ballot-same-options = Two options are the same. Name them differently.

ballot-none-such = There is no such ballot. The list of ballots: /ballots.

# The list and the card.

ballots-list = <b>Ballots</b>
    Choose a ballot to open its card.
ballots-none = <b>There are no ballots yet.</b> When one opens, the representatives of the voting organisations get a message.
ballots-back = All ballots
ballot-list-line = { $state ->
        [ahead] Soon: { $title }
        [open] № { NUMBER($number, useGrouping: 0) }, open: { $title }
       *[over] № { NUMBER($number, useGrouping: 0) }, over: { $title }
    }
ballot-prepared-line = In preparation: { $title }
ballot-decisions = Decisions
ballot-guide = Guide to forms
ballot-new = New ballot

ballot-head = <b>Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”</b>
    { $question }
ballot-head-ahead = <b>Ballot “{ $title }”</b>
    { $question }
ballot-at-item = Item { $item } of the meeting's agenda.
ballot-option = — { $option }
ballot-opens = It opens on { $at }. { $until } The representatives of the voting organisations get a message.
ballot-until = Votes are taken until { $at }.
ballot-until-or-earlier = Votes are taken until { $at }. The organisers may close the ballot earlier.
ballot-until-by-hand = The organisers close the ballot.
ballot-until-minutes = { $minutes ->
        [one] Votes are taken for { $minutes } minute after the opening.
       *[other] Votes are taken for { $minutes } minutes after the opening.
    }
ballot-is-open = The ballot is open. { $until }
ballot-turnout = Voted so far: { $took_part } of { $eligible }.
ballot-turnout-at-meeting = Voted so far: { $took_part }; present at the meeting: { $present } of { $eligible }.
ballot-roll = Results come after the closing. The roll was frozen at the opening, fingerprint <code>{ $hash }</code>.
ballot-being-counted = The ballot is over; the result is being drawn and comes as a message.
ballot-seat-silent = { $name } has not voted yet. One vote for each organisation.
ballot-seat-voted = The vote of { $name }: “{ $choice }”.
ballot-vote-for = Vote for { $name }

ballot-choice-for = For
ballot-choice-against = Against
ballot-choice-abstain = Abstain
ballot-option-association = Association
ballot-option-ano = ANO
ballot-option-ooo = LLC (OOO)
ballot-option-nao = JSC (non-public)
ballot-option-fund = Foundation
ballot-option-hoz_partnership = Economic partnership
ballot-option-existing_org = Existing organisation
ballot-option-other = Another form

# Messages to voters.

ballot-opened = <b>Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” is open.</b> { $until }
    { $force } One vote for each organisation.
ballot-opened-at-meeting = <b>Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” is open: item { $item } of the agenda.</b> { $until }
    { $force } One vote for each organisation; those vote that have checked in at the meeting.
ballot-vote = Vote
ballot-reminder = <b>Your organisation has not voted yet: № { NUMBER($number, useGrouping: 0) } “{ $title }”.</b> { $until }
ballot-not-opened = <b>The ballot “{ $title }” did not open.</b> { $why }
    It is among those in preparation again.

# The vote.

ballot-sure = <b>Confirm the vote of { $name }: “{ $choice }”</b>
    Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”.
ballot-replaces-own = The new vote takes the place of the earlier one: “{ $choice }”.
ballot-replaces-colleague = Another representative has already voted for your organisation: “{ $choice }”. The new vote takes the place of that one.
ballot-confirm = Confirm the vote
ballot-back = Back
ballot-receipt = <b>The vote of { $name } is accepted: “{ $choice }”.</b>
    Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”. Receipt № { $receipt }. The vote may be changed until the closing. { $until }
ballot-change-vote = Change the vote
ballot-cast-by-colleague = <b>The vote of { $name }: “{ $choice }”.</b> Your colleague has voted: { $by }.
    Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”. Receipt № { $receipt }. If this is a mistake, the vote may be changed until the closing.
ballot-open-card = Open the ballot
ballot-vote-changed-meanwhile = The vote of your organisation has changed meanwhile, so yours was not kept. See how it stands now and choose again.

# For organisers: preparing, opening, closing.

form-name-ballot = a new ballot
question-ballot_kind = <b>What is the ballot about?</b> A proposal is adopted or not, of several options one is chosen. For the legal form the options are ready.
label-ballot_kind = Kind
ballot-kind-for_against = A proposal
ballot-kind-single_choice = One of several options
ballot-kind-legal_form = Legal form
question-ballot_title = <b>A short title,</b> up to 80 characters. For example: Participation agreement.
label-ballot_title = Title
question-ballot_question = <b>What is decided?</b> Write the text of the decision or the question, up to 500 characters. It is frozen at the opening.
label-ballot_question = Question
question-ballot_options = <b>The options, each on a line of its own,</b> from two to ten. “Abstain” is added by itself.
label-ballot_options = Options
question-ballot_rules = <b>How is it counted?</b> The quorum is at least half of the voting organisations in every case. “Of all” is a share of the whole roll, the others are a share of those who voted, at a meeting of those present.
label-ballot_rules = Rule
ballot-rules-ordinary = Majority
ballot-rules-two_thirds = Two thirds
ballot-rules-three_quarters = Three quarters
ballot-rules-unanimous = Unanimous
ballot-rules-of_all = Majority of all
ballot-rules-two_thirds_of_all = Two thirds of all
question-ballot_opens = <b>When does it open?</b> Press a button or write a day and a time: “5 July 9:00”, “Monday 9am”. At a meeting an organiser opens the ballot when its item is reached.
label-ballot_opens = Opening
ballot-opens-now = At once
ballot-opens-at_meeting = At a meeting
ballot-opens-at-item = at the meeting on { $at }, item { $item } of the agenda
ballot-which-meeting = <b>At which meeting?</b>
ballot-meeting-line = { $at }: { $title }
ballot-which-item = <b>At which item of the agenda?</b> { $title }, { $at }.
ballot-item-line = { $item }. { $title }
question-ballot_lasts = <b>How long does it last at the meeting?</b> Choose that an organiser closes it, or a number of minutes: by button or as a message, up to 60. By the clock the ballot closes by itself and cannot be closed earlier.
label-ballot_lasts = Lasts
ballot-lasts-by_hand = An organiser closes it
ballot-lasts-5 = 5 minutes
ballot-lasts-10 = 10 minutes
ballot-lasts-minutes = { $minutes } min after the opening
ballot-minutes-shape = Write a number of minutes from 1 to { $most } or press a button.
ballot-no-meeting-ahead = There is no meeting ahead. Call one first (/meetings) or choose another time of opening.
ballot-meeting-over = This meeting is over or cancelled. Choose another time of opening for the ballot.
ballot-meeting-changed = This meeting was changed meanwhile. Choose the time of opening again.
ballot-meeting-not-begun = The ballot opens at the meeting, when registration is open. The meeting begins: { $at }.
question-ballot_closes = <b>When does it close?</b> Write a day and a time, or choose that an organiser closes it. A time that was set is not changed later.
label-ballot_closes = Closing
ballot-closes-by_hand = An organiser closes it

ballot-preset-title = Legal form
ballot-preset-question = Which legal form of the cluster's specialised organisation do you support?
ballot-second-round = { $title } (run-off)
ballot-too-many-options = There are too many options: { $most } at most. Join those that are alike and send the list again.
ballot-option-too-long = One of the options is longer than { $longest } characters and does not fit a button. Shorten it and send the list again.

ballot-prepared = <b>Look once more and open the ballot.</b> Only organisers see it so far.
ballot-prepared-at = <b>Look at the ballot once more.</b> Only organisers see it so far. Open it at the meeting when its item is reached: the button appears under “Run the meeting”.
ballot-waits-elsewhere = When and where this ballot opens was changed meanwhile. This is how it stands now.
ballot-place = It opens at the meeting “{ $title }”, { $at }. Item of the agenda:
ballot-item-waits = Item { $item }: the ballot “{ $title }” waits to be opened.
ballot-item-open = <b>Item { $item }: ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” is open.</b> { $turnout }
ballot-item-over = Item { $item }: ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” — { $verdict }.
ballot-put = Open the ballot at item { $item }: { $title }
ballot-look = Item { $item }: { $title }
ballot-released = <b>The ballot “{ $title }” was not opened: the meeting is { $state ->
        [cancelled] cancelled
       *[closed] over
    }.</b> It was meant for the meeting “{ $meeting }” and is now among those in preparation: open it by itself, move it to another meeting or discard it.
ballot-times = Opening: { $opens }. { $until }
ballot-opens-at = { $at }
ballot-opens-when-called = at once, when you press “Open now”
ballot-would-vote = { $count ->
        [one] { $count } organisation could vote: the roll is drawn at the opening.
       *[other] { $count } organisations could vote: the roll is drawn at the opening.
    }
ballot-call-now = Open now
ballot-call-at = Set the opening
ballot-change = Change
ballot-discard = Discard
ballot-discard-sure = Discard the ballot “{ $title }”? The answers of the form cannot be brought back.
ballot-discard-yes = Yes, discard it
ballot-discard-done = The ballot “{ $title }” is discarded.
ballot-discarded = This ballot is gone: it was discarded. The list of ballots: /ballots.
ballot-called = <b>The ballot “{ $title }” opens on { $at }.</b> { $until }
    The representatives of the voting organisations get a message.
ballot-called-at = <b>The ballot “{ $title }” at item { $item } is being opened.</b>
    The representatives of the voting organisations get a message. Its card shows how many have voted; there it is closed, too.
ballot-progress = How it goes
ballot-called-already = This ballot is set to open or open already. This is how it stands now.
ballot-call-off = Call the opening off
ballot-called-off = The opening of the ballot “{ $title }” is called off. It is among those in preparation again.
ballot-not-ahead = Only what has not opened yet can be called off. This is how it stands now.
ballot-close = Close the ballot
ballot-close-sure = <b>Close ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”?</b> { $turnout } No vote is taken after the closing.
ballot-close-early = The time that was told: until { $at }. You close it earlier now: make sure that everybody present has voted.
ballot-close-yes = Yes, close it
ballot-close-done = <b>Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” is closed.</b> The result comes to everybody as a message.
ballot-closes-by-itself = This ballot closes by itself: { $at }. The time was announced at the opening, so it cannot be closed earlier.

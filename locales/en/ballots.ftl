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
ballot-is-frozen = Ballot No. { NUMBER($number, useGrouping: 0) } is open, so its question, options, rules and times do not change any more.

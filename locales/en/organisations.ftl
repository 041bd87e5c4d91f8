# My organisation: its card, representatives, history, handing the vote over.

organisation-which = Which organisation would you like to see?
organisation-card = <b>{ $name }</b>
    Status: { $status }. Takes part { $vote }.
organisation-votes = with a vote
organisation-observes = as an observer, without a vote
organisation-status-confirmed = confirmed
organisation-status-suspended = suspended
organisation-status-excluded = excluded
organisation-status-withdrawn = withdrawn

organisation-representatives = Representatives: { $count }
organisation-people = <b>Representatives of { $name }</b>
organisation-person = <b>{ $name }</b>, { $position }
    { $role }
    { $phone }, { $email }
    Authority: { $authority }{ $expired }
representative-votes = Voting representative
representative-leads = Leading representative
representative-deputy = Deputy
authority-proxy = power of attorney No. { $number } of { $issued }, valid until { $until }
authority-proxy-unnumbered = power of attorney of { $issued }, valid until { $until }
authority-expired = {" "}<b>— expired</b>

organisation-history = History
organisation-history-of = <b>History of { $name }</b>
organisation-change = { $at }: { $status }
organisation-change-reason = { $at }: { $status }. Reason: { $reason }

organisation-hand-over = Hand the vote to { $name }
organisation-hand-over-sure = <b>Hand the vote of { $organisation } over? { $name } will be its voting representative.</b>
    They will admit colleagues. You stay a representative and may still cast the vote of the organisation; only they can hand the role back to you.
organisation-hand-over-yes = Yes, hand it over
organisation-handed-over = <b>The vote of { $organisation } was handed over.</b> Its voting representative is now { $name }.

organisation-none = You do not represent this organisation. Your own opens with /organisation.
organisation-vote-not-yours = Only the voting representative can hand the vote over. The list of representatives shows who that is.
organisation-no-such-colleague = The vote cannot go to this person: they no longer represent the organisation, or they hold it already. Choose another one in the list.
organisation-already-out = The organisation is no longer a participant: there is nothing to exclude. Its history shows what happened.

# The participants of the cluster, and excluding one by the word of two organisers.

participants-list = <b>Participants of the cluster</b>
    Choose an organisation to open its card.
participants-none = There are no participants yet: no application has been accepted.
participants-back = All participants
participants-none-such = There is no such participant. The list of participants: /participants.

question-exclusion = <b>Why should the organisation be excluded?</b> Write the reason in one message. Its representatives and the other organisers will see it.
question-inn_again = <b>Confirm: type the INN of the organisation</b> that you propose to exclude.
form-name-exclusion = proposal to exclude a participant

exclusion-propose = Propose to exclude
exclusion-confirm = Confirm the exclusion
exclusion-drop = Drop the proposal
exclusion-proposed = <b>It is proposed to exclude this organisation.</b> Reason: { $reason }
exclusion-asks = <b>It is proposed to exclude { $name }. A second organiser has to confirm.</b>
    Reason: { $reason }
exclusion-asks-alone = <b>It is proposed to exclude { $name }.</b> There is no other organiser, so it can be confirmed a day later at the earliest: { $at }.
    Reason: { $reason }
exclusion-warning = <b>The organisers propose to exclude { $name } from the cluster.</b>
    Reason: { $reason }

    Nothing is decided yet. If you do not agree, talk to the organisers now.
exclusion-done = <b>{ $name } is excluded from the cluster.</b>
    Reason: { $reason }
exclusion-dropped = <b>The proposal to exclude { $name } is dropped.</b> The organisation remains a participant.

exclusion-needs-another = You cannot confirm your own proposal: a second organiser is needed. They have been asked already.
exclusion-too-early = There is no other organiser, so a day passes between the proposal and the exclusion. Confirm it after: { $at }.
exclusion-settled = This proposal is settled already. Here is how things stand now.
exclusion-already-proposed = It is already proposed to exclude this organisation. Open its card: /participants.
exclusion-other-inn = This is the INN of another organisation, not of { $name }. Check it and type it again, or press “Cancel”.

# Applications as the applicant sees them: sending, state, questions, decisions. $kind: organisation or joining.

application-known = <b>{ $name } is already in the cluster. You can become a representative of this organisation.</b>
    INN { $inn }. Its voting representative or an organiser will decide. If there is a slip in the INN, give another one.
application-join = Become representative
application-other-inn = Give another INN
application-inn-waits = <b>The application of an organisation with the INN { $inn } is under review. Wait for the decision on it.</b>
    After it is confirmed, begin the registration with the same INN, and you can become a representative of this organisation. If there is a slip in the INN, give another one.

application-sent = <b>{ $kind ->
        [joining] The application of a representative of { $name } was sent for review. The voting representative of the organisation or an organiser will decide.
       *[organisation] The application of { $name } was sent for review.
    } We will answer within two working days.</b>
    Application number: No. { NUMBER($number, useGrouping: 0) }. The decision will arrive in this chat.
application-mine = <b>Application No. { NUMBER($number, useGrouping: 0) }: { $status }</b>
    { $kind ->
        [joining] Representative of { $name }
       *[organisation] { $name }
    }. Sent { $at }.
application-subject-inn = INN { $inn }
application-reason = <b>Reason:</b> { $reason }
application-question = <b>Question for you:</b> { $question }
application-reply = <b>Your reply:</b> { $reply }

application-open = Open the application
application-correct = Correct
application-give-reply = Reply
application-withdraw = Withdraw application
application-withdraw-sure = Withdraw application No. { NUMBER($number, useGrouping: 0) }? It will not be reviewed any further. You can send a new one at any time.
application-withdraw-yes = Yes, withdraw

application-asked = <b>A question about application No. { NUMBER($number, useGrouping: 0) }. Answer it so that the review can go on.</b>
    { $name }

    { $question }
application-returned = <b>The application was returned:</b> { $reason }

    Correct it and send it again: your answers are kept. Application No. { NUMBER($number, useGrouping: 0) }, { $name }.
application-refused = <b>Application No. { NUMBER($number, useGrouping: 0) } was refused.</b> { $name }

    <b>Reason:</b> { $reason }

    Once that is settled, open the application and send a new one.

application-status-sent = under review
application-status-asked = waits for the applicant’s reply
application-status-returned = returned for correction
application-status-accepted = accepted
application-status-refused = refused
application-status-withdrawn = withdrawn

application-is-sent = The application is under review: wait for the decision.
application-is-asked = The application waits for the applicant’s reply: the decision comes after it.
application-is-returned = The application was already returned: it has to be corrected and sent again. Here it is as it stands now.
application-is-accepted = The application was already accepted, no other decision is needed. Here it is as it stands now.
application-is-refused = The application was already refused, no other decision is needed. Here it is as it stands now.
application-is-withdrawn = The application was withdrawn, no decision is needed any more. Here it is as it stands now.

application-none = There is no such application, or it is not shown to you. Open the menu and choose: /menu.
application-not-returned = Only a returned application can be corrected. Here is how yours stands now.
application-nothing-asked = No question waits for a reply now. Here is how the application stands.
application-settled-meanwhile = The application is decided already: somebody was faster. Here is the decision.
application-too-many = No more than { $limit } { $limit ->
        [one] application
       *[other] applications
    } can be sent in 24 hours. Send this one tomorrow: the draft is kept.
application-already-waits = A second application cannot be sent: one is under review, yours or of the same organisation. Wait for the decision; see your own in /organisation.
application-already-acts = The applicant represents this organisation already, no other application is needed. The card of the organisation: /organisation.
application-cannot-join = This organisation is no participant of the cluster now and takes no representatives. Ask the organisers of the cluster about it.
application-inn-registered = An organisation with this INN is in the cluster and cannot be accepted twice. Return the application and ask the applicant to become its representative.

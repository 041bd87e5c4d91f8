# My desk: everything that waits for a person.

desk = <b>Waiting for you</b>
    { $lines }
desk-empty = <b>Nothing is waiting.</b> When something is needed from you, it will appear here.
desk-more = And { $count } more: they will appear here when you are done with these.
desk-line = — { $what }
desk-line-until = — { $what }, by { $until }
desk-draft = draft: { $form }, { $step } of { $total }
desk-application = decide on application No. { NUMBER($number, useGrouping: 0) }: { $name }
desk-decide = Open application No. { NUMBER($number, useGrouping: 0) }
desk-reply = answer the question about application No. { NUMBER($number, useGrouping: 0) }
desk-correct = correct application No. { NUMBER($number, useGrouping: 0) } and send it again
desk-ballot = vote for { $name }: ballot № { NUMBER($number, useGrouping: 0) } “{ $title }”
desk-vote = Ballot № { NUMBER($number, useGrouping: 0) }

# Applications as those who decide see them, and the greeting of those who were accepted.

admission-organisation = <b>Application No. { NUMBER($number, useGrouping: 0) }: { $name }</b>
    A new organisation. Status: { $status }. Sent { $at }.
admission-joining = <b>Application No. { NUMBER($number, useGrouping: 0) }: representative of { $name }</b>
    One more representative of a participant. Status: { $status }. Sent { $at }.
admission-checked-organisation = <b>Checked:</b> the INN and OGRN have valid check digits and fit each other; this INN was not in the cluster. The rest is as stated by the applicant: compare it with the extract from the state register.
admission-checked-joining = <b>Checked:</b> the organisation is a participant of the cluster, the applicant did not represent it before. The rest is as stated by the applicant: check the authority to act.
admission-findings = <b>Please note:</b>
    { $lines }
finding-kpp_missing = — no KPP was given
finding-authority_observes = — a public authority: it will be an observer without a vote
finding-scan_missing = — no scan of the power of attorney is attached
finding-refused_before = — an application with this INN was refused before
finding-double = — a similar organisation already exists: { $name }

admission-question = <b>Question for the applicant:</b> { $question }
admission-reply = <b>Reply of the applicant:</b> { $reply }
admission-decision = <b>Outcome: { $status }.</b> { $at }, { $by }.
admission-decision-reason = <b>Outcome: { $status }.</b> { $at }, { $by }.
    Reason: { $reason }
admission-by-nobody = name erased

admission-accept = Accept
admission-ask = Ask a question
admission-return = Return to correct
admission-refuse = Refuse
admission-scan = Power of attorney
admission-scan-of = Scan of the power of attorney, application No. { NUMBER($number, useGrouping: 0) }.
admission-queue = All applications
admission-open = Open the application

admission-none = No application is waiting for a decision.
admission-waiting = <b>{ $count ->
        [one] { $count } application is waiting for a decision.
       *[other] { $count } applications are waiting for a decision.
    }</b> Choose one: the oldest come first.
admission-line = No. { NUMBER($number, useGrouping: 0) } · { $kind ->
        [joining] representative of { $name }
       *[organisation] { $name }
    }
admission-replied = <b>The applicant replied about application No. { NUMBER($number, useGrouping: 0) }. Open it and decide.</b>
    { $name }

    { $reply }

admission-welcome = <b>The organisation is confirmed: { $name }.</b> Welcome to the cluster!
    You can now open its card, the list of its representatives and its history. If anything in the card is wrong, tell the organisers.
admission-welcome-votes = The organisation has one vote. Any of its representatives may cast it, the last one counts. You are the voting representative: you admit colleagues and may hand this role over. Colleagues join by themselves: they begin the registration with the INN of the organisation.
admission-welcome-observes = The organisation takes part as an observer, without a vote. A colleague joins by registering with the INN of the organisation; you then approve.
admission-welcome-colleague = <b>The application was accepted: you now represent { $name }.</b>
    You can open the card of the organisation, the list of its representatives and its history. If it has a vote, you may cast it too: the last one counts.
admission-colleague-joined = <b>{ $organisation }: a new representative, { $name }.</b>
    Position: { $position }. Your rights stay as they were.

welcome-core_manufacturer = The whole cluster grows around manufacturers. We count on you to say clearly what you make and what you would order from others: check offers and needs in the card.
welcome-supplier = Suppliers give the cluster materials, parts and services. We count on you to say clearly what you supply: check the offers in the card.
welcome-science = Research organisations give the cluster its ideas. We count on you to name what can be brought to a product, and what is missing for it: check offers and needs in the card.
welcome-education = Educational organisations train people for the cluster. We count on you to say whom you teach and what: check the offers in the card.
welcome-medical = Medical organisations give the cluster clinical experience. We count on you to say which products you need and what can be tried with you: check offers and needs in the card.
welcome-infrastructure = Infrastructure organisations give the cluster premises, equipment and support. We count on you to say what others may use: check the offers in the card.
welcome-engineering = Engineering and testing bring a design to a product. We count on you to say what you design and test: check the offers in the card.
welcome-distribution = Sales and service bring the products of the cluster to hospitals and patients. We count on you to say what you sell and look after: check the offers in the card.
welcome-finance = Financial organisations help projects to begin. We count on you to say what you finance and on which terms: check the offers in the card.
welcome-authority = Public authorities see the work of the cluster at first hand. We count on you to say how you help participants: check the offers in the card.
welcome-association = Industry associations speak for many. We count on you to say whom you unite and what you offer to participants: check the offers in the card.

admission-participant = Card of the participant
admission-accept-observing = Accept as an observer

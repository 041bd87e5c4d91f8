# Consent to personal data processing (law 152-FZ of Russia, Art. 9): a document of its own.
# A change of this text needs a new version: people agree to this very text.

consent-text =
    <b>Consent to personal data processing</b>
    Version { $version }

    By pressing “I agree” I consent freely, of my own will and in my own interest, to the processing of my personal data on the following terms.

    <b>1. Operator:</b> { $operator }. Address: { $address }

    <b>2. Whose data:</b> mine, as one who acts in this bot for an organisation or organises the work of the cluster.

    <b>3. The one purpose:</b> coordinating the participant organisations of the cluster in this bot. Cluster: { $cluster }.

    <b>4. Data:</b> number of the Telegram account, name, position, business phone and e-mail, language; basis of authority and, for a power of attorney, its number, date, term and scan if attached; acts in the bot: applications, replies, votes. Passport, date of birth and facts of health are not needed: do not send them.

    <b>5. Actions,</b> automated ones included: collection, recording, systematisation, accumulation, storage, correction, retrieval, use, transfer (provision, access) to those named in item 6, depersonalisation, blocking, deletion, destruction.

    <b>6. Who sees the data.</b> Organisers of the cluster see the whole application and card; representatives of my organisation see name, position, phone, e-mail and power of attorney; other participants see name and position. Messages and files pass through Telegram, which processes them by its own rules and whose servers may be outside Russia.

    <b>7. Storage.</b> The operator keeps the database on its own storage.

    <b>8. Messages.</b> The bot writes to me about the work of the cluster: applications, decisions, matters of my organisation. This consent does not cover advertising.

    <b>9. Term:</b> while I represent an organisation or organise the work of the cluster, or until I withdraw the consent.

    <b>10. Withdrawal</b> at any time by the command /forget or the button in /mydata. Personal data are erased at once, at the latest within 30 days. Messages already delivered stay in the chats of those who got them.

    <b>11. What remains:</b> acts of the organisation (applications, decisions, votes) under a random number, without name and contacts.

    For questions about my data I can turn to the operator at the address in item 1. The consent is voluntary; without it one cannot register.

consent-agree = I agree
consent-refuse = I do not agree
consent-refused = <b>Without consent we have stored nothing about you.</b>
    An organisation cannot be registered without it. Help is open to everybody: /help. If you change your mind, send /start.

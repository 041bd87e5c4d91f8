# What is kept about a person, and its erasure.

mydata = <b>The file holds all that the bot keeps about you.</b>
    You agreed to version { $version } of the consent on { $agreed }. Fingerprint of its text: <code>{ $fingerprint }</code>.

    The button below withdraws the consent and erases the data.
mydata-forget = Withdraw consent
forget-sure = <b>Withdraw the consent and erase your data? They cannot be brought back.</b>
    Your name, contacts, answers in forms, drafts and messages to you are erased at once. An application under review is withdrawn, your roles end; the vote of an organisation goes to its longest-serving representative.

    What you did for the organisation remains under a random number. The bot does not erase messages in chats: delete those in yours yourself.
forget-yes = Yes, erase
forget-done = <b>Your consent is withdrawn, your data have been erased.</b>
    Delete the messages in this chat yourself if you do not need them. You can come back at any time: /start.
forget-nobody-left = <b>Nobody represents { $name } any more.</b>
    Its last representative has withdrawn their consent. Find who will act for the organisation: a new representative begins the registration with its INN.

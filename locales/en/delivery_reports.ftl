# The report of the delivery: whom to phone, the table, the text of a letter.

delivery-reports-whom = Whom to phone
delivery-reports-table = Table (XLSX)
delivery-reports-letter = Text for a letter
delivery-reports-organisation = { $name }

delivery-reports-unreached = <b>Announcement № { $number }: whom to phone</b>
    Organisations none of whose people got it. The telephone is shown where we keep one. Was an organisation told otherwise? Choose it and note that.
delivery-reports-nobody-unreached = There are no such organisations.
delivery-reports-line = { $name }: { $phone }
delivery-reports-line-without-phone = { $name }: we keep no telephone
delivery-reports-line-told-phone = ✓ { $name }: told by telephone, { $at }
delivery-reports-line-told-mail = ✓ { $name }: told by mail, { $at }
delivery-reports-telling = <b>Announcement № { $number }: how were they told?</b>

    { $line }
delivery-reports-told-phone = Told by telephone
delivery-reports-told-mail = Told by mail
delivery-reports-noted = Noted: the report is completed.
delivery-reports-told-before = That is noted already. Here is who is still to be told.
delivery-reports-has-got-it = This organisation has got the announcement or will. Here is who is to be told.

delivery-reports-table-caption = The delivery of announcement № { $number }: a row for each recipient.
delivery-reports-sheet = Announcement { $number }
delivery-reports-column-organisation = Organisation
delivery-reports-column-person = Person
delivery-reports-column-state = State
delivery-reports-column-when = When
delivery-reports-column-acknowledged = Acknowledged
delivery-reports-column-told = How told otherwise
delivery-reports-column-told-at = When told otherwise
delivery-reports-fate-delivered = delivered
delivery-reports-fate-twice = delivered, maybe twice
delivery-reports-fate-waiting = on its way
delivery-reports-fate-blocked = has blocked the bot or deleted the account
delivery-reports-fate-never-started = never started the chat
delivery-reports-fate-cancelled = not sent: withdrawn or stopped
delivery-reports-fate-failed = not delivered
delivery-reports-fate-nobody = not sent: nobody acts in the bot, or the topic is muted
delivery-reports-how-phone = by telephone
delivery-reports-how-mail = by mail

delivery-reports-letter-text = <b>Announcement № { $number }: the text for a letter</b>

    <pre>{ $text }</pre>
delivery-reports-letter-file = { $files ->
        [1] A file is attached to the announcement: attach it to the letter yourself.
       *[other] { $files } files are attached to the announcement: attach them to the letter yourself.
    }

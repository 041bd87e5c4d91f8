# Notices of meetings and ballots as plain text, for mail.

letters-take = Text for a letter
letters-text = <b>Text for a letter</b>

    <pre>{ $text }</pre>

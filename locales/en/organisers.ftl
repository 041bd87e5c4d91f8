# Organisers: who they are, how they are appointed, how they leave. Refusals are seen on the console too.

organisers-list = <b>Organisers</b>
    { $lines }
organisers-line = { $name }, since { $since }
organisers-appointed = { $count ->
        [one] { $count } more person is appointed and has not entered the bot yet: they become an organiser when they consent.
       *[other] { $count } more people are appointed and have not entered the bot yet: they become organisers when they consent.
    }
organisers-how = A new organiser is appointed by whoever looks after the bot, with a command on the server:
    <code>python -m bot organisers add &lt;Telegram id&gt;</code>
    They may press Start and consent before it or after it. Their own Telegram id is in the file that /mydata sends.
organisers-step-down = Step down
organisers-step-down-sure = <b>Step down as an organiser?</b>
    The applications and the list of organisers will be closed to you. Only whoever looks after the bot can give the role back.
organisers-step-down-yes = Yes, step down
organisers-stepped-down = You are no longer an organiser. Everything open to you is in the menu.
organisers-colleague-left = <b>{ $name } is no longer an organiser.</b> The remaining organisers decide the applications: /organisers.

organisers-last = The only organiser cannot leave. First appoint another one with a command on the server: python -m bot organisers add &lt;Telegram id&gt;
organisers-already = This person is an organiser already, or appointed. This command lists them all: python -m bot organisers list
organisers-none-such = There is no organiser with this Telegram id. This command lists them all: python -m bot organisers list
organisers-exist = A code is for the first organiser only, and there are organisers already. Appoint one more with: python -m bot organisers add &lt;Telegram id&gt;

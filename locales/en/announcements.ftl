# Announcements: the text, the audience, sending now or at a time, the report, taking back.

announcements-message = <b>Announcement № { $number }</b>

    { $text }

announcements-message-corrected = <b>Announcement № { $number }</b>
    <i>corrected { $at }</i>

    { $text }

announcements-list = <b>Announcements</b>
    Choose one to see who has got it, or write a new one.
announcements-none = There are no announcements yet. Press "New announcement" to write the first.
announcements-row = № { $number } · { $state } · { $start }
announcements-state-composed = draft
announcements-state-planned = planned
announcements-state-sent = sent
announcements-state-withdrawn = withdrawn

announcements-compose = New announcement
announcements-go-on = Next: audience
announcements-rewrite = Change the text
announcements-drop = Delete
announcements-open = To the announcement
announcements-back = All announcements
announcements-send = Send now
announcements-at-time = Choose a time
announcements-other-time = Another time
announcements-unplan = Do not send
announcements-show = Show the text
announcements-test = Send a test to me
announcements-test-comes = It comes to you alone in a moment: exactly what people will get.
announcements-was-test = <b>That was a test.</b> The message above is announcement № { $number } as others will see it; so far you alone have got it. The buttons under it will work for those to whom you send it.
announcements-audience = Change audience
announcements-by-organisation = By organisation
announcements-refresh = Refresh
announcements-withdraw = Withdraw

question-announcement = <b>Write the announcement in one message.</b> Its formatting is kept. You may attach one photo or one document: write the text in its caption. Several files (up to 10) go together or one by one without captions, then the text, then "Done". You will first see how it looks; nobody gets it before you confirm.
question-announcement_at = <b>When is it to be sent?</b> Write the day and the time. For example: tomorrow 10am, 5 July 14:00, Friday 15:00.
label-announcement_at = To be sent
form-name-announcement = announcement
form-name-announcement_time = time of an announcement

announcements-waits = send or delete announcement № { $number }
announcements-waits-open = Announcement № { $number }

announcements-composed = <b>Announcement № { $number } has not been sent to anybody.</b> Choose whom it is for: "Change audience".
announcements-planned = <b>Announcement № { $number } will be sent on { $at }.</b>
announcements-draft = <b>Announcement № { $number } is ready. Check who will get it.</b>
announcements-sent = <b>Announcement № { $number } was sent on { $at }.</b>
announcements-withdrawn = <b>Announcement № { $number } is withdrawn.</b> It was sent on { $at }.

announcements-to-everybody = For: all participants of the cluster.
announcements-to-role = For: participants of the role "{ $role }".
announcements-to-chosen = For: chosen organisations ({ $organisations }).
announcements-reach = It goes to { $people ->
        [one] { $people } person
       *[other] { $people } people
    } of { $organisations ->
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    }{ $unreachable ->
        [0] .
       *[other] ; { $unreachable } cannot be reached: the bot is blocked.
    }
announcements-silent = { $organisations ->
        [one] { $organisations } organisation has
       *[other] { $organisations } organisations have
    } nobody in the bot now: tell them another way.

announcements-finished = <b>Announcement № { $number } has gone out to everybody.</b>
announcements-count-sent = Delivered: { $sent } of { $people }.
announcements-count-waiting = Still being sent: { $people }.
announcements-count-blocked = Blocked the bot or deleted the account: { $people }.
announcements-count-never-started = Never started the bot: { $people }.
announcements-count-failed = Not delivered for another reason: { $people }.
announcements-count-cancelled = Not sent since it was withdrawn: { $people }.
announcements-count-stopped = Not sent because the sending was stopped: { $people }.
announcements-bar = { $bar } { $percent } %
announcements-ends = Should be through by about { $at }.
announcements-count-unsure = May have got it twice: { $people }.

announcements-report = <b>Announcement № { $number }: who has got it</b>
    People by organisation. Who acts for two organisations is counted with both.
announcements-line = { $name }: delivered { $sent } of { $people }{ $waiting ->
        [0] {""}
       *[other] , being sent { $waiting }
    }{ $blocked ->
        [0] {""}
       *[other] , blocked the bot { $blocked }
    }{ $silent ->
        [0] {""}
       *[other] , never started { $silent }
    }{ $failed ->
        [0] {""}
       *[other] , not delivered { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] , cancelled { $cancelled }
    }{ $unsure ->
        [0] {""}
       *[other] , maybe twice { $unsure }
    }{ $acknowledged ->
        [0] {""}
       *[other] , acknowledged { $acknowledged }
    }{ $told ->
        [phone] , told by telephone
        [mail] , told by mail
       *[other] {""}
    }

announcements-missed = <b>Announcement № { $number } was not sent.</b> Its time passed while the bot was away: { $at }. Decide whether to send it now.
announcements-not-sent-because = <b>Announcement № { $number } was not sent at its time.</b> { $why }

announcements-no-words = A file needs a text. Send it again and write the announcement in its caption.
announcements-files-need-words = Files need a text. Write it as a message, then press "Done".
announcements-too-many-files = An announcement holds up to { $most } { $most ->
        [one] file
       *[other] files
    }. This file was not taken; the others are still here.
announcements-too-long = The text is too long: { $limit } { $limit ->
        [one] character fits
       *[other] characters fit
    } here. Make it { $excess } { $excess ->
        [one] character
       *[other] characters
    } shorter, or attach a document.
announcements-cut = The text is too long: { $limit } { $limit ->
        [one] character fits
       *[other] characters fit
    } here. It filled a whole message of Telegram; if the rest came as another message, we did not take it. Shorten the whole text and send it as one message, or attach a document.
announcements-is-planned = The announcement is planned already. To change it, press "Do not send" first.
announcements-already-sent = The announcement was sent already. Here is how things stand now.
announcements-dropped = There is no such announcement: it was deleted. All of them are in the menu, button "Announcements".
announcements-changed = The text or the audience changed while you were looking. Check again and send.
announcements-nobody = There is nobody to send it to: the bot can write to nobody of this audience. Change the audience.
announcements-no-audience = First choose whom the announcement is for.
announcements-not-planned = The announcement does not wait for its time any more. Here is how things stand now.
announcements-not-sent = The announcement was sent to nobody yet: there is nothing to withdraw.
announcements-already-withdrawn = The announcement is withdrawn already. Here is how things stand now.

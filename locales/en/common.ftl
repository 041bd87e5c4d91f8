# Words of the whole bot: answers to what is not understood, roles, commands, time zones.

press-out-of-date = This button is out of date. Here is what you can do now.
not-understood = This message does not answer any question. Press a button in the menu below or open the help: /help.
command-unknown = There is no such command, or it is not open to you. All that is open is in the menu below; help: /help.
flood-warning = Too many actions in a row. Wait a minute: the bot does not answer until then.
apology = That did not work: a fault in the bot. Nothing was changed or lost. Try again; if it fails again, tell the organisers the code { $code }.
fault-notice = <b>A fault in the bot, code { $code }. Pass it on to whoever looks after the bot.</b>
    Kind of fault: <code>{ $kind }</code>. Details are in the log under this code. The bot could not answer one person and apologised; no data were changed. The same kind of fault is not reported again today.

group-only-private = Write to the bot in private: in a group it takes neither applications nor decisions.
group-open-private = Open the private chat

lines = { $lines }
as-is = { $text }
page-earlier = Previous
page-later = Next

zone-asia-novosibirsk = NSK
zone-europe-moscow = MSK

role-stranger = not in the bot yet
role-person = no organisation yet
role-applicant = applicant
role-representative = representative of a participant
role-observer = representative of an observer
role-organiser = organiser

# Telegram's command menu and the lines of the help: up to 60 characters, no full stop.
command-menu = open the menu
command-help = how to use the bot
command-language = choose the language (язык)
command-cancel = leave the form, its draft is kept
command-mydata = what the bot keeps about me, as a file
command-forget = withdraw my consent and erase my data
command-organisation = my organisation or application
command-announce = write an announcement to participants
command-applications = applications that wait for a decision
command-organisers = organisers of the cluster
command-participants = participants of the cluster
command-meetings = meetings of the cluster
command-desk = everything that waits for me
command-ballots = ballots and decisions
command-roadmap = road map of the cluster

day-and-weekday = { $day }, { $weekday }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

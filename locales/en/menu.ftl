# The menu, the help, the choice of language.

menu-standing = <b>{ $cluster }</b>
    { $name }, { $role }
menu-newcomer = To apply for an organisation or to become its representative, press “Registration”. You will need its INN and OGRN; you can stop and go on at any time.
menu-unfinished = A draft is waiting: { $form }. To return to it, press “Continue”.
menu-cancelled = Cancelled. If you were filling in a form, its draft is kept.
menu-button = Menu
menu-organisation = My organisation
menu-apply = Registration
menu-applications = Applications
menu-announcements = Announcements
menu-notifications = Notifications
menu-organisers = Organisers
menu-help = Help
menu-language = Language / Язык

help = <b>How to use the bot</b>
    Press the buttons under the messages. A form asks one question at a time: answer with a message or a button. “Back” leads to the previous question, “Cancel” closes the form; your answers stay in a draft.

    Ask the organisers of the cluster about applications and decisions. If the bot gave you an error code, tell it to them.

    What the bot says is for reference and is not legal advice.
help-line = /{ $command } — { $does }
menu-participants = Participants
menu-meetings = Meetings
menu-desk = My desk
menu-ballots = Ballots
menu-roadmap = Road map

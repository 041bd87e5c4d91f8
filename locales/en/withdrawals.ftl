# Taking an announcement back: the question, the note, what became of the copies.

withdrawals-note = Announcement № { $number } was withdrawn by an organiser on { $at }. Please do not rely on it.
withdrawals-sure = <b>Withdraw announcement № { $number }?</b> Messages not sent yet ({ $waiting }) will not be sent. With those who got it ({ $sent }) it will be deleted, or replaced by a note where more than two days have passed and Telegram does not allow that. Everybody who got it is told in a message of its own: who has read it has read it.
withdrawals-file-may-stay = Where it cannot be deleted, the attached file stays: only the text under it can be replaced.
withdrawals-yes = Yes, withdraw
withdrawals-at = Withdrawn on { $at }. Who had not got it will not get it; those who had are told.
withdrawals-count-deleted = Deleted from chats: { $copies }.
withdrawals-count-replaced = Replaced by a note: { $copies }.
withdrawals-count-waiting = Still being deleted: { $copies }.
withdrawals-count-kept = Neither deleted nor replaced: { $copies }.

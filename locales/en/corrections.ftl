# Correcting an announcement that is out: the new text, the confirmation, what became of the copies.

question-correction = <b>Write the whole new text of the announcement in one message.</b> Its formatting is kept. You will first see how it looks; nothing changes before you confirm.
form-name-correction = correction of an announcement

corrections-fix = Correct the text
corrections-go-on = Next: correct
corrections-other-text = Another text
corrections-leave = Do not correct
corrections-yes = Yes, correct
corrections-sure = <b>Correct announcement № { $number }?</b> With those who got it ({ $sent }) the new text takes the place of the old one, marked "corrected" with the time, without a sound. Those to whom it has not been sent yet ({ $waiting }) get the new text. Where a message cannot be changed any more, a new one comes: "Correction to announcement № { $number }".
corrections-file-stays = The attached file stays as it is.
corrections-anew = <b>Correction to announcement № { $number }</b>

    { $text }

    <i>The earlier text is no longer valid.</i>

corrections-at = The text was corrected on { $at }.
corrections-count-edited = Corrected in place: { $copies }.
corrections-count-anew = The correction came as a new message: { $copies }.
corrections-count-kept = Could not be corrected, the earlier text stays: { $copies }.
corrections-count-waiting = Still being corrected: { $copies }.

corrections-withdrawn = The announcement is withdrawn: there is nothing to correct. Write a new one.
corrections-not-sent = The announcement was sent to nobody yet: change the text itself while it is a draft.
corrections-same = This text is the same as before: there is nothing to correct.
corrections-text-only = Only the text can be corrected: write it without a file. What is attached to the announcement stays.
corrections-made-already = This correction was made already. Here is how things stand now.
corrections-overtaken = The text was corrected while you were writing. Read it and, if need be, correct it again.

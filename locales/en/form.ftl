# Words that all questionnaires share: buttons, the review card, coming back to a draft, refusals.

form-step = Question { $step } of { $total }
form-now = <i>Your answer now:</i> { $value }
form-back = Back
form-skip = Skip
form-keep = Keep
form-cancel = Cancel
form-send = Send
form-take = Yes, { $value }
form-share-contact = Send my phone number
form-contact-taken = Phone number saved.
form-keyboard-gone = The phone button has been removed.

form-review = <b>Check your answers and send them</b>
    To change a line, press the button with its name: the question opens again, the other answers stay.
form-line = <b>{ $label }:</b> { $value }
form-line-empty = <b>{ $label }:</b> not given
form-file-attached = file attached

form-left = Your answers are kept in a draft: question { $step } of { $total }.
form-left-empty = The form is closed: it had no answers yet.
form-waiting = You have a draft that was not sent: { $form }. You stopped at question { $step } of { $total }.
form-resume = Continue
form-start-over = Start over
form-start-over-sure = Start over? All answers of this draft will be deleted.
form-yes-start-over = Yes, start over

form-name-application = application of an organisation
form-name-joining = application of a representative
form-name-return_reason = reason for returning an application
form-name-refusal_reason = reason for a refusal
form-name-question = question to an applicant
form-name-reply = reply to the organiser

form-review-takes-buttons = All questions are answered. Press “Send”, or the name of a line to change it.
form-not-optional = This question cannot be skipped. Answer it or press “Cancel”: the draft is kept.
form-not-answered = You have not answered this question yet. Answer it.
form-first-question = This is the first question: there is none before it. Answer it or press “Cancel”.
form-no-such-question = This question is no longer asked: it depends on your other answers. Choose another line.
form-choose-button = Choose one of the answers on the buttons under the question.
form-contact-foreign = This is somebody else’s contact. Press “Send my phone number” or type your business number.
form-expects-text = This question needs a text answer. Write it in one message.
form-expects-file = A file is needed here: attach a PDF, JPG or PNG scan of up to 20 MB, or skip the question.
form-expects-message = A message is needed here: write a text, or send one photo or one document with a caption.
form-expects-parts = A text, photos and documents fit here. The other message was not taken: send it as a text or a file.
form-parts = { $files ->
        [0] <b>No files yet.</b>
        [one] <b>{ $files } file is in.</b>
       *[other] <b>{ $files } files are in.</b>
    } { $text } When you have sent everything, press "Done".
form-parts-text = The text is there.
form-parts-no-text = There is no text yet: write it as a message.
form-complete = Done
form-album = An album does not fit: send one photo or one document with a caption.
form-file-too-large = The file is larger than 20 MB. Make it smaller or attach a photo of the document.
form-file-empty = The file is empty. Check it and attach it again.
form-file-kind = This kind of file is not accepted. Attach a PDF, JPG or PNG scan.
form-message-edited = An edited message does not change the answer. Press “Back” or, when all questions are answered, the name of the line.
form-out-of-date = This button is out of date. Here is the form as it stands now.

form-proxy-date-future = The date of the power of attorney lies in the future: { $date }. Check it in the document and send it again.
form-proxy-too-old = Check the date of the power of attorney: { $date }. Powers of attorney from before 1990 are not accepted.
form-proxy-before-date = The power of attorney would end ({ $date }) before it begins ({ $given }). Check both dates: “Back” leads to the previous question.
form-proxy-expired = The power of attorney expired on { $date }. Have a new one made and give its number, date and term: “Back” leads to the previous questions.

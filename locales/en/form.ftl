# Words that all questionnaires share: buttons, the review card, coming back to a draft, refusals.

form-step = Question { $step } of { $total }
form-back = Back
form-skip = Skip
form-cancel = Cancel
form-send = Send
form-take = Yes, { $value }
form-share-contact = Send my phone number
form-contact-taken = The phone number is noted.
form-keyboard-gone = The phone button is put away.

form-review = <b>Check your answers and send them</b>
    To change a line, press the button with its name: the question opens again, other answers stay.
form-line = <b>{ $label }:</b> { $value }
form-line-empty = <b>{ $label }:</b> not given
form-file-attached = file attached

form-left = The draft is kept: { $step } of { $total }. Send /start to return to it.
form-waiting = You have a draft that was not sent: { $form }. You stopped at step { $step } of { $total }.
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

form-review-takes-buttons = All answers are there. Send the application with the button “Send” or press the name of the line that you want to change.
form-not-optional = This question cannot be skipped. Answer it or press “Cancel”: the draft is kept.
form-first-question = This is the first question, there is none before it. Answer it or press “Cancel”.
form-no-such-question = This question is not asked any more: it depends on other answers. Choose another line.
form-choose-button = Choose one of the answers on the buttons under the question.
form-contact-foreign = This is the contact of another person. Press “Send my phone number” or type your business number.
form-expects-text = The answer is needed as text. Write it in one message.
form-expects-file = A file is needed here: attach a PDF, JPG or PNG scan of up to 20 MB, or skip the question.
form-expects-message = A message is needed here: write a text, or send one photo or one document with a caption.
form-album = An album does not fit: send one photo or one document with a caption.
form-file-too-large = The file is larger than 20 MB. Make it smaller or attach a photo of the power of attorney.
form-file-empty = The file is empty. Check it and attach it again.
form-file-kind = This kind of file does not fit. Attach a PDF, JPG or PNG scan.
form-message-edited = An edited message does not change the answer. Press “Back” or, when all questions are answered, the name of the line.
form-out-of-date = This button is out of date. Here is the form as it stands now.

form-proxy-date-future = The date of the power of attorney is still to come: { $date }. Check it in the document and send it again.
form-proxy-too-old = Check the date of the power of attorney: { $date }. None from before 1990 is accepted.
form-proxy-before-date = The term of the power of attorney ({ $date }) is before its date ({ $given }). Check both: “Back” leads to the question before.
form-proxy-expired = The power of attorney expired on { $date }. Have a new one made and give its number, date and term: “Back” leads to the questions before.

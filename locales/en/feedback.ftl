# Questions to the organisers about announcements, and the answers.

feedback-ask = Ask the organisers
feedback-ask-again = Ask again
question-inquiry = <b>Your question to the organisers about the announcement:</b> write it in one message. The answer comes here.
form-name-inquiry = question to the organisers
feedback-asked = <b>Question No. { $number } about announcement No. { $announcement } has reached the organisers.</b> The answer comes here.

    { $text }
feedback-not-got = You can ask about an announcement that you have got. All that waits for you: /desk.
feedback-enough = { $many ->
        [one] { $many } question of yours has
       *[other] { $many } questions of yours have
    } no answer yet. Wait for an answer to one of them, then ask again.

feedback-card = <b>Question No. { $number } about announcement No. { $announcement }</b>
    { $name }, { $organisation }
    { $at }

    { $text }
feedback-answer = Answer
feedback-supplement = Add to the answer
feedback-open = Open the question
feedback-answer-line = <b>Answer:</b> { $name }, { $at }
    { $answer }
feedback-answered-by = <b>Question No. { $number } is answered:</b> { $name }, { $at }

    { $answer }
question-inquiry_answer = <b>Your answer for the organisers:</b> write it in one message. Who asked gets it from the bot, without your name.
form-name-inquiry_answer = answer to a question
question-inquiry_supplement = <b>What is to be added to the answer?</b> Write it in one message. Who asked gets it from the bot, without your name.
form-name-inquiry_supplement = addition to an answer
feedback-answered = <b>The organisers' answer to your question No. { $number } about announcement No. { $announcement }</b>

    { $answer }

    You asked: { $text }
feedback-answered-already = This question has an answer already: { $name }. You can add to it.
feedback-none-such = There is no such question. What waits for an answer is here: /desk.
feedback-forgotten = Who asked has withdrawn their consent: the question is erased, there is nobody to answer.
feedback-waits = answer question No. { $number } about announcement No. { $announcement }: { $organisation }
feedback-waits-open = Open question No. { $number }

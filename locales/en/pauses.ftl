# A campaign: pausing it, letting it go on, stopping it.

pauses-pause = Pause
pauses-resume = Go on
pauses-stop = Stop
pauses-yes-stop = Yes, stop

pauses-is-held-asked = <b>The sending is paused.</b> Who has not got the announcement will get it when you press "Go on".
pauses-is-held-refused = <b>The sending is paused: Telegram does not take this announcement.</b> Check the text and the file. "Go on" sends it to the others, "Stop" calls it off.
pauses-stopped-at = <b>The sending was stopped: { $at }.</b> Who had got the announcement still has it.
pauses-sure = <b>Stop sending announcement № { $number }?</b> Messages not yet sent ({ $waiting }) will not go out, and you cannot go on later. Those who have got it ({ $sent }) keep it; "Withdraw" takes that back too.
pauses-halted = <b>The sending of announcement № { $number } is paused.</b> Telegram refused it for several recipients in a row, so it does not go to the others for now. Telegram said: "{ $reason }". Open the announcement and decide whether to go on or to stop.
pauses-waits = decide whether announcement № { $number } goes on

pauses-already = The sending is paused already. Here is where things stand now.
pauses-not-paused = The sending is not paused. Here is where things stand now.
pauses-stopped-before = The sending was stopped already. Here is where things stand now.
pauses-nothing-waits = There is nothing left to send. Here is where things stand now.

# Why a day or a time does not do and what to do. $offer is what is suggested instead; none: nothing.

moments-shape = The day and time could not be understood: { $typed }. Write, for example, “5 July 14:00”, “tomorrow 10am” or “on Friday at 15:30”.
moments-day-shape = The day could not be understood: { $typed }. Write, for example, “5 July”, “Friday” or “in 2 weeks”.
moments-clock = There is no such time: { $time }. Write the day and time again: hours from 00 to 23, minutes from 00 to 59.
moments-month = There is no month number { $month }. Write the day and month again, for example 05.07 (5 July).
moments-year = Check the year: { $year }. Write the date again.

moments-time-missing = { $offer ->
        [none] You named a day without a time: { $date }. Write the day and the time together.
       *[other] You named a day without a time: { $date }. At what time? If { $offer } suits, confirm; if not, write the day and the time together.
    }
moments-time-unneeded = { $offer ->
        [none] Only the day is needed here, without a time. Write it again.
       *[other] Only the day is needed here, without a time. If it is { $offer }, confirm; if not, write the day again.
    }
moments-bare = { $offer ->
        [none] It is not clear what “{ $typed }” is: a day, an hour or a year. Write a time with its minutes, for example 10:00, and a year in four digits.
       *[other] It is not clear what “{ $typed }” is: a day, an hour or a year. If you meant { $offer }, confirm; if not, write the time with its minutes and the year in four digits.
    }
moments-hour = { $offer ->
        [none] Is “{ $typed }” { $early } or { $late }? Write the day and time again, the time with its minutes.
       *[other] Is “{ $typed }” { $early } or { $late }? If you meant { $offer }, confirm; if not, write the day and time again, the time with its minutes.
    }
moments-midnight = { $offer ->
        [none] A day has a midnight at its beginning and one at its end. Write the date and 00:00 (its beginning) or 23:59.
       *[other] A day has a midnight at its beginning and one at its end. If you meant { $offer }, confirm; if not, write the date and 00:00 (its beginning) or 23:59.
    }
moments-two = { $offer ->
        [none] “{ $typed }” may be { $date } or { $other }. Write the whole date, for example 05.07.2016 (5 July).
       *[other] “{ $typed }” may be { $date } or { $other }. If you meant the first ({ $offer }), confirm; if not, write the whole date.
    }
moments-weekday = This does not match: “{ $typed }” and { $date } ({ $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }). { $offer ->
        [none] Check the date and write it again.
       *[other] If the date is right ({ $offer }), confirm; if not, write it again.
    }

moments-passed = { $offer ->
        [none] This time has passed: { $moment }. Write a day and time that are still to come.
       *[other] This time has passed: { $moment }. If you meant { $offer }, confirm; if not, write the day and time again.
    }
moments-day-passed = { $offer ->
        [none] This day has passed: { $date }. Write today or a later day.
       *[other] This day has passed: { $date }. If you meant { $offer }, confirm; if not, write the day again.
    }
moments-date-passed = { $offer ->
        [none] This year’s date has passed, and the next one is far off: { $date }. Write the date with its year.
       *[other] This year’s date has passed, and the next one is far off: { $date }. If you meant { $offer }, confirm; if not, write another date.
    }
moments-far = { $offer ->
        [none] This date is more than half a year ahead: { $date }. Write the date with its year.
       *[other] This date is more than half a year ahead: { $date }. If you meant { $offer }, confirm; if not, write another date.
    }

moments-time-skipped = { $offer ->
        [none] { $time } will not come on that day: the clocks go forward ({ $date }). Write another time.
       *[other] { $time } will not come on that day: the clocks go forward ({ $date }). If you meant { $offer }, confirm; if not, write another time.
    }
moments-time-twice = { $offer ->
        [none] { $time } comes twice on that day: the clocks go back ({ $date }). Write another time.
       *[other] { $time } comes twice on that day: the clocks go back ({ $date }). If you meant the first time, { $offer }, confirm; if not, write another time.
    }

# What is wrong with an answer and what to do. $field: inn, ogrn, kpp or phone.

answers-empty = The answer is empty. Write it as text and send it again.
answers-too-long = The answer is too long: there is room for { $limit } { $limit ->
        [one] character
       *[other] characters
    }. Shorten it by { $excess } { $excess ->
        [one] character
       *[other] characters
    } and send it again.
answers-cut = The answer is too long: there is room for { $limit } { $limit ->
        [one] character
       *[other] characters
    }. It filled a whole message of Telegram; if the rest came as another message, we did not take it. Shorten the whole answer and send it as one message.
answers-name-letters = A name needs at least one letter. Write it in full and send it again.

answers-number-absent = { $field ->
        [inn] There are no digits in the answer. Send the INN: 10 digits for an organisation, 12 for an entrepreneur.
        [ogrn] There are no digits in the answer. Send the OGRN (13 digits) or OGRNIP (15 digits).
        [kpp] There are no digits in the answer. Send the KPP: 9 characters.
       *[phone] There are no digits in the answer. Send the phone number, for example +7 (383) 000-00-01.
    }
answers-number-odd = { $field ->
        [inn] An INN has digits only, but the answer has other characters: { $odd }. Send one INN in digits.
       *[ogrn] An OGRN has digits only, but the answer has other characters: { $odd }. Send one OGRN in digits.
    }
answers-number-fix = { $field ->
        [inn] The INN is not in digits only. It looks as if you meant { $number }. If so, confirm; if not, send the INN again.
        [ogrn] The OGRN is not in digits only. It looks as if you meant { $number }. If so, confirm; if not, send the OGRN again.
        [kpp] The KPP has a slip in it. It looks as if you meant { $number }. If so, confirm; if not, send the KPP again.
       *[phone] The phone number has a slip in it. It looks as if you meant { $number }. If so, confirm; if not, send the number again.
    }

answers-inn-length = The INN of an organisation has 10 digits, that of an entrepreneur 12. You entered { $count } { $count ->
        [one] digit
       *[other] digits
    }. Check it and send it again.
answers-inn-is-ogrn = You entered { $count } digits: this looks like an { $count ->
        [15] OGRNIP
       *[13] OGRN
    }. We shall ask for it later; now send the INN: 10 digits for an organisation, 12 for an entrepreneur.
answers-inn-zeros = An INN cannot be all zeros. Send the INN of your organisation.
answers-inn-checksum = There is a mistake in the INN: its check digits do not match. Compare each digit with the document and send it again.

answers-ogrn-length = An OGRN has 13 digits, an OGRNIP 15. You entered { $count } { $count ->
        [one] digit
       *[other] digits
    }. Check it and send it again.
answers-ogrn-is-inn = You entered { $count } digits: this looks like an INN. Send the OGRN (13 digits) or OGRNIP (15 digits).
answers-ogrn-first-digit = { $count ->
        [15] An OGRNIP begins with 3, and the number you entered begins with { $digit }.
       *[13] An OGRN begins with 1 or 5, and the number you entered begins with { $digit }.
    } Check it and send it again.
answers-ogrn-checksum = { $count ->
        [15] There is a mistake in the OGRNIP: its check digit does not match.
       *[13] There is a mistake in the OGRN: its check digit does not match.
    } Compare each digit with the document and send it again.
answers-ogrn-needs-entrepreneur = You gave the INN of an entrepreneur (12 digits), but an OGRN of 13 digits belongs to an organisation. Send the OGRNIP of 15 digits or correct the INN.
answers-ogrn-needs-organisation = You gave the INN of an organisation (10 digits), but an OGRNIP of 15 digits belongs to an entrepreneur. Send the OGRN of 13 digits or correct the INN.

answers-kpp-length = A KPP has 9 characters. You entered { $count } { $count ->
        [one] character
       *[other] characters
    }. Check it and send it again.
answers-kpp-shape = A KPP has digits, and Latin letters only in places five and six. Check it and send it again.
answers-kpp-zeros = A KPP cannot be all zeros. Send the KPP from the certificate or the register extract, or skip the question if there is none.

answers-phone-odd = A phone number has digits, “+”, brackets and hyphens, but the answer has other characters: { $odd }. Send one number, for example +7 (383) 000-00-01 ext. 12.
answers-phone-no-code = The area code is missing. Send the whole number, for example +7 (383) 000-00-01.
answers-phone-short = The phone number is too short. Send the whole number with its area code, for example +7 (383) 000-00-01.
answers-phone-long = The phone number has the wrong number of digits. A Russian number has 10 digits after +7; a number of another country begins with “+” and its code.
answers-phone-country = There is no country with this calling code. A Russian number begins with +7 or 8. Check it and send it again.

answers-email-at = There is no “@” in the e-mail address. Send the whole address, for example name@example.org.
answers-email-fix = There is a slip in the address. It looks as if you meant { $address }. If so, confirm; if not, send the address again.
answers-email-two-scripts = Russian and Latin letters are mixed in { $typed }. Type the address again and send it.
answers-email-shape = { $typed } does not look like an e-mail address. Send one address, for example name@example.org.

answers-date-shape = The date could not be understood: { $typed }. Write day, month and year, for example 05.07.2016 or 5 July 2016.
answers-date-year = Check the year: you entered { $year }. Write day, month and year, for example 05.07.2016.
answers-date-year-missing = The date has no year. Write day, month and year, for example 05.07.2016.
answers-date-year-missing-fix = The date has no year. Perhaps you meant { $date }. If so, confirm; if not, send the date with its year.
answers-date-month = There is no month { $month }. Write day, month and year, for example 05.07.2016.
answers-date-day = There is no such date: { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year } has { $days } { $days ->
        [one] day
       *[other] days
    }, but you entered { $day }. Check it and send it again.

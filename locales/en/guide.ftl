# The guide to legal forms: the words around what is in the data file.

guide = <b>Guide to legal forms</b>
    Forms of the cluster's specialised organisation: first those of the ballot, then the others and why they do not suit.
guide-form = <b>{ $name }</b>
    { $fit }: { $reason }.
guide-fit-high = Good fit
guide-fit-medium = Possible
guide-fit-low = Poor fit
guide-fit-none = Not suitable, because
guide-pros = <b>For:</b> { $text }
guide-cons = <b>Against:</b> { $text }
guide-founders = <b>Founders:</b> { $text }
guide-governance = <b>Bodies:</b> { $text }
guide-profit = <b>Profit:</b> { $text }
guide-member_liability = <b>Liability:</b> { $text }
guide-exit = <b>Leaving:</b> { $text }
guide-laws = <b>Law:</b> { $laws }
guide-back = All forms
guide-no-such-form = There is no such page in the guide. Open it anew.

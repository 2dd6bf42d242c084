"""Events of the city from iCalendar: what is on in the next weeks."""

"""What happens in a window, by Debian's recurring_ical_events.

usage: occurrences.py FOLDER ZONE FIRST-DAY LAST-DAY
Prints a line for each occurrence: the file's name without its end, a tab, "occurs" or, where the file cannot be
understood, "fails", a tab, and what there is to say.
"""
import signal
import sys
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

folder, zone, first, last = sys.argv[1], ZoneInfo(sys.argv[2]), *map(date.fromisoformat, sys.argv[3:5])
begin = datetime.combine(first, time(), zone)
end = datetime.combine(last + timedelta(days=1), time(), zone)
wide = timedelta(days=8)
patience = 5  # seconds of CPU for one file: some rules go on every minute for years


def gives_up(number, frame):
    raise TimeoutError("it takes too long")


signal.signal(signal.SIGPROF, gives_up)


def instant(value):
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(timezone.utc)


def said(value):
    return instant(value).isoformat() if isinstance(value, datetime) else value.isoformat()


def occurrences(calendar):
    for found in recurring_ical_events.of(calendar, components=["VEVENT", "VTODO"]).between(begin - wide, end + wide):
        start, stop = found["DTSTART"].dt, found.get("DTEND", found.get("DUE", found["DTSTART"])).dt
        over = instant(stop) < begin or (instant(stop) == begin and instant(start) < begin)
        if found.get("STATUS") != "CANCELLED" and not over and instant(start) < end:
            yield f"{said(start)} {said(stop)} {found.get('SUMMARY', '')}"


for file in sorted(Path(folder).glob("*.ics")):
    signal.setitimer(signal.ITIMER_PROF, patience)
    try:
        for line in sorted(occurrences(icalendar.Calendar.from_ical(file.read_bytes()))):
            print(file.stem, "occurs", line.replace("\n", " "), sep="\t")
    except Exception as failure:
        print(file.stem, "fails", repr(failure).replace("\n", " "), sep="\t")
    signal.setitimer(signal.ITIMER_PROF, 0)

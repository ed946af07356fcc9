"""What happens in a window, by Debian's recurring_ical_events: one line for each occurrence, sorted.

usage: occurrences.py FOLDER ZONE FIRST-DAY LAST-DAY
"""
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


def instant(value):
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(timezone.utc)


def said(value):
    return instant(value).isoformat() if isinstance(value, datetime) else value.isoformat()


lines = []
for file in sorted(Path(folder).glob("*.ics")):
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    for event in recurring_ical_events.of(calendar).between(begin - wide, end + wide):
        start, stop = event["DTSTART"].dt, event["DTEND"].dt
        over = instant(stop) < begin or (instant(stop) == begin and instant(start) < begin)
        if event.get("STATUS") != "CANCELLED" and not over and instant(start) < end:
            lines.append(f"{said(start)} {said(stop)} {event.get('SUMMARY', '')}")
print("\n".join(sorted(lines)))

"""Small timetables for tests: csv text by file name becomes a feed, imported and opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.importers.gtfs import import_gtfs
from kiosk.transit.timetable import Timetable

TOWN = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone,agency_lang,agency_phone\n"
    "T,Town Bus,http://town.example,Europe/Berlin,en,555 0100\n",
    "stops.txt": "stop_id,stop_name,tts_stop_name,location_type,parent_station,"
    "wheelchair_boarding,platform_code\n"
    "S,Main St Stn,Main Street Station,1,,1,\n"
    "S1,Main St Stn,,0,S,,1\n"
    "S2,Main St Stn,,0,S,2,2\n"
    "LIFT,Lift,,2,S,,\n"
    "MILL,Mill,,0,,0,\n"
    "END,Harbour,,0,,1,\n",
    "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type,route_color\n"
    "R1,T,34E,Cross town,3,0B4F6C\nR2,T,,Night line,3,\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\nDAY,1,1,1,1,1,1,1,20260101,20261231\n",
    "calendar_dates.txt": "service_id,date,exception_type\nDAY,20261225,2\nXMAS,20261225,1\n",
    "trips.txt": "route_id,service_id,trip_id,trip_headsign,wheelchair_accessible\n"
    "R1,DAY,a,Harbour,1\nR1,DAY,b,Harbour,2\nR2,DAY,night,Harbour,\nR1,XMAS,x,Harbour,1\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
    "a,10:00:00,10:00:00,S1,1,\na,10:10:00,10:12:00,MILL,2,\na,10:20:00,10:20:00,END,3,\n"
    "b,10:30:00,10:30:00,S1,1,\nb,10:40:00,10:42:00,MILL,2,3\nb,10:50:00,10:50:00,END,3,\n"
    "night,24:30:00,24:30:00,S2,1,\nnight,25:10:00,25:10:00,END,9,\n"
    "x,10:05:00,10:05:00,S1,1,2\nx,10:15:00,10:15:00,MILL,2,1\nx,10:25:00,10:25:00,END,3,\n",
    "feed_info.txt": "feed_publisher_name,feed_publisher_url,feed_lang,feed_end_date\n"
    "Town,http://town.example,en,20261231\n",
}


def write_feed(folder: Path, **changes: str | None) -> Path:
    """Zip TOWN with files changed, added or, by None, left out; names without `.txt`."""
    files = TOWN | {f"{name}.txt": text for name, text in changes.items()}
    path = folder / "feed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as feed:
        for name, text in files.items():
            if text is not None:
                feed.writestr(name, text)
    return path


def open_town(folder: Path, **changes: str | None) -> Timetable:
    """Import the feed and open it; it must be fine."""
    report = import_gtfs(write_feed(folder, **changes), folder / "timetable.db")
    assert report.is_fine, report.faults
    return Timetable(folder / "timetable.db")


def live_message(at: float) -> gtfs.FeedMessage:
    """An empty feed of that moment, seconds since 1970."""
    message = gtfs.FeedMessage()
    message.header.gtfs_realtime_version = "2.0"
    message.header.timestamp = int(at)
    return message

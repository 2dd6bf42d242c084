"""The tables of a timetable file: rebuilt by every import, never migrated."""

from __future__ import annotations

SCHEMA = 1
"""A file with another number is not read; the feed is imported again."""

TIMETABLE_FILE = "timetable.db"
"""Name of the file under the kiosk's home."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE agency (id INTEGER PRIMARY KEY, code TEXT, name TEXT, phone TEXT, language TEXT);
CREATE TABLE stop (
  id INTEGER PRIMARY KEY, code TEXT UNIQUE, public_code TEXT, name TEXT, spoken TEXT,
  latitude REAL, longitude REAL, kind INTEGER, parent INTEGER, wheelchair INTEGER, platform TEXT);
CREATE TABLE route (
  id INTEGER PRIMARY KEY, code TEXT UNIQUE, agency INTEGER, short_name TEXT, long_name TEXT,
  kind INTEGER, colour TEXT, text_colour TEXT);
CREATE TABLE service (
  id INTEGER PRIMARY KEY, code TEXT UNIQUE, days INTEGER, first TEXT, last TEXT);
CREATE TABLE service_exception (
  service INTEGER, day TEXT, runs INTEGER, PRIMARY KEY (day, service)) WITHOUT ROWID;
CREATE TABLE trip (
  id INTEGER PRIMARY KEY, code TEXT, route INTEGER, service INTEGER, headsign TEXT,
  direction INTEGER, wheelchair INTEGER, last_sequence INTEGER, starts INTEGER,
  frequent INTEGER NOT NULL DEFAULT 0);
CREATE TABLE stop_time (
  line INTEGER PRIMARY KEY, trip INTEGER, sequence INTEGER, stop INTEGER, arrival INTEGER,
  departure INTEGER, flags INTEGER);
CREATE TABLE stop_headsign (line INTEGER PRIMARY KEY, headsign TEXT);
CREATE TABLE frequency (trip INTEGER, starts INTEGER, ends INTEGER, headway INTEGER, exact INTEGER);
CREATE TABLE translation (
  table_name TEXT, field TEXT, language TEXT, record TEXT, sub_record TEXT, value TEXT, text TEXT);
"""
"""Times are seconds from the start of the service day; days are ISO dates; `days` has bit 0 for
Monday. `starts` of a trip is the departure of its first stop. Codes are the feed's own ids.
`line` is that of stop_times.txt; `flags` are pickup_type, and APPROXIMATE for a guessed time."""

PICKUP = 3
APPROXIMATE = 4

BY_TRIP = "CREATE INDEX stop_time_by_trip ON stop_time (trip, sequence)"

INDEXES = """
CREATE INDEX stop_time_by_stop ON stop_time (stop, departure);
CREATE INDEX stop_by_parent ON stop (parent);
CREATE INDEX frequency_by_trip ON frequency (trip);
CREATE INDEX translation_by_record ON translation (table_name, field, record);
CREATE INDEX translation_by_value ON translation (table_name, field, value);
"""

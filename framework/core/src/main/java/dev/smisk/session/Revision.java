package dev.smisk.session;

/** One version of a session, as the store had it or has just taken it. Immutable. */
record Revision(String id, long version, SessionData data) {}

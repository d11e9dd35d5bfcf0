package dev.smisk.processor;

import java.util.List;

/** Reads the properties of one kind of class, as Jackson would find them. */
interface PropertiesReader {
  /** The properties that are written, in order. */
  List<CodecProperty> written() throws Uncovered;

  /** How it is read. */
  CodecType.Reading read() throws Uncovered;
}

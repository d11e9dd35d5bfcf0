/**
 * Requests and responses: HTTP's meaning, and nothing of sockets, threads or records.
 *
 * <p>Bodies come whole, or as the stream of {@link dev.smisk.http.Request#bodyStream}; they go as
 * bytes, as a value, or by a {@link dev.smisk.http.StreamWriter} or {@link
 * dev.smisk.http.EventWriter} that runs after the handler.
 *
 * <p>A form with files is taken apart while it comes:
 *
 * <pre>
 *  bodyStream ─ MultipartReader ─ Multipart ─ Part            each as it comes, by a Multipart parameter
 *                (Delimiter)        │  (PartHead)
 *                                   └ FormData ─ Parameters   its fields, by @Form parameters
 *                                        └────── Upload       its files: UploadContent, UploadFile, UploadMove
 * </pre>
 *
 * <p>A {@link dev.smisk.http.Request} is a view on the meta-variables that the web server sent,
 * taken apart only where somebody asks. A {@link dev.smisk.http.Response} is an immutable value.
 * What goes wrong is a {@link dev.smisk.http.Problem} (RFC 9457), thrown as {@link
 * dev.smisk.http.HttpException}. This package imports no other of the framework's.
 */
@NullMarked
package dev.smisk.http;

import org.jspecify.annotations.NullMarked;

/**
 * Files as answers: conditions and ranges, the web server in the app's place, and folders of files.
 *
 * <pre>
 *  Response.file ─ filters ─ FileAnswers ─┬─ Sendfile              X-Accel-Redirect, X-Sendfile
 *       ▲                                 ├─ Preconditions         304, 412
 *       │                                 ├─ ByteRanges            206, 416
 *  StaticFiles ─ FolderPlace              └─ FileParts             the bytes, from the channel
 *              └ ClassPathPlace
 * </pre>
 *
 * <p>What a file is answered with is settled when all filters have seen the answer: what they add
 * is then on a 304 or 416 too, and no file is open before. Nothing is looked at when the app starts
 * but whether the folders are there.
 *
 * <h2>Decisions</h2>
 *
 * <table>
 * <caption>What a file is answered with</caption>
 * <tr><td>no file, a folder, a pipe</td><td>404. One that may not be read is a 500 and in the
 *   log.</td></tr>
 * <tr><td>conditions</td><td>For GET and HEAD where the handler says 200, in the order of RFC 9110
 *   section 13.2.2; against the handler's own {@code ETag} if it has one.</td></tr>
 * <tr><td>{@code Range}</td><td>For GET alone (section 14.2). What is malformed, or of another unit,
 *   is ignored. Ranges are put in order; those that touch, overlap, or lie closer than a part's head is
 *   long, are sent as one. Nothing satisfiable, or more than {@code SMISK_FILE_RANGES} (32):
 *   416.</td></tr>
 * <tr><td>{@code ETag}</td><td>Strong, of modification time and size; {@code Last-Modified} is left
 *   out where it would lie in the future.</td></tr>
 * <tr><td>a file that changes meanwhile</td><td>Replaced by another: the old one is sent whole. Cut
 *   short: the connection breaks off, as the length is announced. Grown: what was announced is
 *   sent.</td></tr>
 * <tr><td>symbolic links</td><td>{@code Response.file(path)} follows them: the handler chose. A
 *   folder follows those whose target lies in it. Whoever may change links in it while a request
 *   runs can lead out of it.</td></tr>
 * <tr><td>names that clients choose</td><td>See {@link dev.smisk.http.Folder}. Dot segments, raw,
 *   encoded or between encoded slashes, are 400 before; {@code %2F} is no slash.</td></tr>
 * <tr><td>hidden files</td><td>Whose name or folder begins with a dot: 404, unless asked for.</td></tr>
 * <tr><td>a folder's own URL</td><td>Ended by a slash its {@code index.html}, never a listing;
 *   without one 301 to the slash where there is an index.</td></tr>
 * <tr><td>a folder and routes</td><td>A folder is a route of its own, <code>GET
 *   /static/{path...}</code>: what is more specific wins, an equal one is told at start-up, filters and
 *   guards stand before it, 405 and {@code Allow} come from the table.</td></tr>
 * <tr><td>compressed variants</td><td>{@code name.br} and {@code name.gz} beside {@code name}, if
 *   not older: by {@code Accept-Encoding}, with {@code Vary}. Nothing is compressed here.</td></tr>
 * <tr><td>the web server sends</td><td>200 alone, and where it drops no header of the answer: nginx
 *   takes over those of {@link dev.smisk.files.Sendfile#keeping}.</td></tr>
 * </table>
 */
@NullMarked
package dev.smisk.files;

import org.jspecify.annotations.NullMarked;
